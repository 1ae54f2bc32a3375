import type { Box, PageImage, Word } from '../model/index.ts';
import { inkWithin, type WordInk } from './word-ink.ts';

/** Where the ink of a word's letters begins and ends at its middle, in points from the top of the page. */
export interface LetterReach {
  readonly top: number;
  readonly bottom: number;
}

/**
 * How far from the baseline of a layer the letters are looked for, in type sizes: on scans that lie askew a layer says
 * of the words at the ends of a line that they stand a third of their size too low or too high.
 */
const ABOVE = 1.3;
const BELOW = 0.6;
/** Where letters are if the baseline is right, in type sizes above it. */
const EXPECTED = 0.75;
/** Rows without ink that may part a dot or a ring from its letter, in type sizes; the dot itself is lower than that. */
const GAP = 0.22;
const LOWEST_LETTER = 0.3;

/** Rows of pixels that follow each other, `to` included. */
interface Rows {
  readonly from: number;
  readonly to: number;
}

/**
 * The rows that a word's letters take up on the picture: those that meet the place where the layer says they stand
 * more than others do, with the dots and rings above them. A long word of a page that lies askew is no taller for it.
 *
 * @param size the type size that the layer gives the line.
 * @param slope how far the lines of the page fall to the right (dy/dx).
 */
export function letterReach(
  word: Word,
  { size, slope }: { readonly size: number; readonly slope: number },
  image: PageImage,
): LetterReach | undefined {
  const [x0, , x1] = word.box;
  const { baseline } = word;
  const ink = inkWithin(image, [x0, baseline - ABOVE * size, x1, baseline + BELOW * size]);
  if (ink === undefined) return undefined;
  const pixels = image.dpi / 72;
  const rules = image.rules.flatMap((rule) => rowsOfRule(rule, (x0 + x1) / 2, pixels));
  const runs = inkedRows(ink, slope, rules);
  const expected = { from: (baseline - EXPECTED * size) * pixels, to: baseline * pixels };
  const shares = runs.map((run) => shared(run, expected));
  const letters = shares.indexOf(Math.max(...shares));
  if (letters < 0 || (shares[letters] as number) <= 0) return undefined;
  let { from, to } = runs[letters] as Rows;
  const above = runs[letters - 1];
  const isMark =
    above !== undefined &&
    above.from > ink.top &&
    from - above.to - 1 <= Math.max(1, GAP * size * pixels) &&
    above.to - above.from < LOWEST_LETTER * size * pixels;
  if (isMark) from = above.from;
  // a dot below its stem: "!", and letters that the scan has torn
  const below = runs[letters + 1];
  if (below !== undefined && below.to < ink.bottom - 1 && below.from - to - 1 <= 1) to = below.to;
  return { top: from / pixels, bottom: (to + 1) / pixels };
}

/** Pixels that the edge of a rule is soft for. */
const SOFT = 1;

/** The rows that a level rule takes up at a place: over the words of a table's row it looks like their dots and rings. */
function rowsOfRule([left, top, right, bottom]: Box, x: number, pixels: number): Rows[] {
  if (right - left <= bottom - top || x < left || x > right) return [];
  return [{ from: Math.floor(top * pixels) - SOFT, to: Math.ceil(bottom * pixels) + SOFT }];
}

/** Rows of the ink that hold some of a word, and not a rule. */
function inkedRows(ink: WordInk, slope: number, rules: readonly Rows[]): Rows[] {
  const runs: Rows[] = [];
  for (let y = ink.top; y < ink.bottom; y++) {
    if (rules.some(({ from, to }) => y >= from && y <= to) || !isInked(ink, y, slope)) continue;
    const last = runs.at(-1);
    if (last?.to === y - 1) runs[runs.length - 1] = { from: last.from, to: y };
    else runs.push({ from: y, to: y });
  }
  return runs;
}

function isInked({ left, top, right, bottom, isInk }: WordInk, y: number, slope: number): boolean {
  const middle = (left + right) / 2;
  for (let x = left; x < right; x++) {
    const at = Math.round(y + slope * (x - middle));
    if (at >= top && at < bottom && isInk(x, at)) return true;
  }
  return false;
}

const shared = (a: Rows, b: Rows): number => Math.min(a.to + 1, b.to) - Math.max(a.from, b.from);
