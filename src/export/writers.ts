import type { CatalogueFile } from '../model/index.ts';
import { csv, excelCsv } from './csv.ts';
import { datapackage, tableName } from './datapackage.ts';
import { dcat } from './dcat.ts';
import type { Exported, ExportFormat, ExportOptions } from './formats.ts';
import { ics } from './ics.ts';
import { jsonld } from './jsonld.ts';
import { markdown } from './markdown.ts';
import { ndjson } from './ndjson.ts';
import { recordsOf } from './record.ts';
import { xlsx } from './xlsx.ts';

type Writer = (
  files: readonly CatalogueFile[],
  options: ExportOptions,
) => Exported | Promise<Exported>;

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What makes each format. They are loaded when something is exported: the service has better to do when it starts. */
export const writers: Readonly<Record<ExportFormat, Writer>> = {
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
