import { z } from 'zod';

/** A rectangle `[left, top, right, bottom]` in PDF points (1/72 inch), origin at the page's top left, y downwards. */
export const Box: z.ZodType<Box> = z
  .tuple([z.number(), z.number(), z.number(), z.number()])
  .readonly()
  .describe('[left, top, right, bottom] in PDF points, origin top left');
export type Box = readonly [left: number, top: number, right: number, bottom: number];

/** The smallest box that holds all of `boxes`; `[0, 0, 0, 0]` for none. */
export function union(boxes: Iterable<Box>): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    x0 = Math.min(x0, box[0]);
    y0 = Math.min(y0, box[1]);
    x1 = Math.max(x1, box[2]);
    y1 = Math.max(y1, box[3]);
  }
  return x0 === Infinity ? [0, 0, 0, 0] : [x0, y0, x1, y1];
}

/** Length of the common run of two boxes along x, in points; negative is the gap between them. */
export const overlapX = (a: Box, b: Box): number => Math.min(a[2], b[2]) - Math.max(a[0], b[0]);

/** Length of the common run of two boxes along y, in points; negative is the gap between them. */
export const overlapY = (a: Box, b: Box): number => Math.min(a[3], b[3]) - Math.max(a[1], b[1]);

/** Whether the centre of `inner` lies in `outer`. */
export function holdsCentre(outer: Box, inner: Box): boolean {
  const x = (inner[0] + inner[2]) / 2;
  const y = (inner[1] + inner[3]) / 2;
  return x >= outer[0] && x <= outer[2] && y >= outer[1] && y <= outer[3];
}

/** A box with its coordinates rounded to a tenth of a point: what is written out. */
export const roundBox = (box: Box): Box =>
  box.map((value) => Math.round(value * 10) / 10) as unknown as Box;
