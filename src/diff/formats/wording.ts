import type { Change, DiffFile } from '../../model/index.ts';

export const titleOf = ({ before, after }: Change): string => (after ?? before)?.title ?? '';

/** "1 added, 2 changed, 19 unchanged; 7 differences laid to the reading" */
export function summaryLine({ summary }: DiffFile): string {
  const parts = (['added', 'removed', 'changed', 'unchanged'] as const)
    .filter((name) => summary[name] > 0)
    .map((name) => `${summary[name]} ${name}`);
  const counted = parts.length === 0 ? 'nothing to compare' : parts.join(', ');
  if (summary.suppressed === 0) return counted;
  const differences = summary.suppressed === 1 ? 'difference' : 'differences';
  return `${counted}; ${summary.suppressed} ${differences} laid to the reading`;
}

/** "renamed, text" */
export const aspectsLine = ({ aspects }: Change): string => aspects.join(', ');

/** "split into “A” and “B”", "merged with “C”" */
export function partsLine({ aspects, parts }: Change): string | undefined {
  if (parts === undefined) return undefined;
  const names = parts.map(({ title }) => `“${title}”`).join(', ');
  return aspects.includes('split') ? `split: also ${names}` : `merged: took in ${names}`;
}

/** A field's value in one line. */
export function shown(value: unknown): string {
  if (value === undefined) return '–';
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(shown).join(' › ');
  return typeof value === 'string' ? value.replace(/\s+/gu, ' ') : JSON.stringify(value);
}

/** Equal words that are left of a longer run on either side of a change. */
const CONTEXT = 6;

/** An equal run without its middle, at the place where it stands among others. */
export function shortened(text: string, isFirst: boolean, isLast: boolean): string {
  const words = text.split(' ');
  const [head, tail] = [isFirst ? 0 : CONTEXT, isLast ? 0 : CONTEXT];
  if (words.length <= head + tail + 1) return text;
  return [...words.slice(0, head), '…', ...words.slice(words.length - tail)].join(' ');
}
