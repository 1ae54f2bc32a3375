/**
 * katalog as a library: reads documents into validated records, mends Danish text, and hands the records to other
 * systems. Every error is a `KatalogError` of the class that fits.
 *
 * @example
 * ```ts
 * import { exportCatalogues, run } from 'katalog';
 *
 * const { catalogue } = await run('catalogue.pdf');
 * for (const { title, providers } of catalogue.offerings) console.log(title, providers);
 * const [{ content }] = await exportCatalogues([catalogue], 'csv');
 * ```
 */

export { type ComparisonOptions, loadConfusions } from './comparison.ts';
export {
  type CompareOptions,
  type Comparison,
  type Confusions,
  compare,
  compareEditions,
  formatHistoryHtml,
  formatHistoryMarkdown,
  formatHistoryText,
  formatHtml,
  formatMarkdown,
  formatText,
  historyOf,
  patchOf,
} from './diff/index.ts';
export {
  type Exported,
  type ExportedFile,
  type ExportFormat,
  type ExportOptions,
  ExportRecord,
  exportCatalogues,
  exportFormats,
} from './export/index.ts';
export { createReader, type Reader, type ReaderOptions } from './ingest/index.ts';
export { type DocumentInput, diff, type EditionInput, repair, run } from './library.ts';
export * from './model/index.ts';
export { createNormalizer, type Normalizer, type Repaired } from './normalize/index.ts';
export {
  type EditRecord,
  type PageCache,
  processDocument,
  type RunHooks,
  type RunOptions,
  type RunResult,
} from './pipeline.ts';
export {
  createRecordMaker,
  type RecordMaker,
  type RecordMakerOptions,
  type Reference,
} from './records/index.ts';
export { type ReferenceSource, referenceOf } from './reference.ts';
export { version } from './version.ts';
