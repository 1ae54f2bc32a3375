import type { PageImage, Word } from '../model/index.ts';
import { inkWithin } from './word-ink.ts';

/**
 * Ink of a dash, in ems, measured on eight faces at 200 dpi: hyphens 0.23–0.30 long, en dashes 0.38–0.59, em dashes
 * 0.8 and more. What is shorter are serifs and arms of letters (up to 0.20).
 */
const SHORTEST = 0.21;
const EN_DASH = 0.345;
const EM_DASH = 0.72;
/** A dash lies between these heights above the baseline, and is so thick at most. */
const LOWEST = 0.1;
const HIGHEST = 0.52;
const THICKEST = 0.2;

const DASH = /[-–—]/gu;
/** Whatever its length in a wide face: at the end of a word or between its small letters stands a hyphen. */
const IN_WORD = /(?<=\p{Ll})[–—](?=\p{Ll}|$)/gu;
/** Where a page's hyphens are known, between small letters a dash may stand: "mandag–torsdag". */
const AT_END = /(?<=\p{Ll})[–—]$/u;

/** In some faces hyphens are longer than in those that were measured; an en dash is longer still by so much. */
const LONGER = 1.25;
/** So many hyphens tell how long a page's are. */
const ENOUGH = 2;

/** What the hyphens of a page tell of its dashes. */
export interface DashLengths {
  /** In ems, from which length on a dash is an en dash. */
  readonly enDash: number;
  /** Whether that is known of the page, and not of other faces. */
  readonly known: boolean;
}

const OF_OTHER_FACES: DashLengths = { enDash: EN_DASH, known: false };

/** From which length on a dash of a page is an en dash: by those that are hyphens for certain. */
export function dashLengthsOf(words: readonly Word[], image: PageImage): DashLengths {
  const lengths = words
    .filter(({ text, rotation }) => rotation === 0 && HYPHENATED.test(text))
    .flatMap((word) => lengthsIn(word, image))
    .sort((a, b) => a - b);
  if (lengths.length < ENOUGH) return OF_OTHER_FACES;
  const usual = lengths[lengths.length >> 1] as number;
  return { enDash: Math.max(EN_DASH, Math.min(LONGER * usual, EM_DASH)), known: true };
}

/** A word with one hyphen that is no dash: at its end or between small letters. */
const HYPHENATED = /^\p{L}*\p{Ll}[-–—](?:\p{Ll}+\P{Pd}*)?$/u;

/** The word with each dash as long as its ink is: the Danish data writes hyphens and em dashes only, as it likes. */
export function settleDashes(
  word: Word,
  image: PageImage,
  { enDash, known }: DashLengths = OF_OTHER_FACES,
): Word {
  const count = word.text.match(DASH)?.length ?? 0;
  if (count === 0) return word;
  const lengths = lengthsIn(word, image);
  const signs = lengths.map((length) => (length < enDash ? '-' : length < EM_DASH ? '–' : '—'));
  const alike = signs.every((sign) => sign === signs[0]);
  if (signs.length === 0 || (signs.length !== count && !alike)) return word;
  let n = 0;
  const text = word.text.replace(DASH, () => signs[Math.min(n++, signs.length - 1)] as string);
  return { ...word, text: text.replace(known ? AT_END : IN_WORD, '-') };
}

/** Whether the ink of a word holds a dash, read or not. */
export const holdsDash = (word: Word, image: PageImage): boolean =>
  lengthsIn(word, image).length > 0;

/** The lengths in ems of the dashes in a word's ink, left to right: stretches of columns with nothing but a bar. */
function lengthsIn(word: Word, image: PageImage): number[] {
  const { size } = word.style;
  const pixels = image.dpi / 72;
  const [em, baseline] = [size * pixels, word.baseline * pixels];
  const ink = inkWithin(image, [
    word.box[0] - 0.5,
    word.baseline - 0.9 * size,
    word.box[2] + 0.5,
    word.baseline + 0.25 * size,
  ]);
  if (ink === undefined) return [];
  const isBar = (x: number): boolean => {
    let [top, bottom] = [-1, -1];
    for (let y = ink.top; y < ink.bottom; y++) {
      if (!ink.isInk(x, y)) continue;
      if (top < 0) top = y;
      bottom = y;
    }
    if (top < 0 || top < baseline - HIGHEST * em) return false;
    return bottom <= baseline - LOWEST * em && bottom - top + 1 <= THICKEST * em;
  };
  const lengths: number[] = [];
  let run = 0;
  for (let x = ink.left; x <= ink.right; x++) {
    if (x < ink.right && isBar(x)) run += 1;
    else {
      if (run >= SHORTEST * em) lengths.push(run / em);
      run = 0;
    }
  }
  return lengths;
}
