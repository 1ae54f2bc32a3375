import { stringify } from 'csv-stringify/sync';
import { oneLine } from './characters.ts';
import { type Column, columns } from './columns.ts';
import type { ExportRecord } from './record.ts';

/** RFC 4180: commas, quotes where they are needed, CRLF. Lists and objects are JSON in their cells; nothing is lost. */
export const csv = (records: readonly ExportRecord[]): string =>
  stringify(rows(records, columns, machineCell), dialect);

const dialect = {
  record_delimiter: 'windows',
  quote_record_delimiter: true, // also a lone CR or LF in a cell
} as const;

const machineCell = (value: unknown, { form }: Column): string =>
  form === 'list' || form === 'json' ? JSON.stringify(value) : String(value);

/**
 * For a double click in Danish Excel: semicolons, byte order mark, decimal commas, the items of a list on lines of
 * their own in the cell. Cells that Excel would take for a formula get an apostrophe in front
 * (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export const excelCsv = (records: readonly ExportRecord[]): string =>
  stringify(rows(records, sheetColumns, excelCell), {
    ...dialect,
    delimiter: ';',
    bom: true,
    escape_formulas: true,
  });

const excelCell = (value: unknown, column: Column): string => {
  const cell = sheetCell(value, column);
  return typeof cell === 'number' ? String(cell).replace('.', ',') : cell;
};

/** Columns that a person can read: those of nested values, such as places on pages, are left out. */
export const sheetColumns = columns.filter(({ form }) => form !== 'json');

/** A value as a spreadsheet holds it; a list's items are lines. */
export function sheetCell(value: unknown, { form }: Column): string | number {
  if (form === 'number') return value as number;
  if (form !== 'list') return String(value);
  const items = value as readonly (string | number | null)[];
  return items.map((item) => oneLine(String(item ?? ''))).join('\n');
}

/** The head and a row for each record; an absent value is an empty cell. */
function rows(
  records: readonly ExportRecord[],
  shown: readonly Column[],
  cell: (value: unknown, column: Column) => string,
): string[][] {
  return [
    shown.map(({ name }) => name),
    ...records.map((record) =>
      shown.map((column) => {
        const value = column.value(record);
        return value === undefined ? '' : cell(value, column);
      }),
    ),
  ];
}
