import type { Word } from '../../model/index.ts';
import { median } from '../statistics.ts';
import { runsOf } from '../type/runs.ts';

/** Word spaces of set type are a quarter to a half of its size; wider ones say that the words are too narrow. */
const WIDEST_SPACE = 0.5;
/** What is left between two words at least, in type sizes. */
const LEAST_SPACE = 0.15;

/**
 * Words as wide as they are printed. Tesseract's PDF layers stretch a word together with the space after it over the
 * word's width, so that n letters get the room of n of n + 1: columns and full lines cannot be told until they are
 * given back what they lack. Layers with ordinary spaces are left as they are.
 */
export function widened(words: readonly Word[]): readonly Word[] {
  const after = new Map<Word, Word>();
  const spaces: number[] = [];
  for (const run of runsOf(words)) {
    run.forEach((word, i) => {
      const next = run[i + 1];
      if (next === undefined) return;
      after.set(word, next);
      spaces.push((next.box[0] - word.box[2]) / word.style.size);
    });
  }
  if (median(spaces) <= WIDEST_SPACE) return words;
  return words.map((word) => {
    if (word.rotation !== 0) return word;
    const [left, top, right, bottom] = word.box;
    const letters = [...word.text].length;
    const full = left + ((right - left) * (letters + 1)) / letters;
    const next = after.get(word)?.box[0] ?? Infinity;
    const end = Math.max(right, Math.min(full, next - LEAST_SPACE * word.style.size));
    return { ...word, box: [left, top, end, bottom] };
  });
}
