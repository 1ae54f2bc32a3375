import { type Row, rowsOf } from '../lines/rows.ts';
import type { Source } from '../lines/segment.ts';
import { segmentsOf } from '../lines/segments.ts';
import { median } from '../statistics.ts';
import type { Token } from '../words/token.ts';
import { emptyGrid, type Grid, inReadingOrder, MOST_WORDS } from './cells.ts';
import { columnSpans, type Span } from './columns.ts';
import { fieldsOf } from './grids.ts';
import { type Continuation, type LinedArea, SAME_EDGE } from './lined-areas.ts';

/** Cells with fewer words are facts, which are a table on a scan, where columns are not sure to be told. */
const MOST_FACT_WORDS = 5;
/**
 * The rows between level rules, their columns told by white space or the page before; undefined for text with rules
 * between.
 */
export function linedGrid(
  area: LinedArea,
  tokens: readonly Token[],
  source: Source,
): { readonly grid: Grid; readonly continuation: Continuation } | undefined {
  const { box } = area;
  const within = tokens.filter(
    (token) => token.box[0] > box[0] - SAME_EDGE && token.box[2] < box[2] + SAME_EDGE,
  );
  const places = withOuterRows(area, within);
  const inside = within.filter(({ box: [, y0, , y1] }) => {
    const middle = (y0 + y1) / 2;
    return middle > places[0]! && middle < places.at(-1)!;
  });
  const columns = area.columns ?? columnsUnderHeads(inside) ?? columnSpans(inside);
  if (columns.length < 2) return undefined;
  // between the column that a word stands in and the next lies the middle of the white space
  const columnOf = ({ box: [x0, , x1] }: Token) =>
    columns.findLastIndex(([from], i) => x0 + x1 >= (columns[i - 1]?.[1] ?? -Infinity) + from);
  const rowOf = ({ box: [, y0, , y1] }: Token) => places.findLastIndex((y) => y <= (y0 + y1) / 2);
  const grid = emptyGrid(places.length - 1, columns.length);
  for (const token of inside) grid[rowOf(token)]![columnOf(token)]!.push(token);
  const rows = grid
    .map((row) => row.map(inReadingOrder))
    .filter((row) => row.some((cell) => cell.length > 0));
  const full = rows.filter((row) => row.filter((cell) => cell.length > 0).length > 1);
  const least = area.columns === undefined ? 2 : 1;
  if (full.length < least || full.length < 0.7 * rows.length) return undefined;
  const cells = rows.flat().filter((cell) => cell.length > 0);
  if (cells.flat().length > MOST_WORDS * cells.length) return undefined;
  if (columns.length === 2 && (areTexts(rows) || areRecords(rows))) return undefined;
  const isText = cells.flat().length > MOST_FACT_WORDS * cells.length;
  if (columns.length === 2 && (isText || !source.estimated) && isFieldList(rows, source)) {
    return undefined;
  }
  return { grid: rows, continuation: { rules: [box[0], box[2]], columns } };
}

/**
 * The columns of a table under the heads on its first line, where lines of its cells nearly touch the next column: at the
 * left edge of each head lines of cells begin. Undefined where white space tells as many.
 */
function columnsUnderHeads(tokens: readonly Token[]): Span[] | undefined {
  const [head, ...body] = rowsOf(tokens).map((row) => columnSpans(row.tokens));
  if (head === undefined || head.length <= columnSpans(tokens).length) return undefined;
  const begins = (x: number) =>
    body.some((line) => line.some(([from]) => Math.abs(from - x) < SAME_EDGE));
  if (!head.every(([from]) => begins(from))) return undefined;
  return head.map(([from], i) => {
    const next = head[i + 1]?.[0] ?? Infinity;
    const own = tokens.filter(({ box: [x0] }) => x0 > from - SAME_EDGE && x0 < next - SAME_EDGE);
    return [from, Math.max(...own.map(({ box }) => box[2]))];
  });
}

/** One of two columns of a table names its rows: where both hold so many words a cell, they are columns of text. */
const MOST_NAME_WORDS = 12;

const areTexts = (rows: Grid): boolean =>
  [0, 1].every((i) => {
    const cells = rows.map((row) => row[i]!.length).filter((words) => words > 0);
    return cells.reduce((sum, words) => sum + words, 0) > MOST_NAME_WORDS * cells.length;
  });

/** Lines of a cell that is a title and its text, at least, and the share of a column's cells that must be. */
const LEAST_RECORD_LINES = 3;
const RECORDS = 0.5;

/** Whether one of two columns holds titles in bold, each with its text under it, and not the cells of a table. */
const areRecords = (rows: Grid): boolean =>
  [0, 1].some((i) => {
    const cells = rows.map((row) => rowsOf(row[i]!)).filter((lines) => lines.length > 0);
    const records = cells.filter(
      ([title, ...text]) =>
        text.length >= LEAST_RECORD_LINES - 1 &&
        title!.tokens.every(({ style }) => style.bold) &&
        text.some(({ tokens }) => tokens.every(({ style }) => !style.bold)),
    );
    return records.length > RECORDS * cells.length;
  });

/** Rows of labels and their values are fields, whatever rules are between them. */
function isFieldList(rows: Grid, source: Source): boolean {
  const column = (i: number) => rows.flatMap((row) => segmentsOf(rowsOf(row[i]!), [], source));
  const sizes = rows.flat(2).map((token) => token.style.size);
  return fieldsOf([column(0), column(1)], median(sizes)) !== undefined;
}

/** The row above the first rule and that below the last end at most so far from it, in points. */
const OUTER_REACH = 40;
/** Lines of one row of cells follow each other within so many type sizes. */
const LINE_GAP = 0.6;

/** The heights that part rows, with those around a row outside the rules at each end, and around rows beside stripes. */
function withOuterRows(area: LinedArea, tokens: readonly Token[]): number[] {
  const { ys, striped } = area;
  const [first, last] = [ys[0]!, ys.at(-1)!];
  const pitch = median(ys.slice(1).map((y, i) => y - ys[i]!));
  const rows = rowsOf(tokens);
  const above = rows.filter(({ box }) => box[3] <= first + 2).toReversed();
  const below = rows.filter(({ box }) => box[1] >= last - 2);
  if (striped) {
    const many = ({ tokens }: Row) => columnSpans(tokens).length > 1;
    const over = above.filter((row) => many(row) && row.box[1] > first - pitch);
    const under = below.filter((row) => many(row) && row.box[3] < last + pitch);
    return [...over.map(topOf).toReversed(), ...ys, ...under.map(bottomOf)];
  }
  const inRules = rows.filter(({ box }) => box[1] > first && box[3] < last);
  const inside = inRules.flatMap((row) => row.tokens);
  const [nearest] = above.filter(({ box }) => first - box[3] < OUTER_REACH);
  const underHeads = nearest && columnsUnderHeads([...nearest.tokens, ...inside]);
  const columns = area.columns ?? underHeads ?? columnSpans(inside);
  // heads, or a row that goes on from the page before, over several lines
  const over = linesOfRow(above, columns, first);
  const top = over.findLast((row) => columnSpans(row.tokens).length > 1);
  // the last row, whose rule the next page has or recognition missed
  const under = area.ended ? [] : linesOfRow(below, columns, last);
  const isLast = under[0] !== undefined && inRules.some((row) => areAligned(row, under[0]!));
  return [
    ...(top === undefined ? [] : [topOf(top)]),
    ...ys,
    ...(isLast ? [bottomOf(under.at(-1)!)] : []),
  ];
}

const topOf = ({ box }: Row): number => box[1] - 1;
const bottomOf = ({ box }: Row): number => box[3] + 1;

/** The lines of one row of cells outside the rules, nearest first: close to the rule and to each other, in the columns. */
function linesOfRow(rows: readonly Row[], columns: readonly Span[], rule: number): Row[] {
  const lines: Row[] = [];
  for (const row of rows) {
    const before = lines.at(-1);
    const [, top, , bottom] = row.box;
    const gap =
      before === undefined
        ? Math.min(Math.abs(top - rule), Math.abs(bottom - rule)) / OUTER_REACH
        : Math.max(top - before.box[3], before.box[1] - bottom) / (LINE_GAP * row.size);
    if (gap > 1 || !standsOver(row, columns)) break;
    lines.push(row);
  }
  return lines;
}

/** Whether the pieces of a row stand over a column each. */
function standsOver({ tokens }: Row, columns: readonly Span[]): boolean {
  const over = columnSpans(tokens).map(([from, to]) =>
    columns.flatMap((column, i) => (column[0] < to && column[1] > from ? [i] : [])),
  );
  return over.every(({ length }) => length === 1) && new Set(over.flat()).size === over.length;
}

/** Whether the columns of two rows begin at the same places. */
function areAligned(a: Row, b: Row): boolean {
  const [first, second] = [columnSpans(a.tokens), columnSpans(b.tokens)];
  return (
    first.length === second.length &&
    first.every(([from], i) => Math.abs(from - second[i]![0]) < SAME_EDGE)
  );
}
