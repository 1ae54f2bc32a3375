import type { Word } from '../model/index.ts';
import { inkWithin } from './word-ink.ts';
import { type LetterPatch, type Marks, patchesIn } from './word-patches.ts';

/** How "½" and "2½" are read: 2%, %, %2, 2/2, 22, '2 … */
const MAYBE_HALF = /^(\d{0,2}?)(?:%2?|[12'"]?\/?2)$/;
/** In ems: digits of a fraction are so high at most, its stroke and other digits so high at least. */
const SMALL = 0.52;
const FULL = 0.62;
/** How far off the baseline, in ems, the lower digit may stand. */
const OFF = 0.1;

/**
 * A number with a half where that is what the ink shows: a small digit on the baseline, last, that is no ring as in
 * "%". Undefined for other words.
 */
export function halfOf(word: Word, marks: Marks): string | undefined {
  const said = MAYBE_HALF.exec(word.text);
  if (said === null) return undefined;
  const patches = patchesIn(word, marks);
  const lower = patches.at(-1);
  const first = patches[0];
  if (lower === undefined || first === undefined || patches.length < 2) return undefined;
  const isLowered = lower.height <= SMALL && Math.abs(lower.rise) <= OFF;
  if (!isLowered || isHollow(lower, marks)) return undefined;
  const upper = patches.find(({ height, rise }) => height <= SMALL && rise > 0.2);
  if (upper !== undefined && isHollow(upper, marks)) return undefined;
  const whole = patches.filter(
    (patch) =>
      patch.height >= FULL && patch.patch.right < (upper ?? patches.at(-2) ?? lower).patch.left,
  );
  if (patches.length < whole.length + 2) return undefined;
  return whole.length === 0 ? '½' : `${word.text.slice(0, whole.length)}½`;
}

/** Whether a patch is a ring: light in its very middle, with ink on all four sides of that. */
function isHollow({ patch }: LetterPatch, { image }: Marks): boolean {
  const points = 72 / image.dpi;
  const { left, top, right, bottom } = patch;
  const ink = inkWithin(image, [
    left * points,
    top * points,
    (right + 1) * points,
    (bottom + 1) * points,
  ]);
  if (ink === undefined) return false;
  const [x, y] = [Math.round((left + right) / 2), Math.round((top + bottom) / 2)];
  const inRow = (from: number, to: number) => someBetween(from, to, (at) => ink.isInk(at, y));
  const inColumn = (from: number, to: number) => someBetween(from, to, (at) => ink.isInk(x, at));
  if (ink.isInk(x, y)) return false;
  return (
    inRow(left, x) && inRow(x + 1, right + 1) && inColumn(top, y) && inColumn(y + 1, bottom + 1)
  );
}

function someBetween(from: number, to: number, holds: (at: number) => boolean): boolean {
  for (let at = from; at < to; at++) if (holds(at)) return true;
  return false;
}
