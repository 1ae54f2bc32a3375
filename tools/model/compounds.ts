/**
 * How likely a word is as a part of compounds: by its own frequency, and by how many words of the lexicon it is
 * seen to begin or end (its productivity).
 */
import { BEGINS, ENDS, STANDALONE, WITHIN } from '../../src/normalize/model/lexicon.ts';

const MIN_PART = 3;
/** Share of the productivity in the mixture with the word's own frequency: the best on texts for development. */
const PRODUCTIVITY = 0.3;
/** A linking form such as "ledelses" is worth this share of "ledelse". */
const LINKED = 0.5;
/** A split of a listed word is believed only where its parts are about this likely together. */
const MIN_SPLIT = Math.exp(-26);

export interface CompoundParts {
  readonly first: (word: string) => number;
  readonly last: (word: string) => number;
}

export function compoundParts(
  roles: ReadonlyMap<string, number>,
  frequency: ReadonlyMap<string, number>,
): CompoundParts {
  const own = (word: string): number => {
    const p = frequency.get(word) ?? 0;
    if (!/[se]$/.test(word) || word.length < 5) return p;
    return Math.max(p, LINKED * (frequency.get(word.slice(0, -1)) ?? 0));
  };
  const begins = new Map<string, number>();
  const ends = new Map<string, number>();
  let splits = 0;
  for (const [word, role] of roles) {
    if ((role & STANDALONE) === 0 || word.length < 7) continue;
    let best = MIN_SPLIT;
    let cut = 0;
    for (let at = MIN_PART; at <= word.length - MIN_PART; at++) {
      const [head, tail] = [word.slice(0, at), word.slice(at)];
      const [headRole, tailRole] = [roles.get(head) ?? 0, roles.get(tail) ?? 0];
      if ((headRole & (BEGINS | WITHIN)) === 0 || (tailRole & ENDS) === 0) continue;
      const p = own(head) * own(tail);
      if (p > best) [best, cut] = [p, at];
    }
    if (cut === 0) continue;
    splits++;
    const [head, tail] = [word.slice(0, cut), word.slice(cut)];
    begins.set(head, (begins.get(head) ?? 0) + 1);
    ends.set(tail, (ends.get(tail) ?? 0) + 1);
  }
  const mixed = (seen: ReadonlyMap<string, number>) => (word: string) =>
    (1 - PRODUCTIVITY) * own(word) + (PRODUCTIVITY * (seen.get(word) ?? 0)) / splits;
  return { first: mixed(begins), last: mixed(ends) };
}
