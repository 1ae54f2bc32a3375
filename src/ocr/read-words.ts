import type { PageImage, Word } from '../model/index.ts';
import { crop, marginAt, type PixelBox, pad } from './grey-image.ts';
import type { Read } from './reader.ts';
import { linesOf } from './tesseract-words.ts';

/** Pixels around the words, as their boxes may be cut close. */
const SLACK = 1;

/** What stands where some words of a line do, read by itself: for each group of neighbours the words found there. */
export async function readWords(
  groups: readonly (readonly Word[])[],
  image: PageImage,
  read: Read,
): Promise<Word[][]> {
  if (groups.length === 0) return [];
  const { dpi } = image;
  const margin = marginAt(dpi) >> 1;
  const places = groups.map((words) => placeOf(words, image));
  const found = await read(
    places.map((place) => ({ ...pad(crop(image, place), margin), dpi })),
    'line',
  );
  return places.map(({ left, top }, i) =>
    linesOf(found[i] ?? [], { dpi, left: left - margin, top: top - margin }).flatMap(
      ({ words }) => [...words],
    ),
  );
}

function placeOf(words: readonly Word[], { dpi, width, height }: PageImage): PixelBox {
  const pixels = dpi / 72;
  const side = (k: 0 | 1 | 2 | 3) => words.map(({ box }) => box[k] * pixels);
  return {
    left: Math.max(0, Math.floor(Math.min(...side(0))) - SLACK),
    top: Math.max(0, Math.floor(Math.min(...side(1))) - SLACK),
    right: Math.min(width, Math.ceil(Math.max(...side(2))) + SLACK),
    bottom: Math.min(height, Math.ceil(Math.max(...side(3))) + SLACK),
  };
}
