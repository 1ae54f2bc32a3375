import type { Box } from '../../model/index.ts';
import { titledRows } from './beside-titles.ts';
import { freeingCuts } from './freed-columns.ts';
import { ruleCuts } from './rule-cuts.ts';
import { sideRows } from './side-titles.ts';
import { stretchCuts } from './stretches.ts';
import {
  type Axis,
  anySideBySide,
  BETWEEN_COLUMNS,
  type Cut,
  cutsOf,
  type Placed,
  partsAt,
  X,
  Y,
} from './white-space.ts';

/** A run of units in order: down a column, or in a grid where columns would tear rows apart. */
export interface Run<U extends Placed, G> {
  readonly units: readonly U[];
  /** How the units are read row by row; undefined for text that runs down a column. */
  readonly grid?: G;
  /** The units of the whole column that the run stands in; the same array for all runs of the column. */
  readonly column: readonly U[];
}

/** Least white space between lines, in type sizes (measured). */
const BETWEEN_LINES = 0.2;

/** What reading order goes by beside the places of the units. */
export interface Reading<U, G> {
  /** The type size that white space is measured in, in points. */
  readonly size: number;
  readonly readGrid: GridReader<U, G>;
  /** The size of a line's type, in points; 0 for all else. */
  readonly typeSize: (unit: U) => number;
  /** Type sizes are estimates. */
  readonly estimated: boolean;
  /** A line or a band that may be a title, by its type. */
  readonly isTitle: (unit: U) => boolean;
  /** A filled or framed area. */
  readonly isBox: (unit: U) => boolean;
  /** Level rules: one that runs across all columns ends them. */
  readonly rules: readonly Box[];
}

/** Decides whether columns side by side are to be read row by row, and how. */
export type GridReader<U, G> = (columns: readonly (readonly U[])[]) => G | undefined;

/**
 * Reading order by cutting white space (XY-cut, Nagy 1984), columns first; where no column is free, the
 * horizontal cuts that free the tallest columns. Runs come in reading order.
 */
export function readingOrder<U extends Placed, G>(
  units: readonly U[],
  reading: Reading<U, G>,
  column: readonly U[] = units,
): Run<U, G>[] {
  const { size, readGrid, rules } = reading;
  if (units.length === 0) return [];
  const inPile = (): Run<U, G>[] => [
    { units: [...units].sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]), column },
  ];
  if (units.length === 1) return inPile();
  const columns = cutsOf(units, X, BETWEEN_COLUMNS * size);
  const lines = cutsOf(units, Y, BETWEEN_LINES * size);
  const recurse = (cuts: readonly Cut[], axis: Axis): Run<U, G>[] => {
    const parts = partsAt(units, cuts, axis);
    if (parts.length < 2) return inPile();
    return parts.flatMap((part) => readingOrder(part, reading, axis === X ? part : column));
  };
  const ruled = ruleCuts(units, lines, rules, size);
  if (ruled.length > 0 && anySideBySide(units)) return recurse(ruled, Y);
  const foot = footCut(units, columns.length, lines, size);
  if (foot !== undefined) return recurse([foot], Y);
  const stretches = columns.length === 0 ? [] : stretchCuts(units, columns, lines, reading);
  if (stretches.length > 0) return recurse(stretches, Y);
  if (columns.length > 0) {
    const parts = partsAt(units, columns, X);
    const grid = readGrid(parts);
    if (grid !== undefined) return [{ units, grid, column }];
    const titled = titledRows(parts, lines, size, reading);
    if (titled.length > 0) {
      // notes and text of a row are known for what they are: together they might look like labels and values
      const whole = (part: readonly U[]) => parts.find((each) => each.includes(part[0]!))!;
      return partsAt(units, titled, Y)
        .flatMap((row) => partsAt(row, columns, X))
        .flatMap((part) => readingOrder(part, reading, whole(part)));
    }
    const rows = sideRows(parts, lines, size);
    if (rows.length > 0) return recurse(rows, Y);
    if (parts.some((part) => part.length > 1) || lines.length === 0) return recurse(columns, X);
  }
  if (lines.length === 0) return inPile();
  if (lines.length === 1) return recurse(lines, Y);
  const freeing = freeingCuts(units, lines, reading);
  if (freeing.length === 0 && !anySideBySide(units)) return inPile();
  return recurse(freeing.length === 0 ? [widest(lines)] : freeing, Y);
}

/**
 * The white space above lines at the foot that run across some of the columns: without them there are more columns.
 * Undefined where they do not stand clear of all columns, by themselves.
 */
function footCut(
  units: readonly Placed[],
  columns: number,
  lines: readonly Cut[],
  size: number,
): Cut | undefined {
  const last = lines.at(-1);
  if (columns === 0 || last === undefined) return undefined;
  const [above = [], foot = []] = partsAt(units, [last], Y);
  if (anySideBySide(foot)) return undefined;
  return cutsOf(above, X, BETWEEN_COLUMNS * size).length > columns ? last : undefined;
}

const widest = (cuts: readonly Cut[]): Cut => cuts.reduce((a, b) => (b.width > a.width ? b : a));
