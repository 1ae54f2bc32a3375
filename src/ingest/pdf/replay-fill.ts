import type { Box } from '../../model/index.ts';
import { intersect, transformBox } from '../matrix.ts';
import { overWhite } from './color.ts';
import type { GraphicsState } from './graphics-state.ts';
import type { Fill } from './marks.ts';
import { subpaths } from './path.ts';

/**
 * The areas that filling a path leaves on the page, cut to the clip; those less than `least` points wide or high
 * are left out. None where the paint has no colour of its own (a tiling pattern) or cannot be seen.
 */
export function paintFill(
  state: GraphicsState,
  path: ArrayLike<number> | null,
  bounds: Box,
  least: number,
): Fill[] {
  const alpha = state.fillAlpha * state.groupAlpha;
  if (state.fill.color === undefined || alpha === 0) return [];
  const color = overWhite(state.fill.color, alpha);
  const parts = path === null ? [{ box: bounds, round: false }] : subpaths(path);
  return parts
    .map(({ box, round }) => ({
      box: intersect(transformBox(state.ctm, box), state.clip),
      color,
      round,
    }))
    .filter(({ box }) => box[2] - box[0] >= least && box[3] - box[1] >= least);
}
