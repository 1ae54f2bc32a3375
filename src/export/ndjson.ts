import type { ExportRecord } from './record.ts';

/** One record a line (https://github.com/ndjson/ndjson-spec): the offering as catalogue.json has it, and its document. */
export const ndjson = (records: readonly ExportRecord[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');
