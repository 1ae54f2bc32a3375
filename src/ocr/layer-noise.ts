import type { Box, Word } from '../model/index.ts';
import type { ReadableImage } from './reader.ts';
import type { ReadLine } from './tesseract-words.ts';
import { inkWithin } from './word-ink.ts';

/** The body of small letters reaches so high from the baseline, in type sizes; ink fills so much of that at least. */
const BODY = 0.52;
const LEAST_BODY = 0.4;
/** What stands so far beside the box of a word, in type sizes, is looked at, too: boxes of lone letters are narrow. */
const ASIDE = 0.3;
/** Rows of pixels below which that tells nothing. */
const LEAST_ROWS = 4;

/** So many of a line's words have no ink where rules or the noise of the paper were taken for a line. */
const LEAST_INKLESS = 0.6;
/** No noise reads like this; letters that stand elsewhere on the page than a layer says do. */
const READS_LIKE_TEXT = /\p{L}{6}|\d{3}|\d[.]\d\d/u;

/** Where no more of the words than this have ink, the picture is not that of the text. */
const LEAST_INKED = 0.2;

/**
 * A sign so high and so wide, in the usual type sizes of its page, has ink if it was printed: dots and dashes may be too
 * faint, and the box of an upright stroke may stand beside it.
 */
const LARGE_SIGN = 0.4;

/**
 * A stroke this much longer than its type size is a rule, or a bar beside a heading: letters are shorter, and it
 * begins above them. It is looked for so far from the baseline.
 */
const LONGEST_LETTER = 1.12;
const FARTHEST = 1.2;

/** The lines of a hidden layer but what was read of rules and the noise of the paper, where nothing is printed. */
export function withoutNoise(
  lines: readonly ReadLine[],
  image: ReadableImage,
): readonly ReadLine[] {
  const usual = usualSize(lines);
  const kept = lines.flatMap((line) => {
    const words = line.words.filter(
      (word) => !isInklessSign(word, image, usual) && !isOfUprightRule(word, image),
    );
    return words.length === 0 || isOfNoise(line, image) ? [] : [{ words }];
  });
  const count = (each: readonly ReadLine[]) => each.flatMap(({ words }) => words).length;
  return count(kept) < LEAST_INKED * count(lines) ? lines : kept;
}

/** A sign between columns where there is but paper closes the white space that parts them. */
function isInklessSign(
  { box, rotation, text }: Word,
  image: ReadableImage,
  usual: number,
): boolean {
  if (rotation !== 0 || /[\p{L}\d]/u.test(text)) return false;
  const least = LARGE_SIGN * usual;
  const isLarge = box[3] - box[1] >= least && box[2] - box[0] >= least;
  return isLarge && inkWithin(image, box) === undefined;
}

/** Whether one sign or letter was read where an upright rule runs past the line. */
function isOfUprightRule(
  { box, baseline, rotation, style, text }: Word,
  image: ReadableImage,
): boolean {
  if (rotation !== 0 || [...text].length > 1) return false;
  const [x0, , x1] = box;
  const reach = FARTHEST * style.size;
  // the box of a sign alone may end half-way to it
  const right = /[\p{L}\d]/u.test(text) ? x1 + 1 : 2 * x1 - x0;
  const ink = inkWithin(image, [x0 - 1, baseline - reach, right, baseline + reach / 2]);
  if (ink === undefined) return false;
  const longest = (LONGEST_LETTER * style.size * image.dpi) / 72;
  for (let x = ink.left; x < ink.right; x++) {
    let run = 0;
    for (let y = ink.top; y < ink.bottom; y++) {
      run = ink.isInk(x, y) ? run + 1 : 0;
      if (run > longest) return true;
    }
  }
  return false;
}

function usualSize(lines: readonly ReadLine[]): number {
  const sizes = lines.flatMap(({ words }) => words.map(({ style }) => style.size));
  return sizes.sort((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0;
}

/** Whether rules or the noise of the paper were taken for a line of words. */
function isOfNoise({ words }: ReadLine, image: ReadableImage): boolean {
  if (words.some(({ text }) => READS_LIKE_TEXT.test(text))) return false;
  const inkless = words.filter((word) => isInkless(word, image));
  return inkless.length > 0 && inkless.length >= LEAST_INKLESS * words.length;
}

/** Whether no letters stand where a word is said to. */
function isInkless({ box, baseline, rotation, style, text }: Word, image: ReadableImage): boolean {
  if (rotation !== 0 || !/[\p{L}\d]/u.test(text)) return false;
  const [x0, y0, x1] = box;
  const aside = ASIDE * style.size;
  const body: Box = [x0 - aside, Math.max(y0, baseline - BODY * style.size), x1 + aside, baseline];
  const ink = inkWithin(image, body);
  if (ink === undefined) return true;
  const rows = ink.bottom - ink.top;
  if (rows < LEAST_ROWS) return false;
  const isInked = (y: number): boolean => {
    for (let x = ink.left; x < ink.right; x++) if (ink.isInk(x, y)) return true;
    return false;
  };
  const inked = Array.from({ length: rows }, (_, i) => ink.top + i).filter(isInked);
  return inked.length < LEAST_BODY * rows;
}
