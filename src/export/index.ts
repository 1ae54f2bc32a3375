import type { CatalogueFile } from '../model/index.ts';
import { csv, excelCsv } from './csv.ts';
import { datapackage, tableName } from './datapackage.ts';
import { dcat } from './dcat.ts';
import type { ExportedFile, ExportFormat, ExportOptions } from './formats.ts';
import { ics } from './ics.ts';
import { jsonld } from './jsonld.ts';
import { markdown } from './markdown.ts';
import { ndjson } from './ndjson.ts';
import { recordsOf } from './record.ts';
import { xlsx } from './xlsx.ts';

export {
  type ExportedFile,
  type ExportFormat,
  type ExportOptions,
  exportFormats,
} from './formats.ts';
export { ExportRecord } from './record.ts';

/** At least one file; only `datapackage` has more. */
export type Exported = readonly [ExportedFile, ...ExportedFile[]];

/**
 * The offerings of any number of catalogues as one export, in the order given. The same catalogues and options give the
 * same bytes.
 *
 * @throws InputError where `ics` meets a date that does not exist; LimitError where a text is longer than a cell of
 *   `xlsx` holds.
 *
 * @example
 * const [{ content }] = await exportCatalogues([catalogue], 'csv', { excel: true });
 */
export async function exportCatalogues(
  files: readonly CatalogueFile[],
  format: ExportFormat,
  options: ExportOptions = {},
): Promise<Exported> {
  return writers[format](files, options);
}

type Writer = (
  files: readonly CatalogueFile[],
  options: ExportOptions,
) => Exported | Promise<Exported>;

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const writers: Readonly<Record<ExportFormat, Writer>> = {
  ndjson: (files) => one('offerings.ndjson', 'application/x-ndjson', ndjson(recordsOf(files))),
  csv: (files, { excel }) =>
    one('offerings.csv', 'text/csv', (excel ? excelCsv : csv)(recordsOf(files))),
  xlsx: async (files) => one('offerings.xlsx', spreadsheet, await xlsx(recordsOf(files))),
  jsonld: (files) => one('offerings.jsonld', 'application/ld+json', jsonld(recordsOf(files))),
  ics: (files) => one('offerings.ics', 'text/calendar', ics(recordsOf(files))),
  markdown: (files) => one('offerings.md', 'text/markdown', markdown(recordsOf(files))),
  datapackage: (files) => {
    const { descriptor, table } = datapackage(recordsOf(files));
    return [
      { name: 'datapackage.json', mediaType: 'application/json', content: descriptor },
      { name: tableName, mediaType: 'text/csv', content: table },
    ];
  },
  dcat: (files, options) => one('dataset.jsonld', 'application/ld+json', dcat(files, options)),
};

const one = (name: string, mediaType: string, content: string | Uint8Array): Exported => [
  { name, mediaType, content },
];
