import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { type ExportFormat, exportCatalogues } from '../../src/export/index.ts';
import { Offering } from '../../src/model/index.ts';
import { catalogueOf, fullOffering } from './catalogues.ts';

/** Another value for each field of `fullOffering`. */
const others: Readonly<Record<string, unknown>> = {
  kind: 'network',
  schedule: [{ text: '2. april', start: '2026-04-02' }],
  recurrence: { text: 'hver uge', timesPerYear: 52 },
  price: { text: 'Gratis', amount: 0 },
  duration: { text: '1 time', iso: 'PT1H' },
  registrationDeadline: '2026-03-21',
  contacts: [{ name: 'Ib Krog', email: 'ib@haven.example' }],
  evidence: { title: [{ page: 5, box: [72, 100, 300, 120] }] },
  confidence: 0.5,
  fieldConfidence: { price: 0.4 },
};

const other = (field: string): unknown => {
  const value = fullOffering[field as keyof Offering];
  return others[field] ?? (Array.isArray(value) ? ['andet'] : 'andet');
};

interface Told {
  /** As the head of the table has it, such as "csv --excel". */
  readonly format: string;
  readonly field: string;
  readonly carried: boolean;
}

/** The README's table of what each format carries. */
function readmeTable(): Told[] {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const rows = /^\| field \| ndjson .*\n(?:\|.*\n)+/m.exec(readme)?.[0].trimEnd().split('\n') ?? [];
  const cells = rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  const [head = [], , ...body] = cells;
  return body.flatMap(([field, ...marks]) =>
    marks.map((mark, n) => ({
      format: head[n + 1]!,
      field: field!.replaceAll('`', ''),
      carried: mark !== '',
    })),
  );
}

const exportOf = (told: string, offering: object) => {
  const [format, excel] = told.split(' --') as [ExportFormat, string?];
  return exportCatalogues([catalogueOf('a.pdf', [offering])], format, { excel: excel === 'excel' });
};

let table: Told[];
beforeAll(() => {
  table = readmeTable();
});

test('every field of an offering is tried here and has its row in the README', () => {
  const fields = Object.keys(Offering.shape).sort();
  expect(Object.keys(fullOffering).sort()).toEqual(fields);
  expect([...new Set(table.map(({ field }) => field))].sort()).toEqual(fields);
});

test('a field is carried where the README says so, and only there', async () => {
  const found = await Promise.all(
    table.map(async ({ format, field }) => {
      const changed = { ...fullOffering, [field]: other(field) };
      const [before, after] = await Promise.all([
        exportOf(format, fullOffering),
        exportOf(format, changed),
      ]);
      const same = JSON.stringify(before) === JSON.stringify(after);
      return { format, field, carried: !same };
    }),
  );
  expect(found).toEqual(table);
});
