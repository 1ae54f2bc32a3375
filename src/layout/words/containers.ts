import {
  type Box,
  holdsCentre,
  overlapY,
  type Page,
  type Shape,
  union,
} from '../../model/index.ts';
import { height, width } from '../extent.ts';

/** A filled area that holds text: a box, a band, a circle. Words in one belong together. */
export interface Container extends Shape {
  /** `box` on the straightened page. */
  readonly levelBox: Box;
}

/** Larger fills are the paper, not a box on it. */
const LARGEST_SHARE = 0.6;
/** Least size in type sizes: flatter fills are rules and underlines, narrower ones bullets. */
const LEAST_WIDTH = 4;
const LEAST_HEIGHT = 1.6;

/** Edges of fills nearer than this, in points, meet. */
const MEET = 1;

/**
 * Fills of one colour that stand on each other edge to edge are one: some programs fill the area of each paragraph of a
 * box. Not where a rule parts them, or others of their colour stand beside them as the cells of a table do.
 */
function joinPiled({ shapes, rules = [] }: Page): readonly Shape[] {
  const isLike = (a: Shape, b: Shape): boolean => a !== b && a.color === b.color && !b.round;
  const hasBeside = (shape: Shape): boolean =>
    shapes.some(
      (other) =>
        isLike(shape, other) &&
        overlapY(shape.box, other.box) > MEET &&
        [other.box[0] - shape.box[2], shape.box[0] - other.box[2]].some(
          (gap) => Math.abs(gap) < MEET,
        ),
    );
  const isParted = ({ box }: Shape): boolean =>
    rules.some(
      (rule) => Math.abs((rule[1] + rule[3]) / 2 - box[1]) < MEET && width(rule) > width(box) / 2,
    );
  const joined: Shape[] = [];
  for (const shape of [...shapes].sort((a, b) => a.box[1] - b.box[1])) {
    const at = joined.findIndex(
      (above) =>
        isLike(shape, above) &&
        Math.abs(above.box[3] - shape.box[1]) < MEET &&
        [0, 2].every((side) => Math.abs(above.box[side]! - shape.box[side]!) < MEET),
    );
    const above = joined[at];
    if (above === undefined || shape.round || isParted(shape) || hasBeside(shape)) {
      joined.push(shape);
    } else joined[at] = { ...above, box: union([above.box, shape.box]) };
  }
  return joined;
}

/** The filled areas of a page that can hold text. */
export function containersOf(page: Page, bodySize: number): Shape[] {
  const found: Shape[] = [];
  for (const shape of joinPiled(page)) {
    if (width(shape.box) < LEAST_WIDTH * bodySize) continue;
    if (height(shape.box) < LEAST_HEIGHT * bodySize) continue;
    const area = width(shape.box) * height(shape.box);
    if (area > LARGEST_SHARE * page.width * page.height || isPaper(shape.color)) continue;
    if (!found.some((other) => sameBox(other.box, shape.box))) found.push(shape);
  }
  return found;
}

/** How far, in points, the border of a filled area may be from its edge. */
const BORDER = 4;

/** Filled areas and framed ones; a frame around a filled area is its border. */
export const withFrames = (
  filled: readonly Container[],
  frames: readonly Container[],
): Container[] => [
  ...filled,
  ...frames.filter(
    ({ levelBox }) => !filled.some((other) => sameBox(other.levelBox, levelBox, BORDER)),
  ),
];

/** The smallest container with the middle of a word on the straightened page in it. */
export function containerOf(word: Box, containers: readonly Container[]): Container | undefined {
  let best: Container | undefined;
  for (const container of containers) {
    if (!holdsCentre(container.levelBox, word)) continue;
    if (best === undefined || area(container.levelBox) < area(best.levelBox)) best = container;
  }
  return best;
}

/** Words with less between them, in type sizes, follow each other in a line of text. */
const WORD_SPACE = 0.45;
/** Share of their height that words of one line have in common. */
const LEVEL = 0.6;

/** Whether an upright edge of a container runs between two words that follow each other in a line. */
export function cutsText({ levelBox }: Container, words: readonly Box[], size: number): boolean {
  const inside = words.filter((word) => holdsCentre(levelBox, word));
  const beside = words.filter(
    (word) => overlapY(levelBox, word) > 0 && !holdsCentre(levelBox, word),
  );
  const follows = (a: Box, b: Box): boolean => {
    const gap = b[0] - a[2];
    if (gap < 0 || gap > WORD_SPACE * size) return false;
    return overlapY(a, b) > LEVEL * Math.min(height(a), height(b));
  };
  return inside.some((word) =>
    beside.some((other) => follows(other, word) || follows(word, other)),
  );
}

/** Whether a container is a disc with a label rather than a box of text. */
export function isDisc(container: Container): boolean {
  const ratio = width(container.box) / height(container.box);
  return container.round && ratio > 0.7 && ratio < 1.4;
}

/** Near-white fills are paper: each channel at least 0xFC (measured). */
const isPaper = (color: string): boolean => /^#f[c-f]f[c-f]f[c-f]$/i.test(color);

const area = (box: Box): number => width(box) * height(box);

const sameBox = (a: Box, b: Box, least = 1): boolean =>
  a.every((side, i) => Math.abs(side - b[i]!) < least);
