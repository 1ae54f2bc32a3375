import { type Box, holdsCentre, type Page, type Shape, union } from '../../model/index.ts';
import { height, width } from '../extent.ts';
import { type Row, rowsOf } from '../lines/rows.ts';
import { rowSegment, type Segment, type Source } from '../lines/segment.ts';
import { segmentsOf } from '../lines/segments.ts';
import { median } from '../statistics.ts';
import type { Container } from '../words/containers.ts';
import type { Token } from '../words/token.ts';
import { fieldsOf } from './grids.ts';
import { type Lattice, latticesOf, wholeLines } from './lattice.ts';

/** A table told by its rules or stripes, one line a row. */
export interface RuledTable {
  readonly box: Box;
  readonly rows: readonly Segment[];
  readonly container: Container | undefined;
  readonly tokens: readonly Token[];
}

/** Cells with more words than this on the average are boxes of text, not fields of a table. */
const MOST_WORDS = 30;
/** Cells with fewer words are facts, which are a table on a scan, where columns are not sure to be told. */
const MOST_FACT_WORDS = 5;
/** A lattice as large as this share of the page is the frame of a page. */
const LARGEST_SHARE = 0.6;
/** Level rules of one table begin and end within so many points of each other. */
const SAME_EDGE = 4;
/** … and follow each other within so many points. */
const TALLEST_ROW = 260;
/** So many level rules alone make a table. */
const LEAST_RULES = 3;
/** White space between columns, in type sizes. */
const BETWEEN_COLUMNS = 0.8;

/**
 * Areas that rules frame: boxes with a border, and the cells of lattices that hold text rather than a table. `words`
 * are the places of the page's words.
 */
export function framesOf(
  { rules = [], width: w, height: h }: Page,
  words: readonly Box[],
): Shape[] {
  return latticesOf(rules)
    .filter((lattice) => !isTable(lattice, words))
    .flatMap(({ cells }) => cells)
    .filter(({ box }) => width(box) * height(box) < LARGEST_SHARE * w * h)
    .map(({ box }) => ({ box, color: '#ffffff', round: false }));
}

/** Whether a lattice has rows with several cells that hold few words each. */
function isTable({ box, cells, rows, columns }: Lattice, words: readonly Box[]): boolean {
  if (rows < 2 || columns < 2) return false;
  const inside = words.filter((word) => holdsCentre(box, word));
  const filled = cells.filter((cell) => inside.some((word) => holdsCentre(cell.box, word)));
  const several = new Set(
    filled.filter((a) => filled.some((b) => a !== b && a.row === b.row)).map((cell) => cell.row),
  );
  return several.size >= 2 && inside.length <= MOST_WORDS * filled.length;
}

/** The tables of a page that are drawn, and the words that are left. */
export function ruledTables(
  page: Page,
  tokens: readonly Token[],
  source: Source,
): { tables: RuledTable[]; rest: readonly Token[] } {
  const { rules = [] } = page;
  let rest = tokens;
  const tables: RuledTable[] = [];
  const add = (grid: Grid | undefined, box: Box) => {
    if (grid === undefined) return;
    const taken = new Set(grid.flat(2));
    rest = rest.filter((token) => !taken.has(token));
    tables.push(toTable(grid, box, source));
  };
  for (const lattice of latticesOf(rules)) {
    if (
      isTable(
        lattice,
        rest.map(({ box }) => box),
      )
    )
      add(latticeGrid(lattice, rest), lattice.box);
  }
  for (const area of linedAreas(page).flatMap((each) => partedAtText(each, rest)))
    add(linedGrid(area, rest, source), area.box);
  return { tables, rest };
}

/** Words by row and column. */
type Grid = Token[][][];

function latticeGrid({ cells, rows, columns }: Lattice, tokens: readonly Token[]): Grid {
  const grid = emptyGrid(rows, columns);
  for (const { box, row, column } of cells) {
    grid[row]![column] = inReadingOrder(tokens.filter((token) => holdsCentre(box, token.box)));
  }
  return grid.filter((row) => row.some((cell) => cell.length > 0));
}

const emptyGrid = (rows: number, columns: number): Grid =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => []));

/** Line by line; turned words after the others. */
function inReadingOrder(tokens: readonly Token[]): Token[] {
  const level = rowsOf(tokens).flatMap((row) => row.tokens);
  return [...level, ...tokens.filter((token) => token.rotation !== 0)];
}

/** Level rules or stripes of one width under each other, and the heights that part what is between them. */
interface LinedArea {
  readonly box: Box;
  readonly ys: readonly number[];
  /** Its edges are those of stripes: rows may stand above and below. */
  readonly striped: boolean;
}

function linedAreas({ rules = [], shapes }: Page): LinedArea[] {
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
  return groups.flatMap((group) => {
    const ys = group.map((rule) => rule[1]).filter((y, i, all) => i === 0 || y - all[i - 1]! > 2.5);
    const striped = group.every((rule) => edges.includes(rule));
    return ys.length < LEAST_RULES ? [] : [{ box: union(group), ys, striped }];
  });
}

/** An area parted where text stands between two rules that runs across all columns: a heading between two tables. */
function partedAtText({ box, ys, striped }: LinedArea, tokens: readonly Token[]): LinedArea[] {
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

/** The rows between level rules, their columns told by white space; undefined for text with rules between. */
function linedGrid(area: LinedArea, tokens: readonly Token[], source: Source): Grid | undefined {
  const { box } = area;
  const within = tokens.filter(
    (token) => token.box[0] > box[0] - SAME_EDGE && token.box[2] < box[2] + SAME_EDGE,
  );
  const places = withOuterRows(area, within);
  const inside = within.filter(({ box: [, y0, , y1] }) => {
    const middle = (y0 + y1) / 2;
    return middle > places[0]! && middle < places.at(-1)!;
  });
  const columns = columnSpans(inside);
  if (columns.length < 2) return undefined;
  const columnOf = ({ box: [x0, , x1] }: Token) =>
    columns.findIndex(([from, to]) => (x0 + x1) / 2 >= from && (x0 + x1) / 2 <= to);
  const rowOf = ({ box: [, y0, , y1] }: Token) => places.findLastIndex((y) => y <= (y0 + y1) / 2);
  const grid = emptyGrid(places.length - 1, columns.length);
  for (const token of inside) grid[rowOf(token)]![columnOf(token)]!.push(token);
  const rows = grid
    .map((row) => row.map(inReadingOrder))
    .filter((row) => row.some((cell) => cell.length > 0));
  const full = rows.filter((row) => row.filter((cell) => cell.length > 0).length > 1);
  if (full.length < 2 || full.length < 0.7 * rows.length) return undefined;
  const cells = rows.flat().filter((cell) => cell.length > 0);
  if (cells.flat().length > MOST_WORDS * cells.length) return undefined;
  if (columns.length === 2 && areTexts(rows)) return undefined;
  const isText = cells.flat().length > MOST_FACT_WORDS * cells.length;
  if (columns.length === 2 && (isText || !source.estimated) && isFieldList(rows, source)) {
    return undefined;
  }
  return rows;
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

/** A row of heads stands at most so far above the first rule, in points. */
const HEAD_REACH = 40;

/** The heights that part rows, with a row of heads above the first rule, and rows around stripes. */
function withOuterRows({ ys, striped }: LinedArea, tokens: readonly Token[]): number[] {
  const pitch = median(ys.slice(1).map((y, i) => y - ys[i]!));
  const reach = striped ? pitch : Math.min(HEAD_REACH, ys[1]! - ys[0]!);
  const places = [...ys];
  const rows = rowsOf(tokens).filter((row) => columnSpans(row.tokens).length > 1);
  const inRules = rows.filter(({ box }) => box[1] > ys[0]! && box[3] < ys.at(-1)!);
  const columns = columnSpans(inRules.flatMap((row) => row.tokens));
  for (const row of rows.toReversed()) {
    const [, top, , bottom] = row.box;
    const near = bottom <= places[0]! + 2 && top > places[0]! - reach;
    const isHead = places.length === ys.length && standsOver(row, columns);
    if (near && (striped || isHead)) places.unshift(top - 1);
  }
  for (const row of rows) {
    const { box } = row;
    const near =
      box[1] >= places.at(-1)! - 2 &&
      box[3] < places.at(-1)! + (striped ? reach : Math.min(HEAD_REACH, pitch));
    // below the last rule, which recognition may have missed
    const isLast = places.at(-1) === ys.at(-1) && inRules.some((above) => areAligned(above, row));
    if (near && (striped || isLast)) places.push(box[3] + 1);
  }
  return places;
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

type Span = readonly [from: number, to: number];

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

function toTable(grid: Grid, box: Box, source: Source): RuledTable {
  const tokens = grid.flat(2);
  const [{ container } = { container: undefined }] = tokens;
  const inOne = tokens.every((token) => token.container === container);
  return {
    box: union([box, ...tokens.map((token) => token.box)]),
    rows: grid.map((row) => rowSegment(row, source)),
    container: inOne ? container : undefined,
    tokens,
  };
}
