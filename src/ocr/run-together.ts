import type { PageImage, Word } from '../model/index.ts';
import type { Patch } from './ink.ts';
import type { ReadLine } from './tesseract-words.ts';
import { type Marks, marksOf, patchesIn } from './word-patches.ts';

/**
 * Measured on 70 scanned pages of 200 dpi: words that were run together have confidences of 0.3 to 0.93; the space
 * in them is 0.62 of their line's spaces at least, and their letters' own gaps no more than 0.8 of it.
 */
const SURE = 0.94;
const SHARE_OF_SPACE = 0.62;
const OTHER_GAPS = 0.8;
/** In ems: a space at least, what is usual, and what is a space between words rather than between columns. */
const LEAST_SPACE = 0.17;
const USUAL_SPACE = 0.28;
const WIDEST_SPACE = 1.2;
/** Some letters touch; fewer pieces of ink than this share of the letters tell nothing of the gaps. */
const PIECES = 0.75;

/** Digits have wide gaps of their own about a 1, and so have the dashes between them. */
const NUMBER_BEFORE = /[\d\p{Pd}]$/u;
const NUMBER_AFTER = /^[\d\p{Pd}]/u;

/** The lines with the words parted that were run together although the ink leaves a space: "Drejningi", "14.januar". */
export function partRunTogether(
  lines: readonly ReadLine[],
  image: PageImage,
  patches: readonly Patch[],
): ReadLine[] {
  const marks = marksOf(image, patches);
  return lines.map((line) => {
    if (!line.words.some(isSuspect)) return line;
    const pieces = line.words.map((word) => piecesOf(word, marks));
    const least = Math.max(LEAST_SPACE, SHARE_OF_SPACE * spaceOf(line.words, pieces, image));
    return {
      words: line.words.flatMap((word, i) =>
        isSuspect(word) ? partsOf(word, pieces[i] as Piece[], least, image) : [word],
      ),
    };
  });
}

/** Addresses of mail and pages, which are read with little confidence and hold no spaces. */
const ADDRESS = /@|^www\.|^https?:|\.\p{Ll}{2,3}(?:\/|\P{L}*$)/u;

const isSuspect = ({ text, rotation, confidence }: Word): boolean =>
  rotation === 0 && confidence < SURE && text.length > 2 && !ADDRESS.test(text);

/** Ink that no column without ink parts, as a rule a letter; from its first column to its last, in pixels. */
interface Piece {
  readonly left: number;
  readonly right: number;
}

function piecesOf(word: Word, marks: Marks): Piece[] {
  const pieces: { left: number; right: number }[] = [];
  for (const { patch } of patchesIn(word, marks)) {
    const last = pieces.at(-1);
    if (last !== undefined && patch.left <= last.right + 1) {
      last.right = Math.max(last.right, patch.right);
    } else pieces.push({ left: patch.left, right: patch.right });
  }
  return pieces;
}

const emOf = ({ style }: Word, { dpi }: PageImage): number => (style.size * dpi) / 72;

/** The median space between the words of a line, in ems. */
function spaceOf(
  words: readonly Word[],
  pieces: readonly (readonly Piece[])[],
  image: PageImage,
): number {
  const spaces = words
    .flatMap((word, i) => {
      const [before, after] = [pieces[i - 1]?.at(-1), pieces[i]?.[0]];
      return before === undefined || after === undefined
        ? []
        : [(after.left - before.right - 1) / emOf(word, image)];
    })
    .filter((space) => space >= LEAST_SPACE && space <= WIDEST_SPACE)
    .sort((a, b) => a - b);
  return spaces[spaces.length >> 1] ?? USUAL_SPACE;
}

/** Between two pieces of ink: its width in ems, the numbers of the piece and of the letter after it. */
interface Gap {
  readonly width: number;
  readonly piece: number;
  readonly letter: number;
}

/** A word in the parts that spaces of `least` ems at least make of it. */
function partsOf(word: Word, pieces: readonly Piece[], least: number, image: PageImage): Word[] {
  const letters = [...word.text];
  if (pieces.length > letters.length || pieces.length < PIECES * letters.length) return [word];
  const gaps = pieces.slice(1).map(
    ({ left }, i): Gap => ({
      width: (left - pieces[i]!.right - 1) / emOf(word, image),
      piece: i + 1,
      letter: letterAt(letters, pieces, i + 1),
    }),
  );
  // an end mark may stand as far off as a word; where letters touch, two gaps may seem to be before one of them
  const isSpace = ({ width, letter }: Gap): boolean =>
    width >= least &&
    !/[.,:;)]/u.test(letters[letter]!) &&
    gaps.every((other) => other.letter !== letter || other.width <= width);
  const cuts = gaps.filter(isSpace);
  const others = gaps.filter((gap) => !isSpace(gap)).map(({ width }) => width);
  // where all letters stand apart, these are no spaces
  if (cuts.length === 0 || others.length === 0) return [word];
  if (Math.max(...others) > OTHER_GAPS * Math.min(...cuts.map(({ width }) => width))) return [word];
  const ends = [...cuts, { piece: pieces.length, letter: letters.length }];
  const parts = ends.map((end, i): Word => {
    const start = cuts[i - 1] ?? { piece: 0, letter: 0 };
    return {
      ...word,
      text: letters.slice(start.letter, end.letter).join(''),
      box: [
        i === 0 ? word.box[0] : (pieces[start.piece]!.left * 72) / image.dpi,
        word.box[1],
        end.piece === pieces.length
          ? word.box[2]
          : ((pieces[end.piece - 1]!.right + 1) * 72) / image.dpi,
        word.box[3],
      ],
    };
  });
  const isNumber = parts.some(
    ({ text }, i) => NUMBER_AFTER.test(text) && NUMBER_BEFORE.test(parts[i - 1]?.text ?? ''),
  );
  return isNumber || parts.some(({ text }) => text === '') ? [word] : parts;
}

/** Which letter begins at a piece: the one of that number, or where some touch, the one whose place is nearest. */
function letterAt(letters: readonly string[], pieces: readonly Piece[], piece: number): number {
  if (letters.length === pieces.length) return piece;
  const widths = letters.map(widthOf);
  const all = widths.reduce((sum, width) => sum + width, 0);
  const [first, last] = [pieces[0]!.left, pieces.at(-1)!.right];
  const gaps = pieces.slice(1).map(({ left }, i) => left - pieces[i]!.right);
  const space = pieces[piece]!.left - pieces[piece - 1]!.right - Math.min(...gaps);
  const sought = ((pieces[piece - 1]!.right - first) / (last - first - space)) * all;
  let [nearest, off, end] = [1, Number.POSITIVE_INFINITY, 0];
  for (let i = 1; i < letters.length; i++) {
    end += widths[i - 1]!;
    const distance = Math.abs(end - sought) + (isSeam(letters[i - 1]!, letters[i]!) ? 0 : NO_SEAM);
    if (distance < off) [nearest, off] = [i, distance];
  }
  return nearest;
}

/** In ems, against letters whose widths are not quite known. */
const NO_SEAM = 0.3;

/** Whether two neighbours are of different words as a rule: "Varighed:1", "9.februar". */
const isSeam = (before: string, after: string): boolean =>
  /[\p{L}\d]/u.test(after) && (/[.,:;]/u.test(before) || /\d/.test(before) !== /\d/.test(after));

/** About how wide a letter is, in ems, in most faces. */
function widthOf(letter: string): number {
  if (/[ijl.,:;!|'()]/u.test(letter)) return 0.25;
  if (/[ftrI-]/u.test(letter)) return 0.33;
  if (/[mwMWæÆ]/u.test(letter)) return 0.85;
  return /\p{Lu}/u.test(letter) ? 0.68 : 0.53;
}
