import { union } from '../../model/index.ts';
import { rowsOf } from '../lines/rows.ts';
import { rowSegment, type Source } from '../lines/segment.ts';
import { segmentsOf } from '../lines/segments.ts';
import { median } from '../statistics.ts';
import type { Span } from '../tables/columns.ts';
import { fieldsOf } from '../tables/grids.ts';
import type { RuledTable } from '../tables/ruled.ts';
import type { Token } from '../words/token.ts';
import type { TaggedGroup } from './tagged-groups.ts';

/** A row of a tagged table: its cells in order, and how many there are. */
interface TaggedRow {
  readonly groups: readonly TaggedGroup[];
}

/**
 * The parts of a table of a tagged page in order: stretches of rows with several cells as tables, and rows of a single
 * cell, which are titles or notes within it, as text. Undefined for what is set as a table for its looks: a single
 * column, labels with their values.
 */
export function tableParts(
  cells: readonly TaggedGroup[],
  source: Source,
): (RuledTable | TaggedGroup)[] | undefined {
  const rows = rowsOfCells(cells);
  const several = rows.filter(({ groups }) => groups.length > 1);
  if (several.length < 2 || several.length < rows.length / 2) return undefined;
  if (isFieldList(several, source) || isProse(cells)) return undefined;
  const parts: (RuledTable | TaggedGroup)[] = [];
  let run: TaggedRow[] = [];
  const flush = () => {
    if (run.length > 0) parts.push(toTable(run, source));
    run = [];
  };
  for (const row of rows) {
    if (row.groups.length > 1) run.push(row);
    else {
      flush();
      parts.push(...row.groups);
    }
  }
  flush();
  return parts;
}

/** Cells without heads that hold more words than this on the average are columns of text. */
const MOST_WORDS = 40;

const isProse = (cells: readonly TaggedGroup[]): boolean =>
  !cells.some(({ tag }) => tag.role === 'TH') &&
  cells.flatMap(({ tokens }) => tokens).length > MOST_WORDS * cells.length;

function rowsOfCells(cells: readonly TaggedGroup[]): TaggedRow[] {
  const rows = new Map<number, TaggedGroup[]>();
  for (const group of cells) {
    const row = group.tag.cell!.row;
    const own = rows.get(row);
    if (own === undefined) rows.set(row, [group]);
    else own.push(group);
  }
  return [...rows.values()].map((groups) => ({ groups }));
}

/** Rows of labels and their values are fields, as on pages without tags. */
function isFieldList(rows: readonly TaggedRow[], source: Source): boolean {
  if (rows.some(({ groups }) => groups.length !== 2)) return false;
  const column = (i: number) =>
    rows.flatMap(({ groups }) => segmentsOf(rowsOf(groups[i]!.tokens), [], source));
  const sizes = rows.flatMap(({ groups }) =>
    groups.flatMap(({ tokens }) => tokens.map((token) => token.style.size)),
  );
  return fieldsOf([column(0), column(1)], median(sizes)) !== undefined;
}

function toTable(rows: readonly TaggedRow[], source: Source): RuledTable {
  const tokens = rows.flatMap(({ groups }) => groups.flatMap((group) => group.tokens));
  const [{ container } = { container: undefined }] = tokens;
  const columns =
    1 + Math.max(...rows.flatMap(({ groups }) => groups.map(({ tag }) => tag.cell!.column)));
  const spans = cellSpans(rows, columns);
  return {
    box: union(tokens.map((token) => token.box)),
    rows: rows.map(({ groups }) =>
      rowSegment(inColumns(groups, columnsOf(groups, spans), columns), source),
    ),
    container: tokens.every((token) => token.container === container) ? container : undefined,
    tokens,
  };
}

/** Where the cells of each column begin and end in the rows that have all of them, points. */
function cellSpans(rows: readonly TaggedRow[], columns: number): Span[] {
  const whole = rows.filter(({ groups }) => groups.length === columns);
  return Array.from({ length: columns }, (_, i) => {
    const boxes = whole.flatMap(({ groups }) => groups[i]!.tokens.map((token) => token.box));
    return [Math.min(...boxes.map(([x0]) => x0)), Math.max(...boxes.map(([, , x1]) => x1))];
  });
}

/**
 * The columns of a row's cells: as its tags have them, or, where empty cells have no tags, those that the cells stand
 * in.
 */
function columnsOf(groups: readonly TaggedGroup[], spans: readonly Span[]): number[] {
  const tagged = groups.map(({ tag }) => tag.cell!.column);
  if (groups.length === spans.length) return tagged;
  const placed = groups.map(({ tokens }) => {
    const box = union(tokens.map((token) => token.box));
    return spans.findIndex(([from, to]) => box[0] < to && box[2] > from);
  });
  const inOrder = placed.every((column, i) => column > (placed[i - 1] ?? -1));
  return inOrder ? placed : tagged;
}

/** The cells of a row from left to right, empty ones too, each line by line. */
function inColumns(
  groups: readonly TaggedGroup[],
  columns: readonly number[],
  count: number,
): Token[][] {
  const row = Array.from({ length: count }, (): Token[] => []);
  groups.forEach(({ tokens }, i) => {
    row[columns[i]!] = [
      ...rowsOf(tokens).flatMap((line) => line.tokens),
      ...tokens.filter((token) => token.rotation !== 0),
    ];
  });
  return row;
}
