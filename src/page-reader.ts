import PQueue from 'p-queue';
import type { Source } from './ingest/index.ts';
import {
  InterruptedError,
  KatalogError,
  type Page,
  PageError,
  type Verdict,
} from './model/index.ts';
import { createTesseractJs, type OcrEngine, readImagePage } from './ocr/index.ts';

/** How one document is to be read. */
export interface ReadingOptions {
  /** Per page by the verdict on its text, every page, or none. */
  readonly ocr: 'auto' | 'always' | 'never';
  /** Pages at once. */
  readonly jobs: number;
}

/** Keeps what is costly to compute. `key` names all that determines the value. */
export interface PageCache {
  get(key: string): Promise<Uint8Array | undefined>;
  put(key: string, value: Uint8Array): Promise<void>;
}

export interface ReadingHooks {
  onPage?(done: number, total: number): void;
  readonly signal?: AbortSignal;
  readonly cache?: PageCache;
}

export interface ReadPages {
  /** In order of number; a page that failed is absent. */
  readonly pages: readonly Page[];
  /** What kept pages from being read; each tells its page. */
  readonly failed: readonly KatalogError[];
  /** The OCR engine, where one was used. */
  readonly engine?: { readonly name: string; readonly version: string };
}

/** Readings kept by another version of these stages are not used: to be raised when a page would read differently. */
const READING_VERSION = 3;

/**
 * Reads all pages of a document, several at once: the text layer where it is to be trusted, else the picture. The
 * OCR engine is started at the first page that needs it and ended before this returns.
 *
 * @param sha256 of the document's bytes, for the cache.
 * @param judge tells whether the text of a page is to be trusted.
 * @throws the first page's error where no page can be read; InterruptedError, or the signal's own KatalogError,
 *   when the signal ends it.
 */
export async function readPages(
  source: Source,
  sha256: string,
  judge: (page: Page) => Verdict,
  options: ReadingOptions,
  hooks: ReadingHooks,
): Promise<ReadPages> {
  let starting: Promise<OcrEngine> | undefined;

  const recognize = async (number: number): Promise<Page> => {
    starting ??= createTesseractJs({ workers: Math.min(options.jobs, source.pageCount) });
    const engine = await starting;
    const key = ['page', READING_VERSION, sha256, number, engine.name, engine.version].join(':');
    const kept = await hooks.cache?.get(key);
    if (kept !== undefined) return JSON.parse(Buffer.from(kept).toString('utf8')) as Page;
    const image = await source.readImage(number);
    const page = await readImagePage(image, engine, hooks.signal);
    await hooks.cache?.put(key, Buffer.from(JSON.stringify(page)));
    return page;
  };

  const readPage = async (number: number): Promise<Page> => {
    if (!source.textual) return recognize(number);
    const page = await source.readPage(number);
    if (page.origin === 'plain-text' || options.ocr === 'never') return page;
    const distrusted = options.ocr === 'always' ? hasInk(page) : isToBeRead(page, judge(page));
    return distrusted ? recognize(number) : page;
  };

  try {
    const read = await readInQueue(source, readPage, options, hooks);
    const engine = await starting;
    return engine === undefined
      ? read
      : { ...read, engine: { name: engine.name, version: engine.version } };
  } finally {
    // where starting failed the pages have said so
    const engine = await starting?.catch(() => undefined);
    await engine?.close();
  }
}

async function readInQueue(
  source: Source,
  readPage: (number: number) => Promise<Page>,
  { jobs }: ReadingOptions,
  { signal, onPage }: ReadingHooks,
): Promise<ReadPages> {
  const queue = new PQueue({ concurrency: jobs });
  const pages: Page[] = [];
  const failed: KatalogError[] = [];
  const readOne = async (number: number): Promise<void> => {
    throwIfEnded(source.fileName, signal);
    try {
      pages.push(await readPage(number));
    } catch (error) {
      throwIfEnded(source.fileName, signal);
      failed.push(asPageError(error, source.fileName, number));
    }
    onPage?.(pages.length + failed.length, source.pageCount);
  };
  const numbers = Array.from({ length: source.pageCount }, (_, index) => index + 1);
  try {
    await queue.addAll(numbers.map((number) => () => readOne(number)));
  } finally {
    queue.clear();
    await queue.onIdle();
  }
  failed.sort((a, b) => (a.page ?? 0) - (b.page ?? 0));
  if (pages.length === 0 && failed[0] !== undefined) throw failed[0];
  return { pages: pages.sort((a, b) => a.number - b.number), failed };
}

function throwIfEnded(file: string, signal: AbortSignal | undefined): void {
  if (signal?.aborted !== true) return;
  throw signal.reason instanceof KatalogError
    ? signal.reason
    : new InterruptedError({
        file,
        reason: 'interrupted',
        remedy: 'Run again to go on: pages that were read are kept',
      });
}

/** A page without any text, picture or filled area is blank paper: there is nothing to recognise. */
const hasInk = (page: Page): boolean =>
  page.words.length > 0 || page.layer.imageCover > 0 || page.shapes.length > 0;

/** Whether the text of a page is not to be trusted and its picture is to be read instead. */
const isToBeRead = (page: Page, { quality }: Verdict): boolean =>
  quality === 'damaged' || (quality === 'empty' && hasInk(page));

function asPageError(error: unknown, file: string, page: number): KatalogError {
  if (error instanceof KatalogError) return error;
  return new PageError({
    file,
    page,
    reason: `the page cannot be read (${error instanceof Error ? error.message : String(error)})`,
    remedy: 'Save the document anew from the program that made it, or scan the page again',
    cause: error,
  });
}
