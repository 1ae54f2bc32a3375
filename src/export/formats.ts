/** What an export can be made to. */
export const exportFormats = [
  'ndjson',
  'csv',
  'xlsx',
  'jsonld',
  'ics',
  'markdown',
  'datapackage',
  'dcat',
] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface ExportOptions {
  /** csv: for Danish Excel, with semicolons, byte order mark, decimal commas, and no cell that it takes for a formula. */
  readonly excel?: boolean;
  /** dcat: the name of who publishes the data. */
  readonly publisher?: string;
  /** dcat: where the data can be had. */
  readonly url?: string;
}

/** One file of an export. */
export interface ExportedFile {
  /** What it is called where nobody names it otherwise. */
  readonly name: string;
  readonly mediaType: string;
  readonly content: string | Uint8Array;
}

/** At least one file; only `datapackage` has more. */
export type Exported = readonly [ExportedFile, ...ExportedFile[]];
