import type { Source } from './ingest/index.ts';
import { keptOr, type PageCache, READING_VERSION } from './kept-page.ts';
import { type Judge, type LayerOptions, readLayers } from './layer-reader.ts';
import { type KatalogError, Page, PageError } from './model/index.ts';
import { type EngineChoice, type OcrEngine, openEngine, readImagePage } from './ocr/index.ts';
import { type Ends, pageQueue, type ReadPages } from './page-queue.ts';
import { readPagePictures } from './picture-reader.ts';

/** How one document is to be read. */
export interface ReadingOptions extends LayerOptions {
  /** Which program recognises page images; `js` by default, which reads the same on every machine. */
  readonly ocrEngine?: EngineChoice;
  /** Seconds that the recognition of a page may work, waiting for a processor apart. Default: 120. */
  readonly ocrTimeoutSeconds?: number;
}

export interface ReadingHooks extends Ends {
  onPage?(done: number, total: number): void;
  readonly cache?: PageCache | undefined;
  /** Engines that are shared with other documents; without, one is started for this document and ended with it. */
  readonly engines?: EngineSource | undefined;
}

/** Gives the engine that pages are recognised with. */
export interface EngineSource {
  get(): Promise<OcrEngine>;
}

/** An engine that is made when it is first asked for, and serves all who ask. */
export function shareEngine(
  options: Pick<ReadingOptions, 'ocrEngine' | 'ocrTimeoutSeconds' | 'jobs'>,
): EngineSource & { close(): Promise<void> } {
  let starting: Promise<OcrEngine> | undefined;
  return {
    get: () => {
      const { ocrEngine = 'js', ocrTimeoutSeconds, jobs } = options;
      starting ??= openEngine(ocrEngine, {
        workers: jobs,
        ...(ocrTimeoutSeconds !== undefined && { timeoutSeconds: ocrTimeoutSeconds }),
      });
      return starting;
    },
    close: async () => {
      // where it could not be made, those who asked have said so
      const engine = await starting?.catch(() => undefined);
      await engine?.close();
    },
  };
}

/** In order of number; a page that failed is absent. */
export interface ReadDocumentPages extends ReadPages {
  /** The OCR engine, where one was used. */
  readonly engine?: { readonly name: string; readonly version: string };
}

/**
 * So many more pages than workers are under way: while the words of some are settled and others are decoded, each
 * worker has a page to recognise.
 */
const AHEAD = 2;
/** Pages of a document that is so long that workers are started anew for the next without its being felt. */
const LONG = 50;

/**
 * Reads all pages of a document, several at once: the text layer where it is to be trusted, else the picture. The
 * OCR engine is started at the first page that needs it.
 *
 * @param sha256 of the document's bytes, for the cache.
 * @param judge tells whether the text of each page is to be trusted.
 * @throws the deadline's reason, or the first page's error, where no page can be read; InterruptedError, or the
 *   signal's own KatalogError, when the signal ends it.
 */
export async function readPages(
  source: Source,
  sha256: string,
  judge: Judge,
  options: ReadingOptions,
  hooks: ReadingHooks,
): Promise<ReadDocumentPages> {
  const own = hooks.engines === undefined ? shareEngine(options) : undefined;
  const engines = hooks.engines ?? (own as EngineSource);
  const means = { cache: hooks.cache, signal: endOf(hooks) };
  let used: OcrEngine | undefined;
  let done = 0;
  const advance = (pages: number): void => {
    done += pages;
    hooks.onPage?.(done, source.pageCount);
  };
  const recognized = pageQueue(
    source.fileName,
    async (number) => {
      used = await engines.get();
      return recognizePage(source, sha256, number, used, means).finally(() => advance(1));
    },
    { ...hooks, jobs: options.jobs + AHEAD, packed: true },
  );
  try {
    advance(0);
    const layers = await readLayers(source, judge, options, {
      ...hooks,
      onDistrusted: recognized.add,
      readPictures: (page) => {
        const key = ['pictures', READING_VERSION, sha256, page.number, options.ocrEngine].join(':');
        return keptOr(hooks.cache, key, () =>
          readPagePictures(source, page, {
            engine: async () => {
              used = await engines.get();
              return used;
            },
            signal: means.signal,
          }),
        );
      },
    });
    advance(layers.pages.length + layers.failed.length);
    await recognized.done();
    // its pages take the room of the workers, which are not wanted for long
    if (source.pageCount >= LONG) used?.rest?.();
    const read = await recognized.read();
    if (layers.pages.length + read.pages.length === 0) hooks.deadline?.throwIfAborted();
    return {
      ...orThrow(
        [...layers.pages, ...read.pages].sort((x, y) => x.number - y.number),
        [...layers.failed, ...read.failed].sort((x, y) => (x.page ?? 0) - (y.page ?? 0)),
      ),
      ...(used === undefined ? {} : { engine: { name: used.name, version: used.version } }),
    };
  } finally {
    await recognized.end();
    await own?.close();
  }
}

/** A page as it is read from its picture, or as it was read before. Throws as the engine does. */
export async function recognizePage(
  source: Source,
  sha256: string,
  number: number,
  engine: OcrEngine,
  { cache, signal }: Pick<ReadingHooks, 'cache' | 'signal'>,
): Promise<Page> {
  const key = ['page', READING_VERSION, sha256, number, engine.name, engine.version].join(':');
  return keptOr(cache, key, async () => {
    signal?.throwIfAborted();
    engine.prepare?.();
    const image = await source.readImage(number);
    const page = await readImagePage(image, engine, signal);
    const fault = Page.safeParse(page).error?.issues[0];
    if (fault !== undefined) {
      throw new PageError({
        page: number,
        reason: `the OCR engine ${engine.name} gave what is no page (${fault.path.join('.')}: ${fault.message})`,
        remedy: 'Choose another --ocr-engine',
      });
    }
    return page;
  });
}

/** @throws the first failure where no page was read. */
function orThrow(pages: Page[], failed: KatalogError[]): ReadPages {
  if (pages.length === 0 && failed[0] !== undefined) throw failed[0];
  return { pages, failed };
}

function endOf({ signal, deadline }: Ends): AbortSignal | undefined {
  return signal && deadline ? AbortSignal.any([signal, deadline]) : (signal ?? deadline);
}
