import { distance } from 'fastest-levenshtein';

/** Typographic variants as one: quotes, dashes, soft hyphens, runs of white space. */
export const plainly = (text: string): string =>
  text
    .replace(/[’‘]/g, "'")
    .replace(/[–—]/g, '-')
    .replaceAll('\u00ad', '')
    .replace(/\s+/g, ' ')
    .trim();

/** The text of a description without its list bullets. */
const running = (text: string): string => plainly(text.replace(/^\s*[-•] /gm, ''));

/** Character error rate: edits per character of the truth; may exceed 1. */
export function characterErrorRate(truth: string, read: string): number {
  const [want, got] = [running(truth), running(read)];
  return distance(want, got) / Math.max(1, want.length);
}

/** 1 for the same text, case apart; 0 for nothing in common. */
export function likeness(a: string, b: string): number {
  const [left, right] = [plainly(a).toLowerCase(), plainly(b).toLowerCase()];
  const longest = Math.max(left.length, right.length);
  return longest === 0 ? 1 : 1 - distance(left, right) / longest;
}
