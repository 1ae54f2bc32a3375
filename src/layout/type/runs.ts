import type { Word } from '../../model/index.ts';

/** Upright words that follow each other closely on about one baseline, however the page is turned. */
export function runsOf(words: readonly Word[]): Word[][] {
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
