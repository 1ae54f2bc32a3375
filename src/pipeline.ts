import { createHash } from 'node:crypto';
import { builtCode } from './built-code.ts';
import { unfitWarnings } from './corrections/index.ts';
import { openSource, type Reader } from './ingest/index.ts';
import type { PageCache } from './kept-page.ts';
import { keptRecords } from './kept-records.ts';
import { keptSource } from './kept-source.ts';
import type { Edit, KatalogError, Page, PageInfo, Warning } from './model/index.ts';
import { type ReadingHooks, type ReadingOptions, readPages } from './page-reader.ts';
import { loadProfiles } from './profiles.ts';
import type { ReadDocument, RecordMaker, RecordOptions, Records } from './records/index.ts';
import { stopwatch } from './stopwatch.ts';

export type { PageCache } from './kept-page.ts';
export { shareEngine } from './page-reader.ts';

export interface RunHooks extends ReadingHooks {
  /** Told the pages once all are read, and the hash of the document's bytes; the records are made next. */
  readonly onRead?: ((pages: readonly Page[], sha256: string) => void) | undefined;
  /** Reads the file in a thread that can be ended, for files that are not to be trusted; else it is read here. */
  readonly reader?: Pick<Reader, 'open'> | undefined;
  /** Makes the records in a thread that can be ended; else they are made here. */
  readonly records?: RecordMaker | undefined;
}

/** How one document is to be read. */
export interface RunOptions extends ReadingOptions, RecordOptions {
  readonly password?: string;
  /** Refuse larger files, in megabytes. Default: 500. */
  readonly maxSize?: number;
  /** Refuse documents of more pages. Default: 2,000. */
  readonly maxPages?: number;
  /** Refuse pages of more pixels. Default: 100 million. */
  readonly maxPixels?: number;
  /** Refuse pages of more characters. Default: 500,000. */
  readonly maxText?: number;
  /** Seconds the document may take; the caller ends it by `RunHooks.signal`. */
  readonly timeoutSeconds?: number;
}

/** A line of `edits.jsonl`: an edit, and the number of its block among the document's, from 0. */
export type EditRecord = Edit & { readonly block: number };

export interface RunResult extends Records {
  /** As read, for a review. */
  readonly pages: readonly Page[];
  readonly edits: readonly EditRecord[];
  /** What kept pages from being read; each tells its page. */
  readonly failedPages: readonly KatalogError[];
  /** The OCR engine, where one was used. */
  readonly engine?: { readonly name: string; readonly version: string };
}

/**
 * Reads one document: ingest, OCR where the text of a page is not to be trusted, layout, mending, extraction.
 *
 * @throws KatalogError of the class that fits: the document cannot be opened, or none of its pages can be read.
 */
export async function processDocument(
  fileName: string,
  bytes: Uint8Array,
  options: RunOptions,
  hooks: RunHooks = {},
): Promise<RunResult> {
  const clock = stopwatch();
  // a wrong profile is told before the work, not after it
  await loadProfiles(options.profile);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const records = withKept(hooks.records ?? (await recordsHere()), hooks.cache);
  const open = hooks.reader?.open ?? openSource;
  const openNow = () => {
    // of a document that is not opened the records are likely to be known as well
    records.prepare?.(fileName);
    return open(fileName, bytes, options);
  };
  const source = hooks.cache
    ? await keptSource(fileName, sha256, options, hooks.cache, openNow)
    : await openNow();
  clock.lap('open');
  const judge = (pages: readonly Page[]) => records.judge(fileName, pages, hooks.signal);
  const read = await readPages(source, sha256, judge, options, hooks).finally(() => source.close());
  clock.lap('read');
  hooks.onRead?.(read.pages, sha256);
  const { mediaType, pageCount } = source;
  const { timings, ...result } = await recordsOf(
    { info: { fileName, sha256, mediaType, pageCount }, pages: read.pages, failed: read.failed },
    options,
    records,
    hooks.signal,
  );
  return {
    ...result,
    timings: { ...clock.laps, ...timings },
    ...(read.engine === undefined ? {} : { engine: read.engine }),
  };
}

function withKept(records: RecordMaker, cache: PageCache | undefined): RecordMaker {
  const code = cache && builtCode();
  return cache === undefined || code === undefined ? records : keptRecords(records, cache, code);
}

/** Where records are made in a thread their stages are not loaded here, too. */
async function recordsHere(): Promise<RecordMaker> {
  const { loadRecordMaker } = await import('./records/index.ts');
  return loadRecordMaker();
}

/** A document whose pages were read, as far as they could be. */
interface DocumentRead extends ReadDocument {
  /** What kept pages from being read; each tells its page. */
  readonly failed: readonly KatalogError[];
}

/**
 * Makes the records of a document from its pages, wherever these were read.
 *
 * @throws UsageError or InputError for a profile that is none, InternalError.
 */
export async function recordsOf(
  { info, pages, failed }: DocumentRead,
  options: RecordOptions & Pick<ReadingOptions, 'ocr'>,
  records: RecordMaker,
  signal?: AbortSignal,
): Promise<RunResult> {
  const { profile, corrections, reference } = options;
  const { catalogue, blocks, corrected, text, timings } = await records.make(
    { info, pages },
    {
      ...(profile !== undefined && { profile }),
      ...(corrections && { corrections }),
      ...(reference && { reference }),
    },
    signal,
  );
  catalogue.warnings.unshift(...pageWarnings(catalogue.pages, pages, failed, options));
  if (corrections !== undefined) {
    catalogue.warnings.push(...unfitWarnings(corrected, corrections, info.sha256));
  }
  return {
    catalogue,
    pages,
    blocks,
    corrected,
    text,
    edits: blocks.flatMap((block, index) => block.edits.map((edit) => ({ ...edit, block: index }))),
    failedPages: failed,
    timings,
  };
}

function pageWarnings(
  infos: readonly PageInfo[],
  pages: readonly Page[],
  failed: readonly KatalogError[],
  options: Pick<ReadingOptions, 'ocr'>,
): Warning[] {
  const failures = failed.map((error) => ({
    code: 'page-failed',
    ...(error.page === undefined ? {} : { page: error.page }),
    message: `${error.reason}. ${error.remedy}.`,
  }));
  const damaged = infos.flatMap((page) => {
    const reasons = page.verdict.reasons.join('; ');
    const advice = options.ocr === 'never' ? '; run without --ocr never to read its picture' : '';
    if (page.verdict.quality === 'damaged') {
      return [
        {
          code: 'damaged-text',
          page: page.number,
          message: `the text is damaged and was mended as far as possible (${reasons})${advice}`,
        },
      ];
    }
    return [];
  });
  const unmeasured = pages.flatMap(({ number, layer }) =>
    layer.unmeasured === undefined
      ? []
      : [
          {
            code: 'picture-unread',
            page: number,
            message: `the text was read, but not the pictures of the page (${layer.unmeasured})`,
          },
        ],
  );
  const pictured = pages.flatMap(({ number, layer }) =>
    layer.pictured === undefined
      ? []
      : [
          {
            code: 'picture-text',
            page: number,
            message: `${layer.pictured} words were recognised in pictures that stand beside the text: check them`,
          },
        ],
  );
  return [...failures, ...damaged, ...unmeasured, ...pictured].sort(
    (a, b) => (a.page ?? 0) - (b.page ?? 0),
  );
}
