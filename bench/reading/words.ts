/** How the words of a reading agree with those that were set, wherever they stand. */
export interface Count {
  readonly truth: number;
  readonly read: number;
  readonly right: number;
  /** Words with æ, ø or å. */
  readonly danish: number;
  readonly danishRight: number;
  readonly missed: readonly string[];
  readonly spurious: readonly string[];
}

export const NOTHING: Count = {
  truth: 0,
  read: 0,
  right: 0,
  danish: 0,
  danishRight: 0,
  missed: [],
  spurious: [],
};

/** Compares two texts as multisets of words. */
export function countWords(truth: readonly string[], read: readonly string[]): Count {
  const left = new Map<string, number>();
  for (const word of read) left.set(word, (left.get(word) ?? 0) + 1);
  const missed: string[] = [];
  let [danish, danishRight] = [0, 0];
  for (const word of truth) {
    const found = (left.get(word) ?? 0) > 0;
    if (found) left.set(word, (left.get(word) as number) - 1);
    else missed.push(word);
    if (!/[æøå]/i.test(word)) continue;
    danish += 1;
    if (found) danishRight += 1;
  }
  const spurious = [...left].flatMap(([word, count]) => Array<string>(count).fill(word));
  return {
    truth: truth.length,
    read: read.length,
    right: truth.length - missed.length,
    danish,
    danishRight,
    missed,
    spurious,
  };
}

export const sum = (a: Count, b: Count): Count => ({
  truth: a.truth + b.truth,
  read: a.read + b.read,
  right: a.right + b.right,
  danish: a.danish + b.danish,
  danishRight: a.danishRight + b.danishRight,
  missed: [...a.missed, ...b.missed],
  spurious: [...a.spurious, ...b.spurious],
});

/** The harmonic mean of the share of words found and the share of those read that were set. */
export const f1 = ({ truth, read, right }: Count): string =>
  truth + read === 0 ? '–' : `${((200 * right) / (truth + read)).toFixed(2)} %`;
