import { width } from '../extent.ts';
import type { Segment } from '../lines/segment.ts';
import { labelOf, startsCapital, startsLowercase } from '../lines/text-ends.ts';
import { median } from '../statistics.ts';
import { isFieldLabel } from './fields.ts';
import { openRows } from './open-rows.ts';

/** Share of the shorter column's baselines that the longer one must have, too (measured). */
const COMMON = 0.75;
const SAME_LINE = 0.25;
/** The cells of a table differ in size by no more than this. */
const LEAST_SIZE = 0.8;
/** Labels are at most so many words, and take at most this share of the width. */
const LABEL_WORDS = 5;
const LABEL_SHARE = 0.45;
/** A line follows the one above it within this many type sizes. */
const FOLLOWS = 1.8;

/** Rows under the heads of a table, at least. */
const LEAST_HEADED = 3;

const NUMERIC = /^[\d.,:%()\-– ]+$/;

/** The rows of a table, and the lines of text that stand right above and below it in its first column. */
export interface Table {
  readonly above: readonly Segment[];
  /** Each with the lines of its cells, one cell a column. */
  readonly rows: readonly (readonly (readonly Segment[])[])[];
  readonly below: readonly Segment[];
}

/**
 * Columns that are a table rather than text: most of their baselines are common and their cells short and of one
 * size. A row's further lines are its wrapped cells. Undefined for text set in columns.
 */
export function tableOf(columns: readonly (readonly Segment[])[], size: number): Table | undefined {
  if (columns.length < 2 || columns.some((column) => column.length < 2)) return undefined;
  const open = openRows(columns, size);
  if (open !== undefined) return { above: [], rows: open, below: [] };
  if (commonShare(columns, size) < COMMON) return undefined;
  if (!areCells(columns) && !areLabelled(columns)) return undefined;
  const cells = rowsBy(columns.flat(), size);
  const isRow = (row: readonly Segment[]) => row.length > 1;
  const first = cells.findIndex(isRow);
  const last = cells.findLastIndex(isRow);
  const wrapped = cells
    .slice(last + 1)
    .findIndex((row) => columns[0]!.includes(row[0]!) && !startsLowercase(row[0]!.text));
  const end = wrapped < 0 ? cells.length : last + 1 + wrapped;
  return {
    above: cells.slice(0, first).flat(),
    rows: wholeRows(cells.slice(first, end), columns, size),
    below: cells.slice(end).flat(),
  };
}

/** Lines of cells as rows: a line that leaves the first column empty goes on from the row above. */
function wholeRows(
  lines: readonly (readonly Segment[])[],
  columns: readonly (readonly Segment[])[],
  size: number,
): Segment[][][] {
  const columnOf = new Map(columns.flatMap((column, i) => column.map((cell) => [cell, i])));
  const rows: Segment[][] = [];
  for (const line of lines) {
    const above = rows.at(-1);
    const last = above === undefined ? -Infinity : Math.max(...above.map((cell) => cell.baseline));
    const follows = line[0]!.baseline - last < FOLLOWS * size;
    const opens = columnOf.get(line[0]!) === 0;
    const wraps = opens && line.length === 1 && startsLowercase(line[0]!.text);
    if (above === undefined || !follows || (opens && !wraps)) rows.push([...line]);
    else above.push(...line);
  }
  return rows.map((row) =>
    columns.map((_, i) =>
      row.filter((cell) => columnOf.get(cell) === i).sort((a, b) => a.baseline - b.baseline),
    ),
  );
}

function commonShare(columns: readonly (readonly Segment[])[], size: number): number {
  let common = 0;
  let total = 0;
  columns.slice(1).forEach((column, i) => {
    const [short, long] = [columns[i]!, column].sort((a, b) => a.length - b.length);
    total += short!.length;
    common += short!.filter((cell) => sharesLine(cell, long!, size)).length;
  });
  return common / total;
}

const sharesLine = (cell: Segment, others: readonly Segment[], size: number): boolean =>
  others.some((other) => Math.abs(cell.baseline - other.baseline) < SAME_LINE * size);

/** Short against their column, or numbers; one column of a table may hold longer text. */
function areCells(columns: readonly (readonly Segment[])[]): boolean {
  const share = (column: readonly Segment[], is: (s: Segment) => boolean) =>
    column.filter(is).length / column.length;
  const numeric = (column: readonly Segment[]) => share(column, (s) => NUMERIC.test(s.text)) > 0.6;
  const anyNumeric = columns.some(numeric);
  const sizes = columns.flat().map((s) => s.size);
  const uneven = Math.min(...sizes) < LEAST_SIZE * Math.max(...sizes);
  if (uneven && !columns[0]![0]!.estimated) return false;
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

/** Whether columns of labels and of their values take turns, these of any length. */
const areLabelled = (columns: readonly (readonly Segment[])[]): boolean =>
  columns.length >= 4 &&
  columns.length % 2 === 0 &&
  columns.every(
    (column, i) => i % 2 === 1 || column.every((label) => isLabel([label], columns[i + 1]!)),
  );

/** A label and the lines of its value. */
export interface Field {
  readonly label: readonly Segment[];
  readonly value: readonly Segment[];
}

/**
 * The fields of a narrow column of labels beside a column of their values: each label stands on the first line of
 * its value. Undefined for other columns.
 */
export function fieldsOf(
  columns: readonly (readonly Segment[])[],
  size: number,
): Field[] | undefined {
  const [labels, values] = columns.map((column) =>
    [...column].sort((a, b) => a.baseline - b.baseline),
  );
  if (columns.length !== 2 || labels === undefined || values === undefined) return undefined;
  if (labels.some((label) => label.tokens.length > LABEL_WORDS || isField(label))) return undefined;
  const right = Math.max(...labels.map((label) => label.box[2]));
  const left = labels[0]!.box[0];
  const end = Math.max(...values.map((value) => value.box[2]));
  if (right - left > LABEL_SHARE * (end - left)) return undefined;
  const fields: { label: Segment[]; value: Segment[] }[] = [];
  for (const label of labels) {
    const last = fields.at(-1)?.label.at(-1);
    const follows = last !== undefined && label.baseline - last.baseline < FOLLOWS * size;
    // one that is wrapped may chance upon the baseline of a value
    const wraps = follows && startsLowercase(label.text);
    if (!wraps && sharesLine(label, values, size)) fields.push({ label: [label], value: [] });
    else if (follows) fields.at(-1)!.label.push(label);
    else return undefined;
  }
  if (fields.length < 2 || isHeaded(fields, values)) return undefined;
  const opens = (label: readonly Segment[]) => opensGroup(label[0]!, values, size);
  const told = fields.filter(({ label }) => isLabel(label, values) || opens(label));
  const areShort = fields.every((field) => told.includes(field) || isShortName(field.label));
  if (told.length < (areShort ? Math.max(2, TOLD * fields.length) : fields.length))
    return undefined;
  for (const value of values) {
    const field = fields.findLast(
      ({ label }) => label[0]!.baseline < value.baseline + SAME_LINE * size,
    );
    if (field === undefined) return undefined;
    field.value.push(value);
  }
  return fields;
}

/** Share of the labels by which the others, of a word or two, are told to be labels, too. */
const TOLD = 0.6;

const isShortName = (label: readonly Segment[]): boolean =>
  startsCapital(label[0]!.text) && label.every(({ tokens }) => tokens.length <= 2);

/** Whether a line holds a label and its value: "Dato: 4. marts". */
function isField({ text }: Segment): boolean {
  const label = labelOf(text);
  return label !== undefined && label.length < text.trimEnd().length;
}

/** Whether the first row alone is bold, label and value: the heads of a table's columns. */
function isHeaded([head, ...others]: readonly Field[], values: readonly Segment[]): boolean {
  const isBold = ({ label }: Field) => label.every((line) => line.style.bold);
  if (others.length < LEAST_HEADED || !values[0]!.style.bold) return false;
  return isBold(head!) && !others.some(isBold);
}

/** White space above what a label opens, as a share of the usual pitch of the values. */
const GROUP_GAP = 1.15;

/** Whether a label stands where a group of values begins: after white space, or with a line of another weight. */
function opensGroup(label: Segment, values: readonly Segment[], size: number): boolean {
  const at = values.findIndex((v) => Math.abs(v.baseline - label.baseline) < SAME_LINE * size);
  const first = values[at]!;
  const above = values[at - 1];
  if (above === undefined) return true;
  if (first.style.bold && !above.style.bold) return true;
  const leadings = values.slice(1).map((value, i) => value.baseline - values[i]!.baseline);
  const usual = leadings.sort((a, b) => a - b)[Math.floor(leadings.length * 0.4)]!;
  return first.baseline - above.baseline > GROUP_GAP * usual;
}

/** Told by a colon, by a weight that the values do not have, or by what it says. */
function isLabel(label: readonly Segment[], values: readonly Segment[]): boolean {
  const text = label.map((line) => line.text).join(' ');
  if (text.endsWith(':') || isFieldLabel(text)) return true;
  return (
    label.every((line) => line.style.bold) &&
    values.filter((value) => value.style.bold).length < values.length / 2
  );
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
export function isCellGrid(labels: readonly Segment[], size: number): boolean {
  if (labels.some((s) => s.rotation !== 0 || s.container !== undefined)) return false;
  const rows = rowsBy(labels, size);
  const several = rows.filter((row) => row.length > 1).length;
  const named = rows.filter((row) => /\p{L}{3}/u.test(row[0]!.text)).length;
  return several >= 3 && several / rows.length > 0.7 && named >= 3;
}
