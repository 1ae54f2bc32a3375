import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import readExcelFile from 'read-excel-file/node';
import { Schema, Table } from 'tableschema';
import { describe, expect, onTestFinished, test } from 'vitest';
import { exportCatalogues } from '../../src/export/index.ts';
import type { CatalogueFile } from '../../src/model/index.ts';
import {
  catalogueOf,
  fixtureCatalogues,
  fullOffering,
  hostileCatalogues,
  offeringsOf,
} from './catalogues.ts';
import { exported } from './exported.ts';

type Row = Readonly<Record<string, unknown>>;
type Cast = (cell: string, column: string) => unknown;

const lists =
  /^(sectionPath|providers|teachers|audiences|schedule_|contacts_|links|corrected|warnings)/;
const numbers = /^(recurrence_timesPerYear|price_amount|confidence)$/;

/** What a program makes of the cells of the plain table. */
const fromJson: Cast = (cell, column) => {
  if (numbers.test(column)) return Number(cell);
  return lists.test(column) || /^(evidence|fieldConfidence)$/.test(column)
    ? JSON.parse(cell)
    : cell;
};

/** What a person makes of the cells of a table for people. */
const fromLines: Cast = (cell, column) => {
  if (numbers.test(column)) return Number(cell.replace(',', '.'));
  return lists.test(column) ? cell.split('\n').map((line) => line || null) : cell;
};

const readCsv = (text: string, delimiter: string, cast: Cast): Row[] => {
  const { data, errors } = Papa.parse<Record<string, string>>(text, {
    header: true,
    delimiter,
    skipEmptyLines: true,
  });
  expect(errors).toEqual([]);
  return data.map((row) =>
    Object.fromEntries(
      Object.entries(row)
        .filter(([, cell]) => cell !== '')
        .map(([column, cell]) => [column, cast(cell, column)]),
    ),
  );
};

/** Rows as the offerings that they hold: "price_amount" is the amount of the price. */
function unflatten(row: Row): object {
  const record: Record<string, unknown> = {};
  for (const [column, value] of Object.entries(row)) {
    const [field, part] = column.split('_') as [string, string?];
    if (part === undefined) record[field] = value;
    else if (field === 'schedule' || field === 'contacts') {
      const items = (record[field] ?? []) as readonly object[];
      record[field] = (value as unknown[]).map((item, n) => ({
        ...items[n],
        ...(item !== null && { [part]: item }),
      }));
    } else record[field] = { ...(record[field] as object), [part]: value };
  }
  const { document: _, ...offering } = record;
  return offering;
}

/** An empty text is an empty cell, as an absent one is. */
const withoutEmpty = (files: readonly CatalogueFile[]): readonly object[] =>
  offeringsOf(files).map((offering) =>
    Object.fromEntries(Object.entries(offering).filter(([, value]) => value !== '')),
  );

const columns = ['id', 'title', 'catalogue', 'sectionPath', 'providers'];

describe('csv', () => {
  test('gives back all records of the fixtures', async () => {
    const rows = readCsv(await exported(fixtureCatalogues, 'csv'), ',', fromJson);
    expect(rows.map(unflatten)).toEqual(offeringsOf(fixtureCatalogues));
    expect(rows.map((row) => row['document_fileName'])).toEqual(
      fixtureCatalogues.flatMap(({ document, offerings }) =>
        offerings.map(() => document.fileName),
      ),
    );
  });

  test('gives back whatever the texts hold', async () => {
    await fc.assert(
      fc.asyncProperty(hostileCatalogues, async (files) => {
        const rows = readCsv(await exported(files, 'csv'), ',', fromJson);
        expect(rows.map(unflatten)).toEqual(withoutEmpty(files));
      }),
    );
  });

  test('is RFC 4180: a head, CRLF after each record, quotes where needed', async () => {
    const text = await exported(
      [catalogueOf('a.pdf', [{ ...fullOffering, title: 'Sy "selv", 1' }])],
      'csv',
    );
    expect(text.startsWith(`${columns.join(',')},`)).toBe(true);
    expect(text).toContain('\r\nhaven.kompost,"Sy ""selv"", 1",Haven året rundt,');
    expect(text.endsWith('\r\n')).toBe(true);
  });

  test('without offerings is a head alone', async () => {
    expect((await exported([catalogueOf('a.pdf', [])], 'csv')).split('\r\n')).toHaveLength(2);
  });
});

describe('csv for Excel', () => {
  const forExcel = (files: readonly CatalogueFile[]) => exported(files, 'csv', { excel: true });

  test('has a byte order mark, semicolons, CRLF and decimal commas', async () => {
    const text = await forExcel([catalogueOf('a.pdf', [fullOffering])]);
    expect(text.startsWith(`\ufeff${columns.join(';')};`)).toBe(true);
    expect(text).toContain(';1250,5;DKK;');
    expect(text).toContain(';"Haveselskabet i Nørreby\nGenbrugspladsen";');
    expect(text.endsWith('\r\n')).toBe(true);
  });

  test('gives back the records of the fixtures but for their places', async () => {
    const rows = readCsv(await forExcel(fixtureCatalogues), ';', (cell, column) =>
      fromLines(cell.replace(/^'(?=[-+=@\t\r])/, ''), column),
    );
    expect(rows.map(unflatten)).toEqual(personal(fixtureCatalogues));
  });

  test('has no cell that a spreadsheet takes for a formula', async () => {
    await fc.assert(
      fc.asyncProperty(hostileCatalogues, async (files) => {
        const { data } = Papa.parse<string[]>(await forExcel(files), { delimiter: ';' });
        for (const cell of data.flat()) expect(cell).not.toMatch(/^[-=+@\t\r＝＋－＠]/);
      }),
    );
  });
});

/** What tables for people hold: no evidence, and lists without items are empty cells. */
const personal = (files: readonly CatalogueFile[]): readonly object[] =>
  offeringsOf(files).map(({ evidence: _, ...offering }) =>
    Object.fromEntries(
      Object.entries(offering).filter(([, value]) => !(Array.isArray(value) && value.length === 0)),
    ),
  );

describe('xlsx', () => {
  /** The cells of the only sheet; dates as their day. */
  async function read(files: readonly CatalogueFile[]): Promise<unknown[][]> {
    const [{ content }] = await exportCatalogues(files, 'xlsx');
    const [sheet, ...others] = await readExcelFile(Buffer.from(content as Uint8Array), {
      trim: false,
    });
    expect(others).toEqual([]);
    expect(sheet?.sheet).toBe('offerings');
    return (sheet?.data ?? []).map((row) =>
      row.map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell)),
    );
  }

  async function readRows(files: readonly CatalogueFile[]): Promise<Row[]> {
    const [head, ...rows] = await read(files);
    return rows.map((row) =>
      Object.fromEntries(
        row.flatMap((cell, n) => {
          const column = String(head![n]);
          if (cell === null) return [];
          return [[column, typeof cell === 'number' ? cell : fromLines(String(cell), column)]];
        }),
      ),
    );
  }

  test('gives back the records of the fixtures but for their places', async () => {
    const rows = await readRows(fixtureCatalogues);
    expect(rows.map(unflatten)).toEqual(personal(fixtureCatalogues));
  });

  test('gives back whatever the texts hold', async () => {
    await fc.assert(
      fc.asyncProperty(hostileCatalogues, async (files) => {
        const titles = (await readRows(files)).map((row) => row['title']);
        expect(titles).toEqual(offeringsOf(files).map(({ title }) => title));
      }),
      { numRuns: 40 },
    );
  });

  test('holds texts, numbers and dates, and never a formula', async () => {
    const file = catalogueOf('a.pdf', [{ ...fullOffering, title: '=1+1', id: '-1' }]);
    const [head, row] = await read([file]);
    const cell = (name: string) => row![head!.indexOf(name)];
    expect(cell('title')).toBe('=1+1');
    expect(cell('id')).toBe('-1');
    expect(cell('price_amount')).toBe(1250.5);
    expect(cell('registrationDeadline')).toBe('2026-03-20');
  });

  test('says which text is too long for a cell', async () => {
    const file = catalogueOf('lang.pdf', [{ ...fullOffering, description: 'å'.repeat(32_768) }]);
    await expect(exportCatalogues([file], 'xlsx')).rejects.toThrow(
      /^lang\.pdf: description of "haven\.kompost" has 32768 characters/,
    );
  });
});

describe('datapackage', () => {
  async function readPackage(files: readonly CatalogueFile[]) {
    const folder = mkdtempSync(join(tmpdir(), 'katalog-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const all = await exportCatalogues(files, 'datapackage');
    for (const { name, content } of all) writeFileSync(join(folder, name), content);
    const descriptor = JSON.parse(String(all[0].content));
    const [resource] = descriptor.resources;
    const schema = await Schema.load(resource.schema, { strict: true });
    const table = await Table.load(join(folder, resource.path), { schema, strict: true });
    const rows = (await table.read({ keyed: true })) as Row[];
    return { descriptor, schema, rows };
  }

  test('describes a table that Frictionless’ reader finds sound, and gives back all records', async () => {
    const { rows, schema } = await readPackage(fixtureCatalogues);
    expect(schema.primaryKey).toEqual(['document_sha256', 'id']);
    const given = rows.map((row) =>
      Object.fromEntries(
        Object.entries(row)
          .filter(([, value]) => value !== null)
          .map(([name, value]) => [name, value instanceof Date ? localDay(value) : value]),
      ),
    );
    expect(given.map(unflatten)).toEqual(offeringsOf(fixtureCatalogues));
  });

  test('tells size and hash of the table, and where the records come from', async () => {
    const { descriptor } = await readPackage(fixtureCatalogues);
    expect(descriptor.sources.map(({ title }: { title: string }) => title)).toEqual(
      fixtureCatalogues.map(({ document }) => document.fileName),
    );
    const [, table] = await exportCatalogues(fixtureCatalogues, 'datapackage');
    expect(descriptor.resources[0].bytes).toBe(Buffer.byteLength(table?.content as string));
  });

  test('refuses what the record refuses', async () => {
    const { schema } = await readPackage(fixtureCatalogues);
    const kind = schema.fields.find(({ name }: { name: string }) => name === 'kind');
    expect(() => kind?.castValue('party', true)).toThrow();
    const id = schema.fields.find(({ name }: { name: string }) => name === 'id');
    expect(() => id?.castValue('', true)).toThrow();
  });
});

/** Its reader makes a date of the local day. */
const localDay = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
