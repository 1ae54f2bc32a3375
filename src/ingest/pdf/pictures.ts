import type { Box, PageImage, PlacedImage } from '../../model/index.ts';
import { inOwnMemory } from '../../thread/index.ts';
import { toGrey } from '../page-image.ts';
import { sharp } from '../sharp.ts';
import { type ImageRequest, readPdfImage } from './image.ts';
import type { ImageMark } from './marks.ts';
import type { StoredImage } from './stored-images.ts';

/**
 * The pictures that stand in `boxes` on a page, as grey images: a stored JPEG by itself, which takes some hundredths of
 * a second, else cut out of the rendered page. Throws as `readPdfImage` does.
 */
export async function readPdfPictures(
  number: number,
  boxes: readonly Box[],
  request: ImageRequest,
): Promise<PlacedImage[]> {
  let rendering: Promise<PageImage> | undefined;
  const placed: PlacedImage[] = [];
  for (const box of boxes) {
    const jpeg = jpegIn(box, request);
    if (jpeg !== undefined) placed.push(await decoded(number, box, jpeg));
    else {
      rendering ??= readPdfImage(number, request);
      placed.push({ box, image: cutOut(await rendering, box) });
    }
  }
  return placed;
}

/** How far the sides of a stored picture may be from those of its place. */
const SAME_SHAPE = 0.01;

/** The JPEG that alone can be what is painted in a box, upright and as a whole. */
function jpegIn(box: Box, { painted, stored = [] }: ImageRequest): StoredImage | undefined {
  const marks = painted.marks.images.filter((mark) => isWholeIn(mark, box));
  if (marks.length !== 1) return undefined;
  const shape = (box[2] - box[0]) / (box[3] - box[1]);
  const fitting = stored.filter(
    ({ width, height }) => height > 0 && Math.abs(width / height / shape - 1) < SAME_SHAPE,
  );
  return fitting.length === 1 && fitting[0]?.jpeg !== undefined ? fitting[0] : undefined;
}

/** Upright, not mirrored, and nothing of it cut off. */
function isWholeIn({ box, matrix: [a, b, c, d, e, f] }: ImageMark, place: Box): boolean {
  const whole: Box = [e, f + d, e + a, f];
  return (
    b === 0 &&
    c === 0 &&
    box.every((side, n) => side === place[n]) &&
    whole.every((side, n) => Math.abs(side - place[n]!) < 1)
  );
}

async function decoded(page: number, box: Box, picture: StoredImage): Promise<PlacedImage> {
  const { width, height, jpeg } = picture;
  const image = sharp(inOwnMemory(jpeg as Uint8Array), { failOn: 'error' });
  const dpi = (72 * width) / (box[2] - box[0]);
  return {
    box,
    image: { page, ...(await toGrey({ image, width, height, dpi })), shapes: [], rules: [] },
  };
}

function cutOut(page: PageImage, box: Box): PageImage {
  const pixels = page.dpi / 72;
  const [left, top, right, bottom] = box.map((side) => Math.round(side * pixels)) as unknown as Box;
  const [width, height] = [Math.min(right, page.width) - left, Math.min(bottom, page.height) - top];
  const grey = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (top + y) * page.width + left;
    grey.set(page.grey.subarray(from, from + width), y * width);
  }
  return { page: page.page, width, height, dpi: page.dpi, grey, shapes: [], rules: [] };
}
