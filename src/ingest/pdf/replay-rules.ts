import type { Box } from '../../model/index.ts';
import { applyTo, type Matrix, type Point, transformBox } from '../matrix.ts';
import type { GraphicsState } from './graphics-state.ts';
import { straightParts, subpaths } from './path.ts';

/** Shorter lines are strokes of drawings, thicker ones are areas; points. */
const LEAST_LENGTH = 8;
const THICKEST = 2;

/** The upright lines that stroking a path leaves on the page. */
export function strokedRules(
  state: GraphicsState,
  path: ArrayLike<number> | null,
  bounds: Box,
): Box[] {
  if (state.stroke.color === undefined || state.strokeAlpha * state.groupAlpha === 0) return [];
  const parts = path === null ? edgesOf(bounds) : straightParts(path);
  return parts.flatMap(([from, to]) => cutRule(lineBox(state.ctm, from, to), state.clip));
}

/** The lines that are painted as very flat or narrow areas. */
export function filledRules(
  state: GraphicsState,
  path: ArrayLike<number> | null,
  bounds: Box,
): Box[] {
  if (state.fill.color === undefined || state.fillAlpha * state.groupAlpha === 0) return [];
  const parts = path === null ? [{ box: bounds }] : subpaths(path);
  return parts.flatMap(({ box }) => cutRule(transformBox(state.ctm, box), state.clip));
}

function edgesOf([x0, y0, x1, y1]: Box): (readonly [Point, Point])[] {
  const corners: readonly Point[] = [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
  ];
  return corners.map((corner, i) => [corner, corners[(i + 1) % 4] as Point]);
}

function lineBox(matrix: Matrix, from: Point, to: Point): Box {
  const [ax, ay] = applyTo(matrix, ...from);
  const [bx, by] = applyTo(matrix, ...to);
  return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)];
}

/** What the clip leaves of a line, if that is a rule. */
function cutRule(line: Box, clip: Box): Box[] {
  const cut: Box = [
    Math.max(line[0], clip[0]),
    Math.max(line[1], clip[1]),
    Math.min(line[2], clip[2]),
    Math.min(line[3], clip[3]),
  ];
  const [wide, high] = [cut[2] - cut[0], cut[3] - cut[1]];
  if (wide < 0 || high < 0) return [];
  return Math.min(wide, high) <= THICKEST && Math.max(wide, high) >= LEAST_LENGTH ? [cut] : [];
}
