import type { Box } from '../model/index.ts';

/** A PDF transformation matrix `[a b c d e f]` (ISO 32000-1, 8.3.4): x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export const multiply = (outer: Matrix, inner: Matrix): Matrix => [
  outer[0] * inner[0] + outer[2] * inner[1],
  outer[1] * inner[0] + outer[3] * inner[1],
  outer[0] * inner[2] + outer[2] * inner[3],
  outer[1] * inner[2] + outer[3] * inner[3],
  outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
  outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
];

export type Point = readonly [x: number, y: number];

export const applyTo = (m: Matrix, x: number, y: number): Point => [
  m[0] * x + m[2] * y + m[4],
  m[1] * x + m[3] * y + m[5],
];

/** The upright box around a transformed rectangle. */
export function transformBox(m: Matrix, [x0, y0, x1, y1]: Box): Box {
  const [ax, ay] = applyTo(m, x0, y0);
  const [bx, by] = applyTo(m, x1, y0);
  const [cx, cy] = applyTo(m, x0, y1);
  const [dx, dy] = applyTo(m, x1, y1);
  return [
    Math.min(ax, bx, cx, dx),
    Math.min(ay, by, cy, dy),
    Math.max(ax, bx, cx, dx),
    Math.max(ay, by, cy, dy),
  ];
}

/** The common part of two boxes; one of no area where they are apart. */
export function intersect(a: Box, b: Box): Box {
  const x0 = Math.max(a[0], b[0]);
  const y0 = Math.max(a[1], b[1]);
  return [x0, y0, Math.max(x0, Math.min(a[2], b[2])), Math.max(y0, Math.min(a[3], b[3]))];
}

export const area = (box: Box): number =>
  Math.max(0, box[2] - box[0]) * Math.max(0, box[3] - box[1]);
