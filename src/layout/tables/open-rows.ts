import type { Segment } from '../lines/segment.ts';
import { startsLowercase } from '../lines/text-ends.ts';
import { median } from '../statistics.ts';

/** White space between rows, in the pitch of the lines within cells. */
const LOOSER = 1.18;
/** Fewer rows are chance. */
const LEAST_ROWS = 3;
/** Lines nearer than this share of the type size are level. */
const LEVEL = 0.25;
/** The first column names its row in so many words, and cells hold so many on the average. */
const MOST_NAME_WORDS = 7;
const MOST_CELL_WORDS = 30;

/**
 * The rows of a table without rules whose cells are wrapped: white space right across parts them, and the cells of
 * each begin level. Cell by cell, one entry a column; undefined for text in columns and for boxes with headings.
 */
export function openRows(
  columns: readonly (readonly Segment[])[],
  size: number,
): Segment[][][] | undefined {
  const pitch = pitchWithin(columns, size);
  const lines = columns
    .flatMap((column, i) => column.map((line) => ({ line, column: i })))
    .sort((a, b) => a.line.baseline - b.line.baseline);
  const rows: Segment[][][] = [];
  let last = -Infinity;
  for (const { line, column } of lines) {
    if (rows.length === 0 || line.baseline - last > LOOSER * pitch)
      rows.push(columns.map(() => []));
    rows.at(-1)![column]!.push(line);
    last = line.baseline;
  }
  return isTable(rows, size) ? rows : undefined;
}

/** The least distance of lines under each other in a column: that of a wrapped cell, if there is one. */
const pitchWithin = (columns: readonly (readonly Segment[])[], size: number): number =>
  Math.min(
    ...columns.flatMap((column) => {
      const baselines = column.map((line) => line.baseline).sort((a, b) => a - b);
      const leadings = baselines.slice(1).map((baseline, i) => baseline - baselines[i]!);
      return leadings.filter((leading) => leading > size);
    }),
  );

function isTable(rows: readonly (readonly (readonly Segment[])[])[], size: number): boolean {
  const full = rows.map((row) => row.filter((cell) => cell.length > 0));
  const several = full.filter((row) => row.length > 1);
  if (several.length < LEAST_ROWS || several.length < full.length - 1) return false;
  if (!several.every((row) => row.every((cell) => isLevel(cell[0]!, row[0]![0]!, size))))
    return false;
  const words = (cell: readonly Segment[]) => cell.reduce((n, line) => n + line.tokens.length, 0);
  const names = rows.map((row) => words(row[0]!)).filter((n) => n > 0);
  if (names.length < LEAST_ROWS || median(names) > MOST_NAME_WORDS) return false;
  const cells = full.flat();
  if (cells.reduce((n, cell) => n + words(cell), 0) > MOST_CELL_WORDS * cells.length) return false;
  if (areBothText(full, words) || partsSentences(full)) return false;
  const headed = cells.filter(isHeaded);
  return 2 * headed.length < cells.length && !areTitled(rows) && !areTitlesOverTexts(rows);
}

/**
 * Whether white space that parts rows runs through the texts of columns: all cells of a row go on with small letters
 * where others begin with capitals.
 */
function partsSentences(rows: readonly (readonly (readonly Segment[])[])[]): boolean {
  const goesOn = (row: readonly (readonly Segment[])[]) =>
    row.length > 1 && row.every(([line]) => startsLowercase(line!.text));
  return !goesOn(rows[0]!) && rows.some(goesOn);
}

/** So many rows of titles are not the heads of a table's columns. */
const LEAST_TITLES = 2;

const isBold = (cell: readonly Segment[]): boolean => cell.every((line) => line.style.bold);
/** Whether a cell has a title over its text: bold, or larger where the scan tells no weight. */
function isHeaded([title, ...text]: readonly Segment[]): boolean {
  const last = text.at(-1);
  if (title === undefined || last === undefined) return false;
  if (title.style.bold) return !last.style.bold;
  return title.estimated && title.size > LARGER * Math.max(...text.map(({ size }) => size));
}

/**
 * Whether a column holds titles over their texts that come apart as rows, once at least: bold cells beside others, plain
 * ones below.
 */
function areTitlesOverTexts(rows: readonly (readonly (readonly Segment[])[])[]): boolean {
  return rows[0]!.some((_, column) => {
    const apart = rows.slice(1).filter((row, i) => {
      const above = rows[i]!.filter((cell) => cell.length > 0);
      const [title, text] = [rows[i]![column]!, row[column]!];
      if (title.length === 0 || text.length === 0) return false;
      return isBold(title) && !isBold(text) && !above.every(isBold);
    });
    const headed = rows.filter((row) => isHeaded(row[column]!));
    return apart.length > 0 && apart.length + headed.length >= LEAST_TITLES;
  });
}

/** Share of the rows of two columns that hold text in both. */
const BOTH_TEXT = 0.25;

/** Whether two columns hold texts beside each other, as two offerings with a title and lines of facts over each do. */
function areBothText(
  rows: readonly (readonly (readonly Segment[])[])[],
  words: (cell: readonly Segment[]) => number,
): boolean {
  if (rows.some((row) => row.length > 2)) return false;
  const texts = rows.filter(
    (row) => row.length === 2 && row.every((cell) => cell.length > 1 && words(cell) >= LEAST_TEXT),
  );
  return texts.length >= BOTH_TEXT * rows.length;
}

/** Titles are so much larger than their texts, if they are not bold, and texts at least so many words. */
const LARGER = 1.15;
const LEAST_TEXT = 12;

/** Whether each row is a title beside its text: told by its type, in two columns. */
function areTitled(rows: readonly (readonly (readonly Segment[])[])[]): boolean {
  const whole = rows.filter((row) => row.every((cell) => cell.length > 0));
  return whole.every(([title = [], text = [], ...others]) => {
    const [first] = text;
    if (others.length > 0 || first === undefined) return false;
    const stands = (line: Segment) =>
      (line.style.bold && !first.style.bold) || line.size > LARGER * first.size;
    const words = text.reduce((n, line) => n + line.tokens.length, 0);
    return stands(title[0]!) && words >= LEAST_TEXT;
  });
}

const isLevel = (a: Segment, b: Segment, size: number): boolean =>
  Math.abs(a.baseline - b.baseline) < LEVEL * size;
