/** Where each word of the print is found in what was read. */

export interface WordPair {
  readonly truth: string;
  /** What stands in its place; a word that ran into its neighbour or fell in two is not itself. */
  readonly read: string;
}

const GAP = 1;
const FOLD: Readonly<Record<string, string>> = { æ: 'a', ø: 'o', å: 'a', Æ: 'A', Ø: 'O', Å: 'A' };

function substitution(a: string, b: string): number {
  if (a === b) return 0;
  if ((a === ' ') !== (b === ' ')) return 3;
  if ((FOLD[a] ?? a).toLowerCase() === b.toLowerCase()) return 0.5;
  return 'æøåÆØÅ'.includes(a) ? 0.7 : 1.5;
}

/** Half the width of the band around the diagonal, in characters: a page loses or gains no more at one place. */
const BAND = 120;

/** For each character of `truth` the index in `read` that it stands against, or -1. Least edit cost. */
export function alignCharacters(truth: string, read: string): Int32Array {
  const [n, m] = [truth.length, read.length];
  const width = 2 * BAND + 1;
  const cost = new Float32Array((n + 1) * width).fill(Number.POSITIVE_INFINITY);
  const shift = (i: number): number => Math.round((i * m) / Math.max(1, n)) - BAND;
  const at = (i: number, j: number): number => i * width + (j - shift(i));
  const inBand = (i: number, j: number): boolean => {
    const k = j - shift(i);
    return i >= 0 && j >= 0 && k >= 0 && k < width;
  };
  for (let i = 0; i <= n; i++) {
    for (let j = Math.max(0, shift(i)); j <= Math.min(m, shift(i) + width - 1); j++) {
      let best = i === 0 && j === 0 ? 0 : Number.POSITIVE_INFINITY;
      if (inBand(i - 1, j - 1)) {
        best = Math.min(best, cost[at(i - 1, j - 1)]! + substitution(truth[i - 1]!, read[j - 1]!));
      }
      if (inBand(i - 1, j)) best = Math.min(best, cost[at(i - 1, j)]! + GAP);
      if (inBand(i, j - 1)) best = Math.min(best, cost[at(i, j - 1)]! + GAP);
      cost[at(i, j)] = best;
    }
  }
  const map = new Int32Array(n).fill(-1);
  let [i, j] = [n, m];
  while (i > 0 || j > 0) {
    const here = cost[at(i, j)]!;
    const close = (a: number): boolean => Math.abs(a - here) < 1e-3;
    if (
      inBand(i - 1, j - 1) &&
      close(cost[at(i - 1, j - 1)]! + substitution(truth[i - 1]!, read[j - 1]!))
    ) {
      map[--i] = --j;
    } else if (inBand(i - 1, j) && close(cost[at(i - 1, j)]! + GAP)) i--;
    else j--;
  }
  return map;
}

const isBreak = (character: string | undefined): boolean =>
  character === undefined || character === ' ';

/** Each word of `truth` with what stands for it in `read`. White space is evened out first. */
export function alignWords(truth: string, read: string): WordPair[] {
  const [t, r] = [truth, read].map((text) => text.trim().replace(/\s+/g, ' ')) as [string, string];
  const map = alignCharacters(t, r);
  const pairs: WordPair[] = [];
  for (const match of t.matchAll(/\S+/g)) {
    const positions = [...map.slice(match.index, match.index + match[0].length)].filter(
      (position) => position >= 0,
    );
    if (positions.length === 0) {
      pairs.push({ truth: match[0], read: '' });
      continue;
    }
    // All that touches it belongs to it.
    let [from, to] = [positions[0]!, positions.at(-1)! + 1];
    while (!isBreak(r[from - 1])) from--;
    while (!isBreak(r[to])) to++;
    pairs.push({ truth: match[0], read: r.slice(from, to) });
  }
  return pairs;
}
