import { type Box, holdsCentre, type Page, type Shape, union } from '../../model/index.ts';
import { height, width } from '../extent.ts';
import { rowSegment, type Segment, type Source } from '../lines/segment.ts';
import type { Container } from '../words/containers.ts';
import type { Token } from '../words/token.ts';
import { emptyGrid, type Grid, inReadingOrder, MOST_WORDS } from './cells.ts';
import { type Lattice, latticesOf } from './lattice.ts';
import { linedGrid } from './lined.ts';
import { type Continuation, linedAreas, SAME_EDGE } from './lined-areas.ts';

/** A table told by its rules or stripes, one line a row. */
export interface RuledTable {
  readonly box: Box;
  readonly rows: readonly Segment[];
  readonly container: Container | undefined;
  readonly tokens: readonly Token[];
  /** Where it ends its page, so that the next page may go on with it. */
  readonly goesOn?: Continuation;
}

/** A lattice as large as this share of the page is the frame of a page. */
const LARGEST_SHARE = 0.6;
/**
 * Areas that rules frame: boxes with a border, and the cells of lattices that hold text rather than a table. `words`
 * are the places of the page's words.
 */
export function framesOf(
  { rules = [], width: w, height: h }: Page,
  words: readonly Box[],
): Shape[] {
  return latticesOf(rules)
    .filter((lattice) => !isTable(lattice, words, LEAST_ROWS))
    .flatMap(({ cells }) => cells)
    .filter(({ box }) => width(box) * height(box) < LARGEST_SHARE * w * h)
    .map(({ box }) => ({ box, color: '#ffffff', round: false }));
}

/** So many rows of several cells make a lattice a table; one that goes on from the page before needs one. */
const LEAST_ROWS = 2;

/** Whether a lattice has so many rows with several cells, and its cells hold few words each. */
function isTable(
  { box, cells, rows, columns }: Lattice,
  words: readonly Box[],
  least: number,
): boolean {
  if (rows < least || columns < 2) return false;
  const inside = words.filter((word) => holdsCentre(box, word));
  const filled = cells.filter((cell) => inside.some((word) => holdsCentre(cell.box, word)));
  const several = new Set(
    filled.filter((a) => filled.some((b) => a !== b && a.row === b.row)).map((cell) => cell.row),
  );
  return several.size >= least && inside.length <= MOST_WORDS * filled.length;
}

/** The tables of a page that are drawn, and the words that are left. `before`: what may go on from the page before. */
export function ruledTables(
  page: Page,
  tokens: readonly Token[],
  source: Source,
  before?: Continuation,
): { tables: RuledTable[]; rest: readonly Token[] } {
  const { rules = [] } = page;
  let rest = tokens;
  const tables: RuledTable[] = [];
  const add = (grid: Grid, box: Box, goesOn?: Continuation) => {
    const taken = new Set(grid.flat(2));
    rest = rest.filter((token) => !taken.has(token));
    tables.push({ ...toTable(grid, box, source), ...(goesOn === undefined ? {} : { goesOn }) });
  };
  for (const lattice of latticesOf(rules)) {
    const words = rest.map(({ box }) => box);
    const least = tables.length === 0 && isMore(lattice, before) ? 1 : LEAST_ROWS;
    if (isTable(lattice, words, least)) {
      add(latticeGrid(lattice, rest), lattice.box, continuationOf(lattice));
    }
  }
  for (const area of linedAreas(page, rest, before)) {
    const lined = linedGrid(area, rest, source);
    if (lined !== undefined) add(lined.grid, area.box, lined.continuation);
  }
  return { tables: tables.map((table) => withEnd(table, rest)), rest };
}

const continuationOf = ({ box, xs }: Lattice): Continuation => ({
  rules: [box[0], box[2]],
  columns: xs.slice(1).map((right, n) => [xs[n]!, right]),
});

/** Whether the columns of a lattice are those of the table that ends the page before. */
const isMore = ({ xs }: Lattice, before: Continuation | undefined): boolean =>
  before?.columns.length === xs.length - 1 &&
  before.columns.every(
    ([from, to], n) => Math.abs(from - xs[n]!) < SAME_EDGE && Math.abs(to - xs[n + 1]!) < SAME_EDGE,
  );

/** Text under a table ends it. */
const withEnd = ({ goesOn, ...table }: RuledTable, rest: readonly Token[]): RuledTable =>
  goesOn === undefined || rest.some(({ box }) => box[1] > table.box[3])
    ? table
    : { ...table, goesOn };

function latticeGrid({ cells, rows, columns }: Lattice, tokens: readonly Token[]): Grid {
  const grid = emptyGrid(rows, columns);
  for (const { box, row, column } of cells) {
    grid[row]![column] = inReadingOrder(tokens.filter((token) => holdsCentre(box, token.box)));
  }
  return grid.filter((row) => row.some((cell) => cell.length > 0));
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
