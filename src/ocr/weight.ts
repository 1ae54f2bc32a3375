import type { Word } from '../model/index.ts';
import type { ReadableImage } from './reader.ts';
import { inkWithin, type WordInk } from './word-ink.ts';

/**
 * How heavy a word's strokes are: the mean length of its horizontal runs of ink, in ems, and how many runs it is the
 * mean of.
 */
export interface Weight {
  readonly mean: number;
  readonly runs: number;
  /** Light letters on a dark ground; they look heavier than they are set. */
  readonly inverted: boolean;
}

/** Longer runs than this, in ems, are bars of letters, not their stems. */
const LONGEST_STEM = 0.35;

/** Paper on either side of a word, in ems: an "i" or "I" alone fills its box as a dark ground would. */
const PAPER = 0.1;

const NOTHING: Weight = { mean: 0, runs: 0, inverted: false };

/** Weighs a word on its page's image; one that is turned has no runs to go by. */
export function weigh(image: ReadableImage, word: Word): Weight {
  if (word.rotation !== 0) return NOTHING;
  const pixels = image.dpi / 72;
  const [left, top, right, bottom] = word.box;
  const paper = PAPER * word.style.size;
  const ink = inkWithin(image, [left - paper, top, right + paper, bottom]);
  if (ink === undefined) return NOTHING;
  const { sum, runs } = inkRuns(ink, LONGEST_STEM * word.style.size * pixels);
  if (runs === 0) return NOTHING;
  return { mean: sum / runs / (word.style.size * pixels), runs, inverted: ink.inverted };
}

/** Number and total length of the horizontal runs of ink that are shorter than `longest`, in pixels. */
function inkRuns(
  { left, top, right, bottom, isInk }: WordInk,
  longest: number,
): { sum: number; runs: number } {
  let [sum, runs] = [0, 0];
  for (let y = top; y < bottom; y++) {
    let run = 0;
    for (let x = left; x <= right; x++) {
      if (x < right && isInk(x, y)) run += 1;
      else if (run > 0) {
        if (run < longest) {
          sum += run;
          runs += 1;
        }
        run = 0;
      }
    }
  }
  return { sum, runs };
}
