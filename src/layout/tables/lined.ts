import { type Box, type Page, type Shape, union } from '../../model/index.ts';
import { height, width } from '../extent.ts';
import { type Row, rowsOf } from '../lines/rows.ts';
import type { Source } from '../lines/segment.ts';
import { segmentsOf } from '../lines/segments.ts';
import { median } from '../statistics.ts';
import type { Token } from '../words/token.ts';
import { emptyGrid, type Grid, inReadingOrder, MOST_WORDS } from './cells.ts';
import { fieldsOf } from './grids.ts';
import { wholeLines } from './lattice.ts';

type Span = readonly [from: number, to: number];

/** What tells a table that goes on over the page: where its level rules begin and end, and its columns. */
export interface Continuation {
  readonly rules: Span;
  readonly columns: readonly Span[];
}

/** Cells with fewer words are facts, which are a table on a scan, where columns are not sure to be told. */
const MOST_FACT_WORDS = 5;
/** Level rules of one table begin and end within so many points of each other. */
const SAME_EDGE = 4;
/** … and follow each other within so many points. */
const TALLEST_ROW = 260;
/** So many level rules alone make a table; one that goes on needs one. */
const LEAST_RULES = 3;
/** White space between columns, in type sizes. */
const BETWEEN_COLUMNS = 0.8;

/** Level rules or stripes of one width under each other, and the heights that part what is between them. */
interface LinedArea {
  readonly box: Box;
  readonly ys: readonly number[];
  /** Its edges are those of stripes: rows may stand above and below. */
  readonly striped: boolean;
  /** The columns of the table that it goes on with from the page before. */
  readonly columns?: readonly Span[];
}

/** The areas of a page that level rules or stripes may make tables of. `before`: what may go on from the page before. */
export function linedAreas(
  { rules = [], shapes }: Page,
  tokens: readonly Token[],
  before: Continuation | undefined,
): LinedArea[] {
  const level = wholeLines(rules).filter((rule) => width(rule) >= height(rule));
  const edges = stripesOf(shapes).flatMap(([x0, y0, x1, y1]): Box[] => [
    [x0, y0, x1, y0],
    [x0, y1, x1, y1],
  ]);
  const groups: Box[][] = [];
  for (const rule of [...level, ...edges].sort((a, b) => a[1] - b[1])) {
    const group = groups.find((other) => {
      const last = other.at(-1)!;
      return (
        Math.abs(last[0] - rule[0]) < SAME_EDGE &&
        Math.abs(last[2] - rule[2]) < SAME_EDGE &&
        rule[1] - last[1] < TALLEST_ROW
      );
    });
    if (group === undefined) groups.push([rule]);
    else group.push(rule);
  }
  const areas = groups.flatMap((group): LinedArea[] => {
    const ys = group.map((rule) => rule[1]).filter((y, i, all) => i === 0 || y - all[i - 1]! > 2.5);
    const striped = group.every((rule) => edges.includes(rule));
    const box = union(group);
    if (ys.length >= LEAST_RULES) return [{ box, ys, striped }];
    const isMore = before !== undefined && group === groups[0] && isAt(before.rules, box);
    return isMore ? [{ box, ys, striped, columns: before.columns }] : [];
  });
  return areas.flatMap((area) => partedAtText(area, tokens));
}

const isAt = ([from, to]: Span, box: Box): boolean =>
  Math.abs(box[0] - from) < SAME_EDGE && Math.abs(box[2] - to) < SAME_EDGE;

/** An area parted where text stands between two rules that runs across all columns: a heading between two tables. */
function partedAtText(area: LinedArea, tokens: readonly Token[]): LinedArea[] {
  const { box, ys, striped, columns } = area;
  if (columns !== undefined) return [area];
  const parts: number[][] = [[]];
  ys.forEach((y, i) => {
    parts.at(-1)!.push(y);
    const between = tokens.filter((token) => {
      const middle = (token.box[1] + token.box[3]) / 2;
      const within = token.box[0] > box[0] - SAME_EDGE && token.box[2] < box[2] + SAME_EDGE;
      return within && middle > y && middle < (ys[i + 1] ?? y);
    });
    if (columnSpans(between).length === 1) parts.push([]);
  });
  return parts
    .filter((part) => part.length >= LEAST_RULES)
    .map((part) => ({ box: [box[0], part[0]!, box[2], part.at(-1)!], ys: part, striped }));
}

/** Fills of one width, none of them twice as high as another: every other row of a table, or each in turn. */
function stripesOf(shapes: readonly Shape[]): Box[] {
  const boxes = shapes.filter(({ round }) => !round).map(({ box }) => box);
  return boxes.filter((box) =>
    boxes.some(
      (other) =>
        other !== box &&
        Math.abs(other[0] - box[0]) < SAME_EDGE &&
        Math.abs(other[2] - box[2]) < SAME_EDGE &&
        (other[3] <= box[1] + 1 || other[1] >= box[3] - 1),
    ),
  );
}

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
  const columns = area.columns ?? columnSpans(inside);
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
  if (columns.length === 2 && areTexts(rows)) return undefined;
  const isText = cells.flat().length > MOST_FACT_WORDS * cells.length;
  if (columns.length === 2 && (isText || !source.estimated) && isFieldList(rows, source)) {
    return undefined;
  }
  return { grid: rows, continuation: { rules: [box[0], box[2]], columns } };
}

/** One of two columns of a table names its rows: where both hold so many words a cell, they are columns of text. */
const MOST_NAME_WORDS = 12;

const areTexts = (rows: Grid): boolean =>
  [0, 1].every((i) => {
    const cells = rows.map((row) => row[i]!.length).filter((words) => words > 0);
    return cells.reduce((sum, words) => sum + words, 0) > MOST_NAME_WORDS * cells.length;
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
  const columns = area.columns ?? columnSpans(inRules.flatMap((row) => row.tokens));
  // heads, or a row that goes on from the page before, over several lines
  const over = linesOfRow(above, columns, first);
  const top = over.findLast((row) => columnSpans(row.tokens).length > 1);
  // the last row, whose rule the next page has or recognition missed
  const under = linesOfRow(below, columns, last);
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

/** The stretches across the page that words cover, parted by white space. */
function columnSpans(tokens: readonly Token[]): Span[] {
  const least = BETWEEN_COLUMNS * median(tokens.map((token) => token.style.size));
  const spans: [number, number][] = [];
  for (const { box } of [...tokens].sort((a, b) => a.box[0] - b.box[0])) {
    const last = spans.at(-1);
    if (last === undefined || box[0] - last[1] >= least) spans.push([box[0], box[2]]);
    else last[1] = Math.max(last[1], box[2]);
  }
  return spans;
}
