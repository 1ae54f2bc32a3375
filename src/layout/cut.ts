import { type Box, overlapX, overlapY, union } from '../model/index.ts';
import { height } from './token.ts';

/** Anything with a place on the page that reading order is wanted for. */
export interface Placed {
  readonly box: Box;
}

/** A run of units in order: down a column, or row by row where columns would tear a table apart. */
export interface Run<U extends Placed> {
  readonly units: readonly U[];
  /** The rows of a table; undefined for text that runs down a column. */
  readonly rows?: readonly (readonly U[])[];
  /** The units of the whole column that the run stands in; the same array for all runs of the column. */
  readonly column: readonly U[];
}

/** White space right across a set of units. */
interface Cut {
  readonly at: number;
  readonly width: number;
}

type Axis = 0 | 1;
const X: Axis = 0;
const Y: Axis = 1;

/** Least white space for a cut, in type sizes: between columns and between lines (measured). */
const BETWEEN_COLUMNS = 0.8;
const BETWEEN_LINES = 0.2;

/** Decides whether columns side by side are a table, and gives its rows. */
export type RowReader<U> = (columns: readonly (readonly U[])[]) => U[][] | undefined;

/**
 * Reading order by cutting white space (XY-cut, Nagy 1984), columns first; where no column is free, the
 * horizontal cut that frees the tallest columns. Runs come in reading order.
 */
export function readingOrder<U extends Placed>(
  units: readonly U[],
  size: number,
  readRows: RowReader<U>,
  column: readonly U[] = units,
): Run<U>[] {
  if (units.length === 0) return [];
  const inPile = (): Run<U>[] => [
    { units: [...units].sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]), column },
  ];
  if (units.length === 1) return inPile();
  const columns = cutsOf(units, X, BETWEEN_COLUMNS * size);
  const lines = cutsOf(units, Y, BETWEEN_LINES * size);
  const recurse = (cuts: readonly Cut[], axis: Axis): Run<U>[] => {
    const parts = partsAt(units, cuts, axis);
    if (parts.length < 2) return inPile();
    return parts.flatMap((part) => readingOrder(part, size, readRows, axis === X ? part : column));
  };
  if (columns.length > 0) {
    const parts = partsAt(units, columns, X);
    const rows = readRows(parts);
    if (rows !== undefined) return [{ units: rows.flat(), rows, column }];
    if (parts.some((part) => part.length > 1) || lines.length === 0) return recurse(columns, X);
  }
  if (lines.length === 0) return inPile();
  if (lines.length === 1) return recurse(lines, Y);
  const best = freeingCut(units, lines, size);
  if (best === undefined && !anySideBySide(units)) return inPile();
  return recurse([best ?? widest(lines)], Y);
}

/** The white space of at least `least` points across the units along an axis. */
function cutsOf(units: readonly Placed[], axis: Axis, least: number): Cut[] {
  const sorted = [...units].sort((a, b) => a.box[axis] - b.box[axis]);
  const cuts: Cut[] = [];
  let end = sorted[0]!.box[axis + 2]!;
  for (const { box } of sorted) {
    const gap = box[axis] - end;
    if (gap >= least) cuts.push({ at: (end + box[axis]) / 2, width: gap });
    end = Math.max(end, box[axis + 2]!);
  }
  return cuts;
}

function partsAt<U extends Placed>(units: readonly U[], cuts: readonly Cut[], axis: Axis): U[][] {
  const parts: U[][] = Array.from({ length: cuts.length + 1 }, () => []);
  for (const unit of units) {
    const middle = (unit.box[axis] + unit.box[axis + 2]!) / 2;
    parts[cuts.filter((cut) => cut.at < middle).length]!.push(unit);
  }
  return parts.filter((part) => part.length > 0);
}

/** The horizontal cut that lets columns be cut over the greatest height; undefined when none does. */
function freeingCut(
  units: readonly Placed[],
  lines: readonly Cut[],
  size: number,
): Cut | undefined {
  let best: Cut | undefined;
  let most = 0;
  for (const line of lines) {
    const freed = partsAt(units, [line], Y).reduce((sum, part) => sum + freedHeight(part, size), 0);
    const better = freed > most + 1e-6;
    const same = best !== undefined && Math.abs(freed - most) <= 1e-6 && line.width > best.width;
    if (better || same) [best, most] = [line, freed];
  }
  return best;
}

function freedHeight(part: readonly Placed[], size: number): number {
  if (part.length < 2) return 0;
  const cuts = cutsOf(part, X, BETWEEN_COLUMNS * size);
  if (cuts.length === 0 || !partsAt(part, cuts, X).some((column) => column.length > 1)) return 0;
  return height(union(part.map((unit) => unit.box))) * Math.sqrt(Math.min(2, cuts.length));
}

const widest = (cuts: readonly Cut[]): Cut => cuts.reduce((a, b) => (b.width > a.width ? b : a));

const anySideBySide = (units: readonly Placed[]): boolean =>
  units.some((a) =>
    units.some(
      (b) =>
        a !== b &&
        overlapX(a.box, b.box) <= 0 &&
        overlapY(a.box, b.box) > 0.3 * Math.min(height(a.box), height(b.box)),
    ),
  );
