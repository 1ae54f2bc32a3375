import type { Segment } from './segment.ts';
import { median, width } from './token.ts';

/** Share of the shorter column's baselines that the longer one must have, too (measured). */
const COMMON = 0.75;
const SAME_LINE = 0.25;

const NUMERIC = /^[\d.,:%()\-– ]+$/;

/**
 * The rows of columns that are a table rather than text: most of their baselines are common and their cells short.
 * Undefined for text set in columns.
 */
export function tableRows(
  columns: readonly (readonly Segment[])[],
  size: number,
): Segment[][] | undefined {
  if (columns.length < 2 || columns.some((column) => column.length < 2)) return undefined;
  if (commonShare(columns, size) < COMMON || !areCells(columns)) return undefined;
  return rowsBy(columns.flat(), size);
}

function commonShare(columns: readonly (readonly Segment[])[], size: number): number {
  let common = 0;
  let total = 0;
  columns.slice(1).forEach((column, i) => {
    const [short, long] = [columns[i]!, column].sort((a, b) => a.length - b.length);
    total += short!.length;
    common += short!.filter((a) =>
      long!.some((b) => Math.abs(a.baseline - b.baseline) < SAME_LINE * size),
    ).length;
  });
  return common / total;
}

/** Short against their column, or numbers; one column of a table may hold longer text. */
function areCells(columns: readonly (readonly Segment[])[]): boolean {
  const share = (column: readonly Segment[], is: (s: Segment) => boolean) =>
    column.filter(is).length / column.length;
  const numeric = (column: readonly Segment[]) => share(column, (s) => NUMERIC.test(s.text)) > 0.6;
  const anyNumeric = columns.some(numeric);
  const short = columns.filter((column) => {
    if (numeric(column) || median(column.map((s) => s.tokens.length)) <= 2) return true;
    const widths = column.map((s) => width(s.box));
    const fill = median(widths) / Math.max(...widths);
    const prose = share(column, (s) => s.tokens.length >= 7 || /\p{L}[-‐\u00ad]$/u.test(s.text));
    const few = median(column.map((s) => s.tokens.length)) <= 6;
    return fill < 0.85 && few && (anyNumeric || prose < 0.1);
  });
  return short.length >= (columns.length >= 3 ? columns.length - 1 : columns.length);
}

/** Cells on one baseline, left to right; rows top to bottom. */
export function rowsBy(cells: readonly Segment[], size: number): Segment[][] {
  const rows: Segment[][] = [];
  for (const cell of [...cells].sort((a, b) => a.baseline - b.baseline)) {
    const row = rows.at(-1);
    if (row !== undefined && cell.baseline - row[0]!.baseline < SAME_LINE * size) row.push(cell);
    else rows.push([cell]);
  }
  return rows.map((row) => row.sort((a, b) => a.box[0] - b.box[0]));
}

/** Whether the labels of a figure are the cells of a table in small type. */
export function isGrid(labels: readonly Segment[], size: number): boolean {
  if (labels.some((s) => s.rotation !== 0 || s.container !== undefined)) return false;
  const rows = rowsBy(labels, size);
  const several = rows.filter((row) => row.length > 1).length;
  const named = rows.filter((row) => /\p{L}{3}/u.test(row[0]!.text)).length;
  return several >= 3 && several / rows.length > 0.7 && named >= 3;
}
