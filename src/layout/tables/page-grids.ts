import type { Column } from '../blocks/column.ts';
import { pileDraft, pilesOf } from '../blocks/piles.ts';
import type { Draft } from '../draft.ts';
import { joined, rowSegment, type Segment } from '../lines/segment.ts';
import { linesOf, type Unit } from '../order/units.ts';
import { anySideBySide } from '../order/white-space.ts';
import { isFieldLabel } from './fields.ts';
import { type Field, fieldsOf, type Table, tableOf } from './grids.ts';

/** Columns that are read row by row: a table, labels before their values, or boxes. */
export type PageGrid =
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'fields'; readonly fields: readonly Field[] }
  | { readonly kind: 'boxes'; readonly units: readonly Unit[] };

/** Columns of lines alone can be a table or fields, columns of boxes rows of cards, with lines above and below. */
export function gridOf(parts: readonly (readonly Unit[])[], size: number): PageGrid | undefined {
  if (parts.every((part) => part.some((unit) => unit.kind === 'box'))) {
    const units = cardsOf(parts, size);
    return units === undefined ? undefined : { kind: 'boxes', units };
  }
  if (parts.some((part) => part.some((unit) => unit.kind !== 'line'))) return undefined;
  const columns = parts.map(linesOf);
  const fields = fieldsOf(columns, size);
  if (fields !== undefined) return { kind: 'fields', fields };
  const table = tableOf(columns, size);
  return table === undefined ? undefined : { kind: 'table', table };
}

/**
 * Boxes whose tops are level, row by row, and what stands above, below and between the rows. Where texts stand there side
 * by side, the boxes are bands that head them.
 */
function cardsOf(parts: readonly (readonly Unit[])[], size: number): Unit[] | undefined {
  const units = parts.flat().sort((a, b) => a.box[1] - b.box[1]);
  if (anySideBySide(units.filter(({ kind }) => kind !== 'box'))) return undefined;
  const rows: Unit[][] = [];
  for (const unit of units) {
    const row = rows.at(-1);
    const [first] = row ?? [];
    const isBox = unit.kind === 'box';
    if (row !== undefined && isBox && first?.kind === 'box' && unit.box[1] - first.box[1] < size) {
      row.push(unit);
    } else rows.push([unit]);
  }
  const cards = rows.filter(([first]) => first?.kind === 'box');
  const bottomOf = (row: readonly Unit[]) => Math.max(...row.map(({ box }) => box[3]));
  const parted = rows.slice(1).every((row, i) => {
    // lines above, below and between may overlap a little: they come by height alone
    const isText = row[0]!.kind !== 'box' && rows[i]![0]!.kind !== 'box';
    return isText || row[0]!.box[1] > bottomOf(rows[i]!) - 1;
  });
  const full = rows.every((row, i) => {
    const isLast = rows[i + 1]?.[0]?.kind !== 'box';
    return row[0]!.kind !== 'box' || isLast || row.length === parts.length;
  });
  if (cards.length < 2 || !parted || !full || cards[0]!.length < 2) return undefined;
  return rows.flatMap((row) => row.sort((a, b) => a.box[0] - b.box[0]));
}

/** A grid but one of boxes as blocks. */
export function gridDrafts(
  grid: Exclude<PageGrid, { kind: 'boxes' }>,
  column: Column,
  pitch: number,
): Draft[] {
  if (grid.kind === 'fields') {
    return grid.fields.flatMap((field) => fieldDrafts(field, column, pitch));
  }
  const { above, rows, below } = grid.table;
  return [
    ...textDrafts(above, column, pitch),
    { kind: 'table', lines: rows.map(tableRow), footnote: false },
    ...textDrafts(below, column, pitch),
  ];
}

/** A row as a line; all its cells are of one page and source. */
const tableRow = (row: readonly (readonly Segment[])[]): Segment =>
  rowSegment(
    row.map((cell) => cell.flatMap((line) => line.tokens)),
    row.flat()[0]!,
  );

/** "Onsdag den 18. marts", "18. marts". */
const BEGINS_WITH_DAY = /^(?:(?:man|tirs|ons|tors|fre|lør|søn)dag\b|(?:den )?\d{1,2}\.)/iu;

/** A field: its label on the first line of its value, or, when it reads like a heading, before its value. */
function fieldDrafts({ label, value }: Field, column: Column, pitch: number): Draft[] {
  const name = label.map((line) => line.text).join(' ');
  const [first, ...rest] = value;
  // a line in bold beside a date is a title, not its value
  const isTitle = first?.style.bold === true && BEGINS_WITH_DAY.test(name);
  const isValue = rest.length === 0 && !isTitle;
  const isField = name.endsWith(':') || isFieldLabel(name) || isValue;
  if (first === undefined || !isField) {
    return [...textDrafts(label, column, pitch), ...textDrafts(value, column, pitch)];
  }
  return textDrafts([joined([...label, first]), ...rest], column, pitch);
}

const textDrafts = (lines: readonly Segment[], column: Column, pitch: number): Draft[] =>
  pilesOf(
    lines.map((line) => ({ line, column })),
    pitch,
  ).map(pileDraft);
