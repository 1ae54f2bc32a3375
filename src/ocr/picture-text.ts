import type { PageImage, PlacedImage, Word } from '../model/index.ts';
import type { OcrEngine } from './engine.ts';
import { type Patch, patchesOf } from './ink.ts';

/** Letters and digits are so high, in points, … */
const LEAST_HEIGHT = 3;
const MOST_HEIGHT = 24;
/** … at most so wide, in their height, and fill at least this share of their bounds. */
const MOST_WIDTH = 1.8;
const LEAST_FILL = 0.15;
/** The next of a line is so near, in heights, about as high, and stands on the same line. */
const NEAR = 1.2;
const ALIKE = 2.2;
const LEVEL = 0.35;
/** Letters side by side that make a line of text, and letters in such lines that make text: some six words. */
const LEAST_IN_LINE = 8;
const LEAST_LETTERS = 32;

/** A word that is read in a picture is as sure as this, and there are so many of them that are words. */
const SURE = 0.6;
const LEAST_WORDS = 5;
const SURE_ON_AVERAGE = 0.8;

/**
 * The words in a picture on a page, at their places on the page; none where it holds no text. Only pictures in which
 * letters stand side by side are recognised: a photograph takes as long as a page. Throws what the engine throws.
 */
export async function readPicture(
  { box: [left, top], image }: PlacedImage,
  engine: () => Promise<OcrEngine>,
  signal?: AbortSignal,
): Promise<Word[]> {
  const legible = [image, inverted(image)].find(looksLikeText);
  if (legible === undefined) return [];
  const read = await (await engine()).recognize(legible, signal);
  const words = read.filter(({ confidence }) => confidence >= SURE);
  if (!isText(words)) return [];
  return words.map((word) => {
    const [x0, y0, x1, y1] = word.box;
    return {
      ...word,
      box: [x0 + left, y0 + top, x1 + left, y1 + top],
      baseline: word.baseline + (word.rotation % 180 === 0 ? top : left),
    };
  });
}

function isText(words: readonly Word[]): boolean {
  const real = words.filter(({ text }) => /\p{L}{2}/u.test(text));
  const sum = real.reduce((total, { confidence }) => total + confidence, 0);
  return real.length >= LEAST_WORDS && sum >= SURE_ON_AVERAGE * real.length;
}

const inverted = (image: PageImage): PageImage => ({
  ...image,
  grey: image.grey.map((level) => 255 - level),
});

/** Whether dark patches of the size of letters stand side by side as in lines of text. */
function looksLikeText(image: PageImage): boolean {
  const pixels = image.dpi / 72;
  const letters = patchesOf(image)
    .filter((patch) => {
      const [width, height] = [patch.right - patch.left + 1, patch.bottom - patch.top + 1];
      return (
        height >= LEAST_HEIGHT * pixels &&
        height <= MOST_HEIGHT * pixels &&
        width <= MOST_WIDTH * height &&
        patch.pixels >= LEAST_FILL * width * height
      );
    })
    .sort((a, b) => a.left - b.left);
  const lines: Patch[][] = [];
  const open: Patch[][] = [];
  for (const letter of letters) {
    for (let i = open.length - 1; i >= 0; i--) {
      const last = open[i]!.at(-1) as Patch;
      if (letter.left - last.right > NEAR * MOST_HEIGHT * pixels) lines.push(...open.splice(i, 1));
    }
    const line = open.find((each) => goesOn(each.at(-1) as Patch, letter));
    if (line === undefined) open.push([letter]);
    else line.push(letter);
  }
  const count = [...lines, ...open]
    .filter(({ length }) => length >= LEAST_IN_LINE)
    .reduce((sum, { length }) => sum + length, 0);
  return count >= LEAST_LETTERS;
}

function goesOn(last: Patch, letter: Patch): boolean {
  const [before, height] = [last.bottom - last.top + 1, letter.bottom - letter.top + 1];
  const larger = Math.max(before, height);
  return (
    letter.left - last.right <= NEAR * larger &&
    letter.left > last.left &&
    larger <= ALIKE * Math.min(before, height) &&
    Math.abs(letter.bottom - last.bottom) <= LEVEL * larger
  );
}
