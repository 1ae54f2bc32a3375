import { type Box, type Shape, union } from '../../model/index.ts';
import { height, width } from '../extent.ts';

/** Corners of cards may be round: sides meet within so many points. */
const MEET = 10;
/** Cards are so many body sizes wide, and their sides so many high, at least. */
const LEAST_WIDTH = 8;
const LEAST_HEIGHT = 3;

/**
 * The cards of a page image: upright rules at both sides of a text that a level rule, or a filled area as wide, closes
 * above and below. A band with the title or a picture is part of its card; its edge is no rule. `rules` and `fills` are
 * those of the straightened page.
 */
export function cardsOf(rules: readonly Box[], fills: readonly Box[], bodySize: number): Shape[] {
  const upright = rules.filter(
    (rule) => height(rule) > width(rule) && height(rule) >= LEAST_HEIGHT * bodySize,
  );
  const level = rules.filter((rule) => width(rule) > height(rule));
  const sides = [...upright].sort((a, b) => a[0] - b[0]);
  return sides.flatMap((left, i) => {
    const right = sides
      .slice(i + 1)
      .find((side) => areNear(left, side, [1, 3]) && side[0] - left[0] >= LEAST_WIDTH * bodySize);
    if (right === undefined) return [];
    const between = union([left, right]);
    const across = [...fills, ...level].filter((box) => areNear(between, box, [0, 2]));
    const above = across.filter((box) => Math.abs(box[3] - between[1]) < MEET);
    const below = across.filter((box) => Math.abs(box[1] - between[3]) < MEET);
    if (above.length === 0 || below.length === 0) return [];
    return [{ box: union([between, ...above, ...below]), color: '#ffffff', round: false }];
  });
}

const areNear = (a: Box, b: Box, sides: readonly (0 | 1 | 2 | 3)[]): boolean =>
  sides.every((side) => Math.abs(a[side] - b[side]) < MEET);
