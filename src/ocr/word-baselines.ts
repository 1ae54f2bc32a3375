import type { Word } from '../model/index.ts';
import type { LetterReach } from './letter-reach.ts';
import { reachOf } from './type-size.ts';

/** Ink that is so much higher or lower than the letters of its word, in type sizes, is not theirs alone. */
const OFF = 0.12;
/** What hangs below the baseline by less than a descender. */
const HANGING = /[,;Q]/u;

/**
 * The words of a line on the baselines that their ink tells: a layer of boxes says how low each word reaches, or where
 * the line lies as a whole, and on a page that lies askew neither is where its letters stand. Words that do not tell
 * move as the others do.
 *
 * @param reaches where the ink of each word was found.
 */
export function leveled(
  words: readonly Word[],
  reaches: readonly (LetterReach | undefined)[],
  size: number,
): Word[] {
  const found = words.map((word, i) => baselineOf(word.text, reaches[i], size));
  const shifts = words.flatMap(({ baseline }, i) => {
    const own = found[i];
    return own === undefined ? [] : [own - baseline];
  });
  const usual = shifts.sort((a, b) => a - b)[Math.floor(shifts.length / 2)];
  if (usual === undefined) return [...words];
  return words.map((word, i) => ({ ...word, baseline: found[i] ?? word.baseline + usual }));
}

function baselineOf(
  text: string,
  reach: LetterReach | undefined,
  size: number,
): number | undefined {
  if (reach === undefined || HANGING.test(text)) return undefined;
  const { above, below } = reachOf(text);
  if (above === 0 || Math.abs(reach.bottom - reach.top - (above + below) * size) > OFF * size) {
    return undefined;
  }
  return reach.bottom - below * size;
}
