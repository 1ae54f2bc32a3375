import type { Word } from '../../model/index.ts';
import { median } from '../statistics.ts';
import { runsOf } from '../type/runs.ts';

/** Runs shorter than this many type sizes say little about the slope of the page. */
const SHORTEST_RUN = 12;
/** Scans are seldom turned more than this; a steeper slope is a wrong guess. tan 3° */
const STEEPEST = 0.052;
/** Below this slope no line of a page moves by a fifth of a type size. */
const LEVEL = 0.0008;

/** The slope of a page's lines (dy/dx, downwards positive): 0 for level pages. */
export function skewOf(words: readonly Word[]): number {
  const slopes: { slope: number; weight: number }[] = [];
  for (const run of runsOf(words)) {
    const first = run[0];
    const last = run.at(-1);
    if (first === undefined || last === undefined || run.length < 4) continue;
    const length = last.box[2] - first.box[0];
    if (length < SHORTEST_RUN * first.style.size) continue;
    slopes.push({ slope: fittedSlope(run), weight: Math.round(length / first.style.size) });
  }
  const slope = median(slopes.flatMap(({ slope, weight }) => Array<number>(weight).fill(slope)));
  return Math.abs(slope) < LEVEL || Math.abs(slope) > STEEPEST ? 0 : slope;
}

/** Least squares through the baselines at the words' middles. */
function fittedSlope(run: readonly Word[]): number {
  const xs = run.map((word) => (word.box[0] + word.box[2]) / 2);
  const meanX = xs.reduce((sum, x) => sum + x, 0) / run.length;
  const meanY = run.reduce((sum, word) => sum + word.baseline, 0) / run.length;
  let covariance = 0;
  let variance = 0;
  run.forEach((word, i) => {
    const dx = xs[i]! - meanX;
    covariance += dx * (word.baseline - meanY);
    variance += dx * dx;
  });
  return variance === 0 ? 0 : covariance / variance;
}
