import type { Box, PageImage, Word } from '../model/index.ts';
import type { ReadLine } from './tesseract-words.ts';
import { inkWithin } from './word-ink.ts';

/** Where a line's letters stand above and below the baseline, in type sizes. */
const ABOVE = 0.75;
const BELOW = 0.2;
/** White space that parts words, in type sizes: letters stand closer, even in capitals that are set apart. */
const WORD_SPACE = 0.14;
/** A box ends too early by one letter at most, which are of different widths. */
const WIDEST_LETTER = 1.5;

/**
 * The words of a line as far to the right as their ink goes. Programs that write layers stretch invisible letters of
 * one width over a word and the space behind it, so that the box of a word ends a letter too early: without its last
 * stem "ved" looks as low as "vec".
 */
export function withWordEnds({ words }: ReadLine, image: PageImage): ReadLine {
  return {
    words: words.map((word, i) =>
      word.rotation === 0 ? withEnd(word, words[i + 1]?.box[0], image) : word,
    ),
  };
}

function withEnd(word: Word, nextLeft: number | undefined, image: PageImage): Word {
  const [x0, y0, x1, y1] = word.box;
  const { size } = word.style;
  const farthest = x1 + (WIDEST_LETTER * (x1 - x0)) / [...word.text].length;
  const limit = nextLeft !== undefined && nextLeft > x1 ? Math.min(nextLeft, farthest) : farthest;
  const area: Box = [x0, word.baseline - ABOVE * size, limit, word.baseline + BELOW * size];
  const ink = inkWithin(image, area);
  if (ink === undefined) return word;
  const pixels = image.dpi / 72;
  const isInked = (x: number): boolean => {
    for (let y = ink.top; y < ink.bottom; y++) if (ink.isInk(x, y)) return true;
    return false;
  };
  const from = Math.max(ink.left, Math.round(x1 * pixels));
  let end = from;
  for (let x = from; x < ink.right && x - end <= WORD_SPACE * size * pixels; x++) {
    if (isInked(x)) end = x + 1;
  }
  return end === from ? word : { ...word, box: [x0, y0, end / pixels, y1] };
}
