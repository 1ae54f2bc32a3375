import type { PageImage, Word } from '../model/index.ts';
import { crop, type GreyImage, marginAt, type PixelBox, pad } from './grey-image.ts';
import { meanConfidence, turnGrey } from './orientation.ts';
import { linesOf, type ReadLine } from './tesseract-words.ts';
import type { TesseractWorker } from './tesseract-worker.ts';

/** A block of lines as tesseract sees it; its place in pixels of the page. */
export interface ReadBlock {
  readonly place: PixelBox;
  readonly lines: readonly ReadLine[];
}

/** What is read the right way has more confidence; see `orientation.ts`. */
const DOUBTFUL = 0.6;

/**
 * The lines of a block, read again where they run down the page and are hardly believed. Tesseract takes a column of
 * numbers for a line of turned text, and text that runs up the page for text that runs down: both come out as rubbish.
 * Read upright and turned, the surest of the three readings stays.
 */
export async function settleSideways(
  worker: TesseractWorker,
  image: GreyImage & Pick<PageImage, 'dpi'>,
  { lines, place }: ReadBlock,
): Promise<readonly ReadLine[]> {
  const words = wordsIn(lines);
  const runsDown = words.length > 0 && words.every(({ rotation }) => rotation === 90);
  if (!runsDown || meanConfidence(words) >= DOUBTFUL) return lines;
  const { dpi } = image;
  const margin = marginAt(dpi);
  const part = pad(crop(image, place), margin);
  const corner = { dpi, left: place.left - margin, top: place.top - margin };
  const upright = linesOf((await worker.read({ ...part, dpi }, 'block')).blocks, corner);
  const turned = await worker.read({ ...turnGrey(part, 90), dpi }, 'block');
  const upwards = linesOf(turned.blocks, { dpi, left: 0, top: 0 }).map((line) => ({
    words: line.words.map((word) => upThePage(word, part.height, corner)),
  }));
  return [lines, upright, upwards].reduce((best, other) =>
    meanConfidence(wordsIn(other)) > meanConfidence(wordsIn(best)) ? other : best,
  );
}

const wordsIn = (lines: readonly ReadLine[]): Word[] => lines.flatMap(({ words }) => [...words]);

/** A word read from a crop that was turned a quarter clockwise, where it is on the page. `height` of the crop as it was. */
function upThePage(
  word: Word,
  height: number,
  { dpi, left, top }: { readonly dpi: number; readonly left: number; readonly top: number },
): Word {
  const points = 72 / dpi;
  const [x, bottom] = [left * points, (top + height) * points];
  const [u0, v0, u1, v1] = word.box;
  return {
    ...word,
    box: [x + v0, bottom - u1, x + v1, bottom - u0],
    baseline: x + word.baseline,
    rotation: 270,
  };
}
