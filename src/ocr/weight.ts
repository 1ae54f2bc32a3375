import type { Word } from '../model/index.ts';
import type { GreyImage } from './grey-image.ts';

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
/** Grey levels between ink and paper below which a word has no contrast to measure. */
const LEAST_CONTRAST = 40;
/** A box with more ink than this holds light letters on dark. */
const MOST_INK = 0.55;

const NOTHING: Weight = { mean: 0, runs: 0, inverted: false };

/** Weighs a word on its page's image; one that is turned has no runs to go by. */
export function weigh(image: GreyImage & { readonly dpi: number }, word: Word): Weight {
  if (word.rotation !== 0) return NOTHING;
  const pixels = image.dpi / 72;
  const [left, top, right, bottom] = word.box.map((value) => Math.round(value * pixels)) as [
    number,
    number,
    number,
    number,
  ];
  const area: Area = {
    image,
    left: Math.max(0, left),
    top: Math.max(0, top),
    right: Math.min(image.width, right),
    bottom: Math.min(image.height, bottom),
  };
  const [low, high] = rangeOf(area);
  if (high - low < LEAST_CONTRAST) return NOTHING;
  const middle = (low + high) / 2;
  const dark = count(area, (grey) => grey < middle);
  const inverted = dark > MOST_INK * (area.right - area.left) * (area.bottom - area.top);
  const isInk = (grey: number) => grey < middle !== inverted;
  const { sum, runs } = inkRuns(area, isInk, LONGEST_STEM * word.style.size * pixels);
  if (runs === 0) return NOTHING;
  return { mean: sum / runs / (word.style.size * pixels), runs, inverted };
}

interface Area {
  readonly image: GreyImage;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function rangeOf({ image, left, top, right, bottom }: Area): readonly [number, number] {
  let [low, high] = [255, 0];
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const grey = image.grey[y * image.width + x] as number;
      if (grey < low) low = grey;
      if (grey > high) high = grey;
    }
  }
  return [low, high];
}

function count(
  { image, left, top, right, bottom }: Area,
  holds: (grey: number) => boolean,
): number {
  let n = 0;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) if (holds(image.grey[y * image.width + x] as number)) n += 1;
  }
  return n;
}

/** Number and total length of the horizontal runs of ink that are shorter than `longest`, in pixels. */
function inkRuns(
  { image, left, top, right, bottom }: Area,
  isInk: (grey: number) => boolean,
  longest: number,
): { sum: number; runs: number } {
  let [sum, runs] = [0, 0];
  for (let y = top; y < bottom; y++) {
    let run = 0;
    for (let x = left; x <= right; x++) {
      if (x < right && isInk(image.grey[y * image.width + x] as number)) run += 1;
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
