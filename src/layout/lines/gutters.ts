import { width } from '../extent.ts';
import type { Token } from '../words/token.ts';
import type { Row } from './rows.ts';

/** White space between columns: free over several rows that each have words on both sides of it. */
export interface Gutter {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Where the words right of it begin, a row each. */
  readonly starts: readonly number[];
}

/** Least width in type sizes and least number of rows (measured). */
export const LEAST_WIDTH = 0.75;
const LEAST_ROWS = 3;

interface Growing {
  left: number;
  right: number;
  top: number;
  bottom: number;
  starts: number[];
  size: number;
}

/**
 * The gutters of a page: gaps between neighbours on a row, chained down the page as long as no row closes them.
 * A search for maximal empty rectangles (Breuel 2002), restricted to the gaps that matter.
 */
export function guttersOf(rows: readonly Row[], estimated = false): Gutter[] {
  const done: Growing[] = [];
  let live: Growing[] = [];
  for (const row of rows) {
    const gaps = gapsOf(row, estimated);
    const open: Growing[] = [];
    for (const gutter of live) {
      const free = freePart(gutter, row);
      if (free === undefined) {
        done.push(gutter);
        continue;
      }
      [gutter.left, gutter.right] = free;
      const gap = gaps.find(([a, b]) => a <= free[0] + 0.5 && b >= free[1] - 0.5);
      if (gap !== undefined) {
        gutter.starts.push(gap[1]);
        gutter.bottom = row.box[3];
      }
      open.push(gutter);
    }
    for (const [left, right] of gaps) {
      if (open.some((gutter) => gutter.left >= left - 0.5 && gutter.right <= right + 0.5)) continue;
      const [, top, , bottom] = row.box;
      open.push({ left, right, top, bottom, starts: [right], size: row.size });
    }
    live = open;
  }
  return [...done, ...live].filter((gutter) => gutter.starts.length >= LEAST_ROWS);
}

/** The wide gaps between neighbours on a row. */
function gapsOf(row: Row, estimated: boolean): [left: number, right: number][] {
  const gaps: [number, number][] = [];
  row.tokens.forEach((token, i) => {
    const before = row.tokens[i - 1];
    if (before === undefined) return;
    const size = Math.min(row.size, Math.max(token.style.size, before.style.size));
    // on scans even gaps may be chance
    if (!estimated && isJustified(row, i, size)) return;
    if (token.box[0] - before.box[2] >= LEAST_WIDTH * size) {
      gaps.push([before.box[2], token.box[0]]);
    }
  });
  return gaps;
}

/** The spaces of a justified line are even, to so many points or this share of them, and no wider in type sizes. */
const EVEN = 0.4;
const EVEN_SHARE = 0.06;
const WIDEST_SPACE = 2.5;
/** So many even spaces in a row are no chance, whatever stands between them. */
const MANY_EVEN = 4;

/** Whether the space before a word is as wide as one beside it: a justified line's, not one between columns. */
function isJustified({ tokens }: Row, i: number, size: number): boolean {
  const gap = gapBefore(tokens, i);
  if (gap > WIDEST_SPACE * size) return false;
  const areWords = [i - 1, i].every((at) => /\p{L}{2}/u.test(tokens[at]!.text));
  return areWords ? isEvenGap(tokens, i) : evenGapsAround(tokens, i) >= MANY_EVEN;
}

/** How many neighbouring spaces, the one before word `i` among them, are as wide as it. */
function evenGapsAround(tokens: Row['tokens'], i: number): number {
  const gap = gapBefore(tokens, i);
  const isEven = (at: number): boolean => areEven(gapBefore(tokens, at), gap);
  let [first, last] = [i, i];
  while (isEven(first - 1)) first--;
  while (isEven(last + 1)) last++;
  return last - first + 1;
}

const areEven = (gap: number, other: number): boolean =>
  Math.abs(other - gap) < Math.max(EVEN, EVEN_SHARE * gap);

const gapBefore = (tokens: Row['tokens'], i: number): number =>
  (tokens[i]?.box[0] ?? Infinity) - (tokens[i - 1]?.box[2] ?? -Infinity);

/** So many even spaces about words of other widths are a justified line's, whatever columns stand above and below. */
const JUSTIFIED = 3;

/** Whether the space before a word is one of a justified line, told by it alone. */
export function isJustifiedSpace(tokens: Row['tokens'], i: number): boolean {
  if (evenGapsAround(tokens, i) < JUSTIFIED) return false;
  const widths = [i - 1, i].map((at) => width(tokens[at]!.box));
  const areWords = [i - 1, i].every((at) => /\p{L}/u.test(tokens[at]!.text));
  return areWords && !areEven(widths[0]!, widths[1]!);
}

/** Lines of a column begin within so many points of each other. */
const ALIGNED = 1;

/** Whether a column begins right of a gutter where a word does: no chance, however even the spaces of its row are. */
export const isColumnStart = ({ starts }: Gutter, { box }: Token): boolean =>
  starts.filter((start) => Math.abs(start - box[0]) < ALIGNED).length > LEAST_ROWS;

/** Whether the space before a word of a row is as wide as the one before or after it. */
export function isEvenGap(tokens: Row['tokens'], i: number): boolean {
  const gap = gapBefore(tokens, i);
  return [i - 1, i + 1].some((at) => areEven(gap, gapBefore(tokens, at)));
}

/** What a row leaves of a gutter, if enough. */
function freePart(gutter: Growing, row: Row): [left: number, right: number] | undefined {
  let { left, right } = gutter;
  const middle = (left + right) / 2;
  for (const { box } of row.tokens) {
    if (box[2] <= gutter.left + 0.01 || box[0] >= gutter.right - 0.01) continue;
    if (box[2] <= middle || (box[0] <= gutter.left && box[2] < gutter.right)) {
      left = Math.max(left, box[2]);
    } else if (box[0] >= middle || box[2] >= gutter.right) {
      right = Math.min(right, box[0]);
    } else {
      return undefined;
    }
  }
  return right - left >= LEAST_WIDTH * gutter.size ? [left, right] : undefined;
}
