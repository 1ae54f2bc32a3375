import type { Offering } from '../../model/index.ts';
import { foldedLetters, printedWords } from '../noise/typography.ts';
import type { Matching, Pair } from './match.ts';

/** Offerings that took over a part of a pair's text, or gave theirs up to it. */
export interface Parts {
  readonly pair: Pair;
  readonly parts: readonly Offering[];
}

/** Words in a row that two texts hardly share by chance. */
const SHINGLE = 4;
/** Fewer shingles are a phrase, not a text that was taken over. */
const LEAST_SHINGLES = 6;
/** Share of the part's text that stood in the whole. */
const TAKEN_OVER = 0.5;

/** Added offerings whose text stood in an offering that goes on without it. */
export const splits = ({ pairs, added }: Matching): Parts[] =>
  takenOver(
    pairs.map((pair) => ({ pair, whole: pair.before, rest: pair.after })),
    added,
  );

/** Removed offerings whose text now stands in an offering that was there without it. */
export const merges = ({ pairs, removed }: Matching): Parts[] =>
  takenOver(
    pairs.map((pair) => ({ pair, whole: pair.after, rest: pair.before })),
    removed,
  );

interface Whole {
  readonly pair: Pair;
  readonly whole: Offering;
  readonly rest: Offering;
}

function takenOver(wholes: readonly Whole[], lone: readonly Offering[]): Parts[] {
  if (lone.length === 0) return [];
  const holders = new Map<string, number[]>();
  wholes.forEach(({ whole, rest }, n) => {
    if (whole.description === rest.description) return;
    const kept = new Set(shingles(rest));
    for (const shingle of new Set(shingles(whole))) {
      if (kept.has(shingle)) continue;
      const list = holders.get(shingle);
      if (list === undefined) holders.set(shingle, [n]);
      else list.push(n);
    }
  });
  const parts = new Map<number, Offering[]>();
  for (const offering of lone) {
    const own = shingles(offering);
    if (own.length < LEAST_SHINGLES) continue;
    const counts = new Map<number, number>();
    for (const shingle of own) {
      for (const n of holders.get(shingle) ?? []) counts.set(n, (counts.get(n) ?? 0) + 1);
    }
    const [best] = [...counts].sort(([a, x], [b, y]) => y - x || a - b);
    if (best === undefined || best[1] < own.length * TAKEN_OVER) continue;
    parts.set(best[0], [...(parts.get(best[0]) ?? []), offering]);
  }
  return [...parts].map(([n, offerings]) => ({ pair: wholes[n]!.pair, parts: offerings }));
}

function shingles({ description }: Offering): string[] {
  const words = printedWords(description ?? '')
    .map(foldedLetters)
    .filter((word) => word !== '');
  return words.slice(SHINGLE - 1).map((_, n) => words.slice(n, n + SHINGLE).join(' '));
}
