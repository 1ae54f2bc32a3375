import type { Word } from '../model/index.ts';
import { type Measured, typeSize } from './type-size.ts';

/** So many letters of Danish hold an æ, an ø or an å beyond doubt: they are 2.8 % of its letters. */
const ENOUGH = 200;

/** Whether the program that read a page knew no æ, ø and å. */
export function lacksDanish(words: readonly Pick<Word, 'text'>[]): boolean {
  const text = words.map((word) => word.text).join('');
  return (text.match(/\p{L}/gu)?.length ?? 0) >= ENOUGH && !/[æøåÆØÅ]/u.test(text);
}

/** An "a" may be an "å" whose ring was lost: it reaches higher than other letters. */
const MAY_LACK_RING = /a/iu;
/** The only letter below the baseline may be an "ø" that was read as "g": then none is there. */
const MAY_BE_STROKE = /^[^jpqy]*g[^jpqy]*$/u;
/** How far these reach differs from face to face. */
const UNLIKE = /[()[\]/|]/u;
/** So many letters tell the size of a line. */
const TELLING = 2;
/** Letters are misread for taller ones as often as for lower ones: the word in the middle tells the size of a line. */
const MIDDLE = 0.5;

/**
 * The type size of a line that was read without æ, ø and å, from the words that are as high as the letters that were
 * read; where there are none, from the lowest of those that can but be too high.
 */
export function sizeOfDamaged(words: readonly Measured[]): number | undefined {
  const shorter = words.filter(({ text }) => !MAY_BE_STROKE.test(text) && !UNLIKE.test(text));
  const sure = shorter.filter(({ text }) => !MAY_LACK_RING.test(text));
  if (isTelling(sure)) return typeSize(sure, MIDDLE);
  return isTelling(shorter) ? typeSize(shorter) : typeSize(words, MIDDLE);
}

function isTelling(words: readonly Measured[]): boolean {
  const letters = words.map(({ text }) => text.match(/[\p{L}\d]/gu)?.length ?? 0);
  return letters.reduce((sum, count) => sum + count, 0) >= TELLING;
}
