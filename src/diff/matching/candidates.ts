import type { Profile } from './features.ts';
import { LEAST_LIKENESS, likeness } from './likeness.ts';

/** Two offerings that may be one, by their numbers in the lists that were searched. */
export interface Candidate {
  readonly before: number;
  readonly after: number;
  readonly likeness: number;
}

/** How many of an offering's marks lead to candidates, and how many offerings a mark may lead to. */
const RAREST = 24;
const MOST_HOLDERS = 48;
/** Those that share most are looked at whole. */
const LOOKED_AT = 6;

/**
 * Pairs that are alike. Each offering is compared with those only that share its rarest marks or its title, so that
 * the work grows with the number of offerings and not with its square.
 */
export function candidates(before: readonly Profile[], after: readonly Profile[]): Candidate[] {
  const byMark = new Map<number, number[]>();
  const byTitle = new Map<string, number[]>();
  before.forEach((profile, n) => {
    for (const mark of marksOf(profile)) push(byMark, mark, n);
    push(byTitle, profile.titleKey, n);
  });
  return after.flatMap((profile, n) => {
    const shared = new Map<number, number>();
    const count = (holders: readonly number[], weight: number): void => {
      for (const holder of nearest(holders, n)) {
        shared.set(holder, (shared.get(holder) ?? 0) + weight);
      }
    };
    for (const holders of rarest(marksOf(profile), byMark))
      count(holders, 1 / Math.sqrt(holders.length));
    count(byTitle.get(profile.titleKey) ?? [], RAREST);
    return [...shared]
      .sort(([a, x], [b, y]) => y - x || a - b)
      .slice(0, LOOKED_AT)
      .map(([holder]) => ({
        before: holder,
        after: n,
        likeness: likeness(before[holder]!, profile),
      }))
      .filter((candidate) => candidate.likeness >= LEAST_LIKENESS);
  });
}

/** The offerings that hold a mark, for the marks that fewest hold. */
function rarest(
  marks: readonly number[],
  byMark: ReadonlyMap<number, readonly number[]>,
): readonly (readonly number[])[] {
  const lists = marks.flatMap((mark) => {
    const holders = byMark.get(mark);
    return holders === undefined ? [] : [holders];
  });
  return lists.sort((a, b) => a.length - b.length).slice(0, RAREST);
}

/** Beyond the number of words that two editions can have. */
const PAIRS_FROM = 2 ** 24;

/** Its words, and each with the next: two in a row are rare even where all words are common. */
function marksOf({ runs }: Profile): number[] {
  const marks = new Set<number>();
  for (const words of runs) {
    words.forEach((word, n) => {
      marks.add(word);
      if (n > 0) marks.add(PAIRS_FROM * (words[n - 1]! + 1) + word);
    });
  }
  return [...marks];
}

function push<K>(lists: Map<K, number[]>, key: K, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** Of many holders those that stand nearest in the order of the catalogue. */
function nearest(holders: readonly number[], n: number): readonly number[] {
  if (holders.length <= MOST_HOLDERS) return holders;
  let [low, high] = [0, holders.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holders[middle]! < n) low = middle + 1;
    else high = middle;
  }
  const from = Math.max(0, Math.min(low - MOST_HOLDERS / 2, holders.length - MOST_HOLDERS));
  return holders.slice(from, from + MOST_HOLDERS);
}
