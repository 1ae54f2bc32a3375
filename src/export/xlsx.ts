import { unzipSync, zipSync } from 'fflate';
import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import { LimitError } from '../model/index.ts';
import type { Column } from './columns.ts';
import { sheetCell, sheetColumns } from './csv.ts';
import type { ExportRecord } from './record.ts';

/**
 * A workbook of one sheet. Texts are text cells, which Excel never takes for formulas; numbers and dates are numbers and dates.
 *
 * @throws LimitError where a text is longer than a cell can hold.
 */
export async function xlsx(records: readonly ExportRecord[]): Promise<Uint8Array> {
  const head = sheetColumns.map(({ name }) => ({ value: name, fontWeight: 'bold' as const }));
  const data: SheetData = [
    head,
    ...records.map((record) => sheetColumns.map((column) => cell(record, column))),
  ];
  const widths = sheetColumns.map(({ name, form }) => ({
    width: form === 'number' ? name.length + 2 : 30,
  }));
  const book = writeExcelFile(data, {
    sheet: 'offerings',
    columns: widths,
    stickyRowsCount: 1,
  });
  return dateless(await book.toBuffer());
}

function cell(record: ExportRecord, column: Column): SheetData[number][number] {
  const value = column.value(record);
  if (value === undefined) return null;
  if (column.schema.format === 'date' && column.form === 'text' && String(value) >= firstDate) {
    return { value: new Date(`${value}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
  }
  const content = sheetCell(value, column);
  if (typeof content === 'number') return { value: content, type: Number };
  if (content === '') return null;
  checkLength(content, record, column);
  const text = { value: escaped(content), type: String, alignVertical: 'top' as const };
  return content.includes('\n') ? { ...text, wrap: true } : text;
}

// Excel counts days from 1900, and has a 29 February in that year; earlier dates stay texts.
const firstDate = '1900-03-01';

// https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3
const cellLimit = 32_767;

function checkLength(content: string, { id, document }: ExportRecord, { name }: Column): void {
  if (content.length <= cellLimit) return;
  throw new LimitError({
    file: document.fileName,
    reason: `${name} of ${JSON.stringify(id)} has ${content.length} characters, and a cell of a spreadsheet holds ${cellLimit}`,
    remedy: 'Export it to csv or ndjson',
  });
}

/**
 * The way of ST_Xstring (ECMA-376, part 1, 22.9.2.19) to write what XML cannot hold: _x0007_ for a bell, and
 * _x005F_ for an underscore that would look like the begin of such. The writer looks texts up in a plain object, so
 * that words such as "constructor" must not come to it as they are.
 */
const escaped = (text: string): string =>
  text in {}
    ? hex(text[0]!) + text.slice(1)
    : text
        .replace(/\p{Surrogate}/gu, '\ufffd')
        .replace(/_(?=x)/gi, hex)
        .replace(unwritable, hex);

/** What XML cannot hold, or the writer drops: controls but for tab and line feed, and what is no character. */
const unwritable = /(?![\t\n])[\p{Control}\ufffd]|\p{Noncharacter_Code_Point}/gu;

/** Each UTF-16 unit by its number. */
const hex = (character: string): string =>
  Array.from({ length: character.length }, (_, n) => {
    const unit = character.charCodeAt(n).toString(16).toUpperCase().padStart(4, '0');
    return `_x${unit}_`;
  }).join('');

/** The same bytes at any time: a zip holds the time of each file, and the earliest it can tell is 1980. */
function dateless(zip: Uint8Array): Uint8Array {
  return zipSync(unzipSync(zip), { mtime: new Date(1980, 0, 1), level: 6 });
}
