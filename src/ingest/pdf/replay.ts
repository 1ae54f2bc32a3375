import type { Marks } from './marks.ts';
import { handlers } from './operators.ts';
import { restoreAll } from './replay-levels.ts';
import { newReplay, type Stage } from './replay-state.ts';

/** pdfjs' operator list: what the content streams of a page say, forms and annotations unfolded. */
export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/**
 * Follows the graphics state through an operator list and collects what is painted.
 *
 * Images: the list is asked for with pdfjs' `maxImageSize: 1`, which keeps it from decoding images (30 times the
 * cost of the page's text) and drops their operators. A place is still left where each stood: a matrix set within a
 * save/restore pair that then paints nothing. The unit square under that matrix is where the image is.
 */
export function replay(list: OperatorList, stage: Stage): Marks {
  const run = newReplay(stage);
  list.fnArray.forEach((code, i) => {
    handlers[code]?.(run, (list.argsArray[i] ?? []) as never);
  });
  restoreAll(run);
  return { glyphs: run.glyphs, fills: run.fills, rules: run.rules, images: run.images };
}
