import { holdsCentre, luminance, type PageImage, type Word } from '../model/index.ts';
import type { Patch } from './ink.ts';
import type { ReadLine } from './tesseract-words.ts';
import { typeSize } from './type-size.ts';
import { inkWithin } from './word-ink.ts';
import { type LetterPatch, type Marks, marksOf, patchesIn } from './word-patches.ts';

/** Share of a word's width that its patches must cover to tell its bounds. */
const COVERED = 0.6;
/** A bar or square: so much of its bounds is ink, and it is higher than a bullet and wider than a stem, in ems. */
const SOLID = { fill: 0.95, height: 0.65, width: 0.25 };

/** Areas lighter than this carry dark letters. */
const LIGHT = 0.6;

/**
 * The lines with the bounds and type sizes that their ink tells: tesseract gives the words of some lines the height of
 * the row, which makes small type large. Bars and squares that it took for letters are left out, and so are signs that
 * it saw where nothing stands.
 */
export function settleBounds(
  lines: readonly ReadLine[],
  image: PageImage,
  patches: readonly Patch[],
): ReadLine[] {
  const marks = marksOf(image, patches);
  return lines
    .map(({ words }) => ({
      words: apart(words.filter((word) => !isSolid(word, marks) && !isBlank(word, marks))),
    }))
    .filter(({ words }) => words.length > 0)
    .map(({ words }) =>
      withSize(
        words,
        words.map((word) => withBounds(word, marks)),
      ),
    );
}

/** Whether what was read as a letter or two is a filled bar or square. */
function isSolid(word: Word, marks: Marks): boolean {
  if (word.rotation !== 0 || word.text.length > 2) return false;
  const [only, ...others] = patchesIn(word, marks);
  return (
    only !== undefined &&
    others.length === 0 &&
    only.fill >= SOLID.fill &&
    only.height >= SOLID.height &&
    only.width >= SOLID.width
  );
}

/** Whether a sign was read on bare paper: in the wide spaces of justified lines and of tables a dash is seen at times. */
const isBlank = (word: Word, marks: Marks): boolean =>
  word.rotation === 0 &&
  !/[\p{L}\p{N}]/u.test(word.text) &&
  patchesIn(word, marks).length === 0 &&
  inkWithin(marks.image, word.box) === undefined;

/** A box that holds more than this share of itself of the next word is wrong in more than its end. */
const MOST_SHARED = 0.2;

/**
 * Words whose boxes end where the next begins: tesseract gives a word the first letters of the one after it at times
 * ("loven," over "jf."), which then seem to be its own, a space before them or an end mark among them.
 */
const apart = (words: readonly Word[]): Word[] =>
  words.map((word, i) => {
    const next = words[i + 1];
    if (next === undefined || word.rotation !== 0 || next.rotation !== 0) return word;
    const [x0, y0, x1, y1] = word.box;
    const shared = x1 - next.box[0];
    if (next.box[0] <= x0 || shared <= 0 || shared > MOST_SHARED * (x1 - x0)) return word;
    return { ...word, box: [x0, y0, next.box[0], y1] };
  });

/** A level word, no higher than its ink. */
function withBounds(word: Word, marks: Marks): Word {
  if (word.rotation !== 0) return word;
  const patches = patchesIn(word, marks);
  const [x0, y0, x1, y1] = word.box;
  const points = 72 / marks.image.dpi;
  if (patches.length === 0 || spanOf(patches) * points < COVERED * (x1 - x0)) return word;
  // in light letters on dark the patches are what the letters leave free
  if (isOnDark(word, marks.image)) return word;
  const top = Math.min(...patches.map(({ patch }) => patch.top)) * points;
  const bottom = (Math.max(...patches.map(({ patch }) => patch.bottom)) + 1) * points;
  return { ...word, box: [x0, Math.max(y0, top), x1, Math.min(y1, bottom)] };
}

/** Whether a word stands on a dark area: one that was found, or one that its own box shows. */
const isOnDark = (word: Word, image: PageImage): boolean =>
  image.shapes.some(({ box, color }) => holdsCentre(box, word.box) && luminance(color) < LIGHT) ||
  inkWithin(image, word.box)?.inverted === true;

/** Pixels from the first patch's left to the last one's right. */
const spanOf = (patches: readonly LetterPatch[]): number =>
  Math.max(...patches.map(({ patch }) => patch.right)) -
  Math.min(...patches.map(({ patch }) => patch.left));

/** The words of a line in the size that their bounds tell, where these are lower than tesseract's. */
function withSize(before: readonly Word[], words: readonly Word[]): ReadLine {
  if (words.every((word, i) => word.box === before[i]?.box)) return { words };
  const level = words.filter(({ rotation }) => rotation === 0);
  const size = typeSize(level.map(({ text, box }) => ({ text, height: box[3] - box[1] })));
  if (size === undefined) return { words };
  return {
    words: words.map((word) => ({
      ...word,
      style: { ...word.style, size: Math.min(size, word.style.size) },
    })),
  };
}
