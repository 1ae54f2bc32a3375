import type { Profile } from './features.ts';
import { LEAST_LIKENESS, likeness } from './likeness.ts';

/** Two offerings that may be one, by their numbers in the lists that were searched. */
export interface Candidate {
  readonly before: number;
  readonly after: number;
  readonly likeness: number;
}

/** How many of an offering's rarest words lead to candidates, and how many offerings a word may lead to. */
const RAREST = 16;
const MOST_HOLDERS = 48;
/** The likeliest by their rarest words are looked at whole. */
const LOOKED_AT = 8;

/**
 * Pairs that are alike. Each offering is compared with those only that share its rarest words, the letters of its
 * title or the title itself, so that the work grows with the number of offerings and not with its square.
 */
export function candidates(before: readonly Profile[], after: readonly Profile[]): Candidate[] {
  const byWord = new Map<number, number[]>();
  const byTitle = new Map<string, number[]>();
  const byTitlePart = new Map<string, number[]>();
  before.forEach((profile, n) => {
    for (const [word] of firstOf(profile.words)) push(byWord, word, n);
    push(byTitle, profile.titleKey, n);
    for (const part of titleParts(profile)) push(byTitlePart, part, n);
  });
  return after.flatMap((profile, n) => {
    const shared = new Map<number, number>();
    const count = (holders: readonly number[], weight: number): void => {
      for (const holder of nearest(holders, n)) {
        shared.set(holder, (shared.get(holder) ?? 0) + weight / Math.sqrt(holders.length));
      }
    };
    for (const [word, weight] of firstOf(profile.words)) count(byWord.get(word) ?? [], weight);
    for (const part of titleParts(profile)) count(byTitlePart.get(part) ?? [], PART_WEIGHT);
    count(byTitle.get(profile.titleKey) ?? [], TITLE_WEIGHT);
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

/** A shared title weighs more than all shared words together, which have length 1; a shared part of it a little. */
const TITLE_WEIGHT = 4;
const PART_WEIGHT = 0.2;
const PART_LETTERS = 5;

/** Letters of a title in a row: they are shared by a title that was changed or misread in part. */
function* titleParts({ title }: Profile): Generator<string> {
  for (let at = 0; at + PART_LETTERS <= title.length; at += 1)
    yield title.slice(at, at + PART_LETTERS);
}

function* firstOf(words: ReadonlyMap<number, number>): Generator<readonly [number, number]> {
  let left = RAREST;
  for (const entry of words) {
    if (left-- === 0) return;
    yield entry;
  }
}

function push<K>(lists: Map<K, number[]>, key: K, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else if (list.at(-1) !== value) list.push(value);
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
