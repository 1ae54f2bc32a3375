import type { Word } from '../model/index.ts';
import type { ReadLine } from './tesseract-words.ts';

/** Lines of fewer words say little of how a page lies. */
const LEAST_WORDS = 4;

/** How far the lines of a layer fall to the right (dy/dx): the median of what its words say, by the words; 0 without. */
export function slopeOf(lines: readonly ReadLine[]): number {
  const slopes = lines
    .filter(({ words }) => words.length >= LEAST_WORDS && words[0]?.rotation === 0)
    .flatMap(({ words }) => Array<number>(words.length).fill(fittedSlope(words)))
    .sort((a, b) => a - b);
  return slopes[Math.floor(slopes.length / 2)] ?? 0;
}

/** Least squares through the baselines at the words' middles. */
function fittedSlope(words: readonly Word[]): number {
  const xs = words.map(({ box }) => (box[0] + box[2]) / 2);
  const meanX = xs.reduce((sum, x) => sum + x, 0) / words.length;
  const meanY = words.reduce((sum, { baseline }) => sum + baseline, 0) / words.length;
  let [covariance, variance] = [0, 0];
  words.forEach(({ baseline }, i) => {
    const dx = (xs[i] as number) - meanX;
    covariance += dx * (baseline - meanY);
    variance += dx * dx;
  });
  return variance === 0 ? 0 : covariance / variance;
}
