/**
 * katalog as a library: reads one document into validated records.
 *
 * @example
 * ```ts
 * import { readFile } from 'node:fs/promises';
 * import { processDocument } from 'katalog';
 *
 * const bytes = await readFile('catalogue.pdf');
 * const { catalogue } = await processDocument('catalogue.pdf', bytes, { ocr: 'auto', jobs: 2 });
 * for (const { title, providers } of catalogue.offerings) console.log(title, providers);
 * ```
 */
export { createReader, type Reader, type ReaderOptions } from './ingest/index.ts';
export * from './model/index.ts';
export { createNormalizer, type Normalizer } from './normalize/index.ts';
export {
  type EditRecord,
  type PageCache,
  processDocument,
  type RunHooks,
  type RunOptions,
  type RunResult,
} from './pipeline.ts';
export { version } from './version.ts';
