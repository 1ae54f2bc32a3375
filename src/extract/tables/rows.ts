import type { LabelledField, Line } from '../../model/index.ts';
import { groupBy } from '../group-by.ts';
import { linesOf, type PlacedWord, type TableColumn, type TableHeader } from './header.ts';
import { rowsByWhite } from './white-rows.ts';

/** A row: the words of each of its cells, in reading order. */
export type TableRow = ReadonlyMap<LabelledField, readonly PlacedWord[]>;

/** Words may begin so far left of their column's head, as a share of the type size. */
const SLACK = 0.6;
/** A table ends before a gap of so many type sizes. */
const END_GAP = 6;
/** Text so much larger than the heads is no part of the table, but may be a title between its rows. */
const LARGER = 1.25;
/** A column whose lines open the rows shares them with at least this share of the other columns. */
const SHARED = 0.7;

/**
 * The rows under a header, as far as the table goes. `words` are those of the page.
 *
 * @param mayGoOn whether the first row may be the rest of one on the page before, and have no title.
 */
export function rowsUnder(
  header: TableHeader,
  words: readonly PlacedWord[],
  mayGoOn = false,
): TableRow[] {
  const rows = rowsOfLayout(header, words) ?? rowsOfLines(header, words);
  return rows.filter((row, n) => row.has('title') || (mayGoOn && n === 0 && row.size > 0));
}

/** The rows as the lines under a header tell them. */
function rowsOfLines(header: TableHeader, words: readonly PlacedWord[]): TableRow[] {
  const { columns, size } = header;
  const body = bodyLines(header, words).map((line) => byColumn(line, columns, size));
  const white = rowsByWhite(body, columns.length);
  const opening = openingColumn(body, columns.length) ?? 0;
  const rows: Map<LabelledField, PlacedWord[]>[] = [];
  for (const line of body) {
    // the title of a section between its rows is a row of a title alone
    const opens =
      white === undefined ? line.has(opening) : white.openers.has(line) || white.lone.has(line);
    if (opens || rows.length === 0) rows.push(new Map());
    const row = rows.at(-1) as Map<LabelledField, PlacedWord[]>;
    for (const [n, cell] of line) {
      const { field } = columns[n] as TableColumn;
      row.set(field, [...(row.get(field) ?? []), ...cell]);
    }
  }
  return rows;
}

/** Cells begin at most so far from the head of their column, in type sizes, where a table goes on over the page. */
const ALIGNED = 1;
/** Share of the cells that must. */
const MOSTLY = 0.8;
/** So many cells at least tell a row of such a table. */
const LEAST_CELLS = 3;

/**
 * The rows that a page begins with where the table of the page before goes on without heads; undefined where what it
 * begins with does not stand in its columns. `words` are those above the first heads of the page.
 */
export function continued(
  before: TableHeader,
  words: readonly PlacedWord[],
): { readonly header: TableHeader; readonly rows: readonly TableRow[] } | undefined {
  const [first] = linesOf(words);
  if (first?.[0] === undefined) return undefined;
  const { baseline, block } = first[0];
  const header = { ...before, page: block.page, words: [], baseline: baseline - before.size };
  const rows = rowsUnder(header, words);
  const cells = rows.flatMap((row) => [...row]);
  const aligned = cells.filter(([field, [word]]) => {
    const column = before.columns.find((each) => each.field === field);
    return (
      word !== undefined &&
      column !== undefined &&
      Math.abs(word.word.box[0] - column.left) <= ALIGNED * before.size
    );
  });
  const isTable =
    rows.length > 0 &&
    rows.every((row, n) => row.size >= LEAST_CELLS || (n === 0 && goesOn(row))) &&
    aligned.length >= MOSTLY * cells.length &&
    rows[0]?.get('title')?.some((word) => first.includes(word)) === true;
  return isTable ? { header, rows } : undefined;
}

/** Share of those rows that must have all columns. */
const FULL = 0.5;
/** Share of the words under a header that must stand in rows that layout has found. */
const IN_ROWS = 0.8;

/** The rows as layout has found them, by the columns over their cells; undefined where it has found no table here. */
function rowsOfLayout(header: TableHeader, words: readonly PlacedWord[]): TableRow[] | undefined {
  const { columns, size, baseline } = header;
  const below = words.filter((word) => word.baseline > baseline + size * 0.5);
  const rows = [
    ...groupBy(
      below.filter(({ row }) => row !== undefined),
      ({ row }) => row as Line,
    ),
  ];
  const end = Math.max(...rows.map(([row]) => row.box[3]));
  const inRows = below.filter(({ row }) => row !== undefined).length;
  const inReach = below.filter((word) => word.baseline <= end).length;
  if (rows.length === 0 || inRows < inReach * IN_ROWS) return undefined;
  if (rows.some(([row]) => isRestOfCells(row))) return undefined;
  const heads = new Set(header.words.map(({ word }) => word));
  const lone = new Set(rows.map(([row]) => row).filter(isLoneTitle));
  const whole = rows.filter(([row]) => (row.cells?.length ?? 0) >= columns.length - 1);
  if (whole.length < (rows.length - lone.size) * IN_ROWS) return undefined;
  // where most lack a column, layout has taken two for one
  const full = whole.filter(([row]) => (row.cells?.length ?? 0) >= columns.length);
  if (full.length < whole.length * FULL) return undefined;
  return rows.flatMap(([row, own]) => {
    if (lone.has(row)) return [new Map([['title' as const, own]])];
    const cells = cellRuns(row);
    if (cells.length < columns.length - 1 || own.some(({ word }) => heads.has(word))) return [];
    const first = Math.min(...own.map(({ n }) => n));
    const byField = new Map<LabelledField, PlacedWord[]>();
    cells.forEach(([from, to], i) => {
      const cell = own.filter(({ n }) => n - first >= from && n - first < to);
      const column =
        cells.length === columns.length ? columns[i] : nearest(columns, cell[0]?.word.box[0] ?? 0);
      if (column !== undefined && cell.length > 0) {
        byField.set(column.field, [...(byField.get(column.field) ?? []), ...cell]);
      }
    });
    return [byField];
  });
}

/** Whether a row has but one cell, over all columns, in bold: the title of a section between the rows of offerings. */
const isLoneTitle = (row: Line): boolean =>
  cellRuns(row).filter(([from, to]) => from < to).length === 1 &&
  row.words.some(({ text }) => /\p{L}{2}/u.test(text)) &&
  row.words.every(({ style }) => style.bold);

/** Whether sentences of the row above go on in its cells: so it is lines of that one, which layout has parted. */
const isRestOfCells = (row: Line): boolean =>
  goOn(cellRuns(row).flatMap(([from, to]) => (from < to ? (row.words[from]?.text ?? []) : [])));

/** Whether what a row's cells begin with goes on from the row that ended the page before. */
export const goesOn = (row: TableRow): boolean =>
  goOn([...row.values()].flatMap(([first]) => first?.word.text ?? []));

/** Whether cells that begin with these words go on from those above: where it is a letter, it is a small one. */
function goOn(begins: readonly string[]): boolean {
  const worded = begins.filter((text) => /^\p{L}/u.test(text));
  return worded.length >= REST && worded.every((text) => /^\p{Ll}/u.test(text));
}

/** So many cells at least tell it: a title may begin with a small letter. */
const REST = 2;

const cellRuns = ({ cells = [], words }: Line): [number, number][] =>
  cells.map((from, i) => [from, cells[i + 1] ?? words.length]);

const nearest = (columns: readonly TableColumn[], x: number): TableColumn | undefined =>
  [...columns].sort((a, b) => Math.abs(a.left - x) - Math.abs(b.left - x))[0];

/** The lines under the header, up to a wide gap, larger text, or text that runs over the columns. */
function bodyLines(header: TableHeader, words: readonly PlacedWord[]): PlacedWord[][] {
  const { columns, size, baseline } = header;
  const below = words.filter((word) => word.baseline > baseline + size * 0.5);
  const lines: PlacedWord[][] = [];
  // heads may be set smaller than what stands under them
  const under = medianSize(below);
  const usual = under > SMALL_HEADS * size ? under : size;
  const isLarger = (line: readonly PlacedWord[]): boolean =>
    line.some(({ word }) => word.style.size > LARGER * usual);
  let last = baseline;
  const all = linesOf(below);
  for (const [n, line] of all.entries()) {
    const [first] = line as [PlacedWord];
    if (first.baseline - last > END_GAP * size) break;
    if (isLarger(line)) {
      // a title between rows: the table goes on below it
      const next = all.slice(n + 1).find((each) => !isLarger(each)) ?? [];
      if (byColumn(next, columns, size).size < 2) break;
      last = first.baseline;
      continue;
    }
    if (line.some(({ word }) => columns.some(({ left }) => runsOver(word.box, left, size)))) break;
    lines.push(withoutRules(line));
    last = first.baseline;
  }
  return lines;
}

/** Type under the heads this much larger than these is set so; less is jitter. */
const SMALL_HEADS = 1.1;

function medianSize(words: readonly PlacedWord[]): number {
  const sizes = words.map(({ word }) => word.style.size).sort((a, b) => a - b);
  return sizes[Math.floor(sizes.length / 2)] ?? 0;
}

/** Rules between columns and rows are misread as dashes at the ends of cells. */
function withoutRules(line: readonly PlacedWord[]): PlacedWord[] {
  const words = line.filter(({ word }) => !/^[—~_|=]+$/u.test(word.text));
  return words.length > 0 ? words : [...line];
}

const runsOver = (box: PlacedWord['word']['box'], left: number, size: number): boolean =>
  box[0] < left - SLACK * size && box[2] > left + SLACK * size;

/** A line's words by the number of their column. */
function byColumn(
  line: readonly PlacedWord[],
  columns: readonly TableColumn[],
  size: number,
): Map<number, PlacedWord[]> {
  const cells = new Map<number, PlacedWord[]>();
  for (const placed of line) {
    const at = columns.findLastIndex(({ left }) => left <= placed.word.box[0] + SLACK * size);
    const n = Math.max(0, at);
    cells.set(n, [...(cells.get(n) ?? []), placed]);
  }
  return cells;
}

/**
 * The column of which each line opens a row: the one whose lines are shared by most columns, and none by few. Cells are set level at their tops, so that where all columns begin anew a row begins.
 */
function openingColumn(
  body: readonly ReadonlyMap<number, unknown>[],
  columns: number,
): number | undefined {
  const candidates = Array.from({ length: columns }, (_, n) => {
    const lines = body.filter((line) => line.has(n));
    const shares = lines.map((line) => line.size / columns);
    const mean = shares.reduce((sum, share) => sum + share, 0) / Math.max(1, lines.length);
    return { n, lines: lines.length, mean, least: Math.min(1, ...shares) };
  });
  const [best] = candidates
    .filter(({ lines, least }) => lines > 0 && least >= SHARED)
    .sort((a, b) => b.mean - a.mean || b.lines - a.lines);
  return best?.n;
}
