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

/** 1 for the same text, case apart; 0 for nothing in common: twice the common subsequence over both lengths. */
export function likeness(a: string, b: string): number {
  const [left, right] = [plainly(a).toLowerCase(), plainly(b).toLowerCase()];
  const both = left.length + right.length;
  return both === 0 ? 1 : (2 * commonSubsequence(left, right)) / both;
}

/** Length of the longest common subsequence. */
function commonSubsequence(a: string, b: string): number {
  let above: readonly number[] = new Array(b.length + 1).fill(0);
  for (const letter of a) {
    const row = [0];
    for (let j = 1; j <= b.length; j++) {
      const [corner, up, side] = [above[j - 1] ?? 0, above[j] ?? 0, row[j - 1] ?? 0];
      row.push(letter === b[j - 1] ? corner + 1 : Math.max(up, side));
    }
    above = row;
  }
  return above.at(-1) ?? 0;
}
