import { type Box, holdsCentre, overlapY, type Page, type Shape } from '../../model/index.ts';
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

/** The filled areas of a page that can hold text. */
export function containersOf(page: Page, bodySize: number): Shape[] {
  const found: Shape[] = [];
  for (const shape of page.shapes) {
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
