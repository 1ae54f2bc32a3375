import type { Word } from '../model/index.ts';
import { crop, marginAt, type PixelBox, pad } from './grey-image.ts';
import { meanConfidence, opposite, turnGrey } from './orientation.ts';
import type { Read, ReadableImage } from './reader.ts';
import { linesOf, type ReadLine } from './tesseract-words.ts';

/** A block of lines as tesseract sees it; its place in pixels of the page. */
export interface ReadBlock {
  readonly place: PixelBox;
  readonly lines: readonly ReadLine[];
}

/** What is read the right way has more confidence; see `orientation.ts`. */
const DOUBTFUL = 0.6;

/**
 * The lines of a block, read again where they run up or down the page and are hardly believed. Tesseract takes a
 * column of numbers for a line of turned text, and one way of turning for the other: all come out as rubbish. Of the
 * three readings, as it was, upright and turned the other way, the surest stays.
 */
export async function settleSideways(
  read: Read,
  image: ReadableImage,
  { lines, place }: ReadBlock,
): Promise<readonly ReadLine[]> {
  const words = wordsIn(lines);
  const rotation = words[0]?.rotation ?? 0;
  if (rotation % 180 === 0 || words.some((word) => word.rotation !== rotation)) return lines;
  if (meanConfidence(words) >= DOUBTFUL) return lines;
  const { dpi } = image;
  const margin = marginAt(dpi);
  const part = pad(crop(image, place), margin);
  const corner = { dpi, left: place.left - margin, top: place.top - margin };
  const otherWay = opposite(rotation as 90 | 270);
  const turned = turnGrey(part, opposite(otherWay));
  const [asUpright = [], asTurned = []] = await read(
    [
      { ...part, dpi },
      { ...turned, dpi },
    ],
    'block',
  );
  const upright = linesOf(asUpright, corner);
  const crooked = linesOf(asTurned, { dpi, left: 0, top: 0 }).map((line) => ({
    words: line.words.map((word) => turnBack(word, otherWay, { ...corner, ...part })),
  }));
  return [lines, upright, crooked].reduce((best, other) =>
    meanConfidence(wordsIn(other)) > meanConfidence(wordsIn(best)) ? other : best,
  );
}

const wordsIn = (lines: readonly ReadLine[]): Word[] => lines.flatMap(({ words }) => [...words]);

/** A crop on its page: its size and top left corner in pixels. */
interface Crop {
  readonly dpi: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A word read from a crop that was turned upright, where it is on the page as text turned by `rotation`. */
function turnBack(word: Word, rotation: 90 | 270, { dpi, ...crop }: Crop): Word {
  const points = 72 / dpi;
  const [left, top] = [crop.left * points, crop.top * points];
  const [right, bottom] = [left + crop.width * points, top + crop.height * points];
  const [u0, v0, u1, v1] = word.box;
  return rotation === 270
    ? {
        ...word,
        rotation,
        box: [left + v0, bottom - u1, left + v1, bottom - u0],
        baseline: left + word.baseline,
      }
    : {
        ...word,
        rotation,
        box: [right - v1, top + u0, right - v0, top + u1],
        baseline: right - word.baseline,
      };
}
