import type { Box } from '../../model/index.ts';
import type { Point } from '../matrix.ts';

/** pdfjs' own codes in the number array of a path (DrawOPS, not exported). */
const MOVE = 0;
const LINE = 1;
const CURVE = 2;
const QUADRATIC = 3;
const CLOSE = 4;

/** A part of a path between two moves, in the path's own coordinates. */
export interface Subpath {
  readonly box: Box;
  /** Bounded by curves. */
  readonly round: boolean;
}

/** A path whose straight parts are shorter than this share of its box's outline is round: a rounded box has more. */
const STRAIGHT_SHARE = 0.2;

/** The subpaths of a pdfjs path; those that lie within an earlier one (holes, ornaments) are left out. */
export function subpaths(data: ArrayLike<number>): Subpath[] {
  const found: Subpath[] = [];
  let trace = newTrace(0, 0);
  const finish = () => {
    const path = toSubpath(trace);
    if (path !== undefined && !found.some((outer) => within(outer.box, path.box))) found.push(path);
  };
  for (let i = 0; i < data.length; ) {
    const code = data[i++];
    const at = (offset: number) => data[i + offset] as number;
    if (code === MOVE) {
      finish();
      trace = newTrace(at(0), at(1));
      i += 2;
    } else if (code === LINE) {
      trace.straight += Math.hypot(at(0) - trace.x, at(1) - trace.y);
      extend(trace, at(0), at(1));
      i += 2;
    } else if (code === CURVE || code === QUADRATIC) {
      const points = code === CURVE ? 3 : 2;
      // Control points lie outside the curve, by a quarter of its bulge at most; close enough for a box.
      trace.curves += 1;
      extend(trace, at(2 * points - 2), at(2 * points - 1));
      i += 2 * points;
    } else if (code === CLOSE) {
      trace.straight += Math.hypot(trace.startX - trace.x, trace.startY - trace.y);
      [trace.x, trace.y] = [trace.startX, trace.startY];
    } else break;
  }
  finish();
  return found;
}

/** The straight lines of a pdfjs path, from point to point, in the path's own coordinates. */
export function straightParts(data: ArrayLike<number>): (readonly [from: Point, to: Point])[] {
  const parts: (readonly [Point, Point])[] = [];
  let start: Point = [0, 0];
  let at: Point = start;
  for (let i = 0; i < data.length; ) {
    const code = data[i++];
    if (code === CLOSE) {
      parts.push([at, start]);
      at = start;
      continue;
    }
    const points = code === CURVE ? 3 : code === QUADRATIC ? 2 : 1;
    const to: Point = [data[i + 2 * points - 2] as number, data[i + 2 * points - 1] as number];
    if (code === MOVE) start = to;
    else if (code === LINE) parts.push([at, to]);
    else if (code !== CURVE && code !== QUADRATIC) break;
    at = to;
    i += 2 * points;
  }
  return parts;
}

interface Trace {
  readonly startX: number;
  readonly startY: number;
  x: number;
  y: number;
  box: [number, number, number, number];
  straight: number;
  curves: number;
  points: number;
}

const newTrace = (x: number, y: number): Trace => ({
  startX: x,
  startY: y,
  x,
  y,
  box: [x, y, x, y],
  straight: 0,
  curves: 0,
  points: 0,
});

function extend(trace: Trace, x: number, y: number): void {
  trace.box = [
    Math.min(trace.box[0], x),
    Math.min(trace.box[1], y),
    Math.max(trace.box[2], x),
    Math.max(trace.box[3], y),
  ];
  trace.x = x;
  trace.y = y;
  trace.points += 1;
}

function toSubpath({ box, straight, curves, points }: Trace): Subpath | undefined {
  if (points < 2) return undefined;
  const outline = 2 * (box[2] - box[0] + box[3] - box[1]);
  return { box, round: curves >= 2 && straight < STRAIGHT_SHARE * outline };
}

const within = (outer: Box, inner: Box): boolean =>
  inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3];
