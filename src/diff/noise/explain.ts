import { type ConfusionTable, type Rewrites, rewrite } from '../../model/index.ts';
import {
  asMended,
  asPrinted,
  asRead,
  broadened,
  ONE_SHAPE,
  OTHER_CASE,
  rewrites,
  STRANGE_READINGS,
} from './confusions.ts';
import type { Manner, Reading, Trust } from './trust.ts';
import { wordKey } from './typography.ts';

/** How readers err: of page images in the right language, and of those that lost letters. */
export interface Confusions {
  readonly recognised: ConfusionTable;
  readonly damaged: ConfusionTable;
}

export const NO_CONFUSIONS: Confusions = { recognised: [], damaged: [] };

/** Why two words or groups of words are one in print; undefined where the publisher must have changed them. */
export type Explain = (before: readonly string[], after: readonly string[]) => string | undefined;

/** Explains what differs between two readings with such trust. */
export type Explainer = (before: Trust, after: Trust) => Explain;

/** Rarer confusions explain nothing: a change by the publisher is taken to be as likely. An assumption, not a count. */
const LEAST = 3e-4;
/** One confusion at the limit is allowed for so many letters. */
const LETTERS_PER_CONFUSION = 4;
/** A word that falls apart or runs into the next, as probability. */
const SPACE = 2e-3;
/** Words that are longer or more than so many are no words but a passage. */
const MOST_LETTERS = 80;

/** @param readings of the older and the newer edition */
export function createExplainer(
  confusions: Confusions,
  readings: readonly [before: Reading, after: Reading],
): Explainer {
  const tables = new Map<string, Rewrites<string>>();
  const tableFor = (before: Manner, after: Manner): Rewrites<string> => {
    const key = `${before} ${after}`;
    const known = tables.get(key) ?? rewrites(entries(confusions, before, after, readings));
    tables.set(key, known);
    return known;
  };
  return (before, after) => {
    if (before.manner === 'clean' && after.manner === 'clean') return sameLetters;
    const table = tableFor(before.manner, after.manner);
    const dearest = -Math.log(LEAST / Math.max(before.rate, after.rate));
    const space = -Math.log(SPACE);
    // the table of lost letters is one of small letters: a reader that loses them mistakes their case, too
    const isDamaged = before.manner === 'damaged' || after.manner === 'damaged';
    const cased = (word: string): string => (isDamaged ? word.toLowerCase() : word);
    const isRecorded = readings.some(({ readAs }) => readAs !== undefined);
    const spelled = (words: readonly string[], side: 0 | 1, manner: Manner): string[] => {
      const readAs = manner === 'damaged' ? readings[side].readAs : undefined;
      const asPrinted = wordKey(words.join(''));
      const others =
        readAs === undefined ? [] : words.map((word) => readings[side].readAs!(bare(word)));
      const isMended = others.some((list) => list.length > 0);
      const raw = words.map((word, i) => reworded(word, others[i]?.[0])).join('');
      return isMended ? [asPrinted, wordKey(raw.replace(/\s/gu, ''))] : [asPrinted];
    };
    return (was, is) => {
      const same = sameLetters(was, is);
      if (same !== undefined) return same;
      if (!isRecorded && areUnlike(lettersIn(was), lettersIn(is))) return undefined;
      const spaces = Math.abs(wordsIn(was) - wordsIn(is)) * space;
      let best: { cost: number; reason: string } | undefined;
      for (const near of spelled(was, 0, before.manner).map(cased)) {
        for (const far of spelled(is, 1, after.manner).map(cased)) {
          const length = Math.max(near.length, far.length);
          if (length > MOST_LETTERS) continue;
          if (areUnlike(near.length, far.length)) continue;
          const letters = length / LETTERS_PER_CONFUSION;
          const limit = dearest * Math.max(1, letters) - spaces;
          const found = rewrite(near, far, table, dearest, limit);
          if (found === undefined || (best !== undefined && best.cost <= found.cost)) continue;
          const reasons = spaces > 0 ? [...found.steps, 'a space misread'] : found.steps;
          best = {
            cost: found.cost,
            reason: [...new Set(reasons)].join(', ') || 'mended otherwise',
          };
        }
      }
      return best?.reason;
    };
  };
}

/** Readers lose and add letters, but not half a word. */
const areUnlike = (near: number, far: number): boolean =>
  Math.abs(near - far) > 1 + Math.max(near, far) / 2;

/** Dashes between words are typed with spaces and without. */
const wordsIn = (words: readonly string[]): number =>
  wordKey(words.join(' ').replace(/ ?[\p{Pd}\u00ac] ?/gu, '-')).split(' ').length;

const lettersIn = (words: readonly string[]): number =>
  words.reduce((sum, word) => sum + word.length, 0);

/** Groups of words that are the same but for quotes, dashes, hyphens and, where those stand, spaces. */
function sameLetters(was: readonly string[], is: readonly string[]): string | undefined {
  if (was.length !== is.length) return undefined;
  return was.every((word, i) => wordKey(word) === wordKey(is[i]!))
    ? 'quotes, dashes or hyphens'
    : undefined;
}

const bare = (word: string): string => word.replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, '');

const reworded = (word: string, read: string | undefined): string =>
  read === undefined ? word : word.replace(bare(word), () => read);

function entries(
  tables: Confusions,
  before: Manner,
  after: Manner,
  readings: readonly [Reading, Reading],
) {
  const damaged = broadened(tables.damaged);
  const recognised =
    tables.recognised.length > 0
      ? [...tables.recognised, ...STRANGE_READINGS, ...OTHER_CASE, ...ONE_SHAPE]
      : [];
  const table = (manner: Manner): ConfusionTable =>
    ({ clean: [], recognised, damaged: [...damaged, ...recognised] })[manner];
  const isUnrecorded = [before, after].some(
    (manner, side) => manner === 'damaged' && readings[side]!.readAs === undefined,
  );
  return [
    ...asRead(table(after)),
    ...asPrinted(table(before)),
    ...(isUnrecorded ? asMended(tables.damaged) : []),
  ];
}

/** A mark that no word is: specks, and what readers make of bullets. */
const STRAY = /^(?:[^\p{L}\d]+|[eo¢®©])$/u;
/** The narrowest word there is: recognition passes over it at times ("det i mindst"). */
const NARROW = /^[iI]$/;

/** Why a word that only one edition has may be the reading's doing. */
export function explainLone(word: string, own: Trust, other: Trust): string | undefined {
  const hasLetters = /[\p{L}\d]/u.test(word);
  if (own.manner !== 'clean' && STRAY.test(word)) return 'a stray mark';
  if (other.manner !== 'clean' && !hasLetters) return 'a mark that was not read';
  if (other.manner !== 'clean' && NARROW.test(word))
    return 'a word of one stroke that was not read';
  return undefined;
}
