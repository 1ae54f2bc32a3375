import type { Box } from '../model/index.ts';
import type { PixelBox } from './grey-image.ts';
import type { ReadableImage } from './reader.ts';

/** The ink within a box, in pixels of the page: by the contrast there, not by that of the page. */
export interface WordInk extends PixelBox {
  /** Light letters on a dark ground. */
  readonly inverted: boolean;
  isInk(x: number, y: number): boolean;
}

/** Grey levels between ink and paper below which there is nothing to measure. */
const LEAST_CONTRAST = 40;
/** A box with more ink than this holds light letters on dark. */
const MOST_INK = 0.55;

/** The ink in a box in points, as far as it is on the page; undefined where nothing stands out. */
export function inkWithin(image: ReadableImage, box: Box): WordInk | undefined {
  const area = pixelsOf(image, box);
  const [low, high] = rangeOf(image, area);
  if (high - low < LEAST_CONTRAST) return undefined;
  const middle = (low + high) / 2;
  const size = (area.right - area.left) * (area.bottom - area.top);
  const inverted = countDarker(image, area, middle) > MOST_INK * size;
  const { grey, width } = image;
  return {
    ...area,
    inverted,
    isInk: (x, y) => (grey[y * width + x] as number) < middle !== inverted,
  };
}

function pixelsOf({ width, height, dpi }: ReadableImage, box: Box): PixelBox {
  const [left, top, right, bottom] = box.map((value) =>
    Math.round((value * dpi) / 72),
  ) as unknown as Box;
  return {
    left: Math.max(0, left),
    top: Math.max(0, top),
    right: Math.min(width, right),
    bottom: Math.min(height, bottom),
  };
}

function rangeOf(
  { grey, width }: ReadableImage,
  { left, top, right, bottom }: PixelBox,
): readonly [number, number] {
  let [low, high] = [255, 0];
  for (let y = top; y < bottom; y++) {
    for (let i = y * width + left, end = y * width + right; i < end; i++) {
      const value = grey[i] as number;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return [low, high];
}

function countDarker(
  { grey, width }: ReadableImage,
  { left, top, right, bottom }: PixelBox,
  middle: number,
): number {
  let count = 0;
  for (let y = top; y < bottom; y++) {
    for (let i = y * width + left, end = y * width + right; i < end; i++) {
      if ((grey[i] as number) < middle) count += 1;
    }
  }
  return count;
}
