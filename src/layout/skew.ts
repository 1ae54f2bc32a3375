import type { Box, Page, Word } from '../model/index.ts';
import { containerOf, containersOf } from './containers.ts';
import { isEstimated, median, type Token } from './token.ts';
import type { Typography } from './typography.ts';

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

/** Words that follow each other closely on about one baseline. */
function runsOf(words: readonly Word[]): Word[][] {
  const runs: Word[][] = [];
  const level = words.filter((word) => word.rotation === 0);
  for (const word of level.sort((a, b) => a.box[0] - b.box[0])) {
    const { size } = word.style;
    const run = runs.findLast((candidate) => {
      const end = candidate.at(-1)!;
      const gap = word.box[0] - end.box[2];
      return (
        gap > -0.3 * size &&
        gap < 1.2 * size &&
        Math.abs(word.baseline - end.baseline) < 0.25 * size
      );
    });
    if (run === undefined) runs.push([word]);
    else run.push(word);
  }
  return runs;
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

/** Moves a box to where its middle lies once the page is turned level about its own middle. */
function levelled(
  box: Box,
  slope: number,
  page: Page,
): readonly [box: Box, dx: number, dy: number] {
  const dx = slope * ((box[1] + box[3]) / 2 - page.height / 2);
  const dy = -slope * ((box[0] + box[2]) / 2 - page.width / 2);
  return [[box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy], dx, dy];
}

/** The words of a page, level, of settled size, each with the filled area it stands in. */
export function straighten(page: Page, { bodySize, settled }: Typography): Token[] {
  const estimated = isEstimated(page);
  const slope = skewOf(page.words);
  const containers = containersOf(page, bodySize).map((container) => ({
    ...container,
    levelBox: levelled(container.box, slope, page)[0],
  }));
  return page.words.map((word) => {
    const [box, dx, dy] = levelled(word.box, slope, page);
    const baseline = word.baseline + (word.rotation % 180 === 0 ? dy : dx);
    const style = settled(word.style, estimated);
    const container = containerOf(word, containers);
    return { ...word, box, baseline, style, source: word, container };
  });
}
