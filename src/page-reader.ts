import type { Source } from './ingest/index.ts';
import { type KatalogError, Page, PageError, type Verdict } from './model/index.ts';
import {
  type EngineChoice,
  measureLayer,
  type OcrEngine,
  openEngine,
  readImagePage,
} from './ocr/index.ts';
import { type Ends, pageQueue, type ReadPages } from './page-queue.ts';

/** How one document is to be read. */
export interface ReadingOptions {
  /** Per page by the verdict on its text, every page, or none. */
  readonly ocr: 'auto' | 'always' | 'never';
  /** Which program recognises page images; `js` by default, which reads the same on every machine. */
  readonly ocrEngine?: EngineChoice;
  /** Seconds that the recognition of a page may work, waiting for a processor apart. Default: 120. */
  readonly ocrTimeoutSeconds?: number;
  /** Pages at once. */
  readonly jobs: number;
}

/**
 * Keeps what is costly to compute. `key` names all that determines the value. What it throws, and what it gives that is
 * no page, costs the time to read the page anew, nothing else.
 */
export interface PageCache {
  get(key: string): Promise<Uint8Array | undefined>;
  put(key: string, value: Uint8Array): Promise<void>;
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

/** Tells of each page whether its text is to be trusted. */
type Judge = (pages: readonly Page[]) => Promise<readonly Verdict[]>;

/** Readings kept by another version of these stages are not used: to be raised when a page would read differently. */
export const READING_VERSION = 17;

/**
 * So many more pages than workers are under way: while the words of some are settled and others are decoded, each
 * worker has a page to recognise.
 */
const AHEAD = 2;

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
    options.jobs + AHEAD,
    hooks,
  );
  try {
    advance(0);
    const layers = await readLayers(source, judge, options, {
      ...hooks,
      onDistrusted: recognized.add,
    });
    advance(layers.pages.length + layers.failed.length);
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

/** What the text layers of a document gave. */
export interface ReadLayers {
  /** Pages whose text is to be trusted. */
  readonly pages: readonly Page[];
  /** What kept pages from being read; each tells its page. */
  readonly failed: readonly KatalogError[];
  /** Numbers of the pages whose pictures are to be recognised. */
  readonly distrusted: readonly number[];
}

/** What happens while text layers are read. */
export interface LayerHooks extends Ends {
  /** Told of each page that is to be recognised from its picture, as soon as that is known. */
  onDistrusted?(number: number): void;
}

/**
 * Reads the text layers of all pages, and tells which pages are to be recognised from their picture instead.
 *
 * @throws InterruptedError, or the signal's own KatalogError, when the signal ends it.
 */
export async function readLayers(
  source: Source,
  judge: Judge,
  options: ReadingOptions,
  hooks: LayerHooks = {},
): Promise<ReadLayers> {
  const distrusted = new Set<number>();
  const distrust = (number: number): void => {
    distrusted.add(number);
    hooks.onDistrusted?.(number);
  };
  const inQueue = (numbers: readonly number[], readPage: (number: number) => Promise<Page>) =>
    readInQueue(source, numbers, readPage, options, hooks);
  const numbers = Array.from({ length: source.pageCount }, (_, index) => index + 1);
  if (!source.textual) {
    numbers.forEach(distrust);
    return { pages: [], failed: [], distrusted: numbers };
  }
  const layers = await inQueue(numbers, async (number) => {
    const page = await source.readPage(number);
    if (isPictureOnly(page, options.ocr)) distrust(number);
    return page;
  });
  const unsettled = layers.pages.filter(({ number }) => !distrusted.has(number));
  for (const number of await distrustedPages(unsettled, judge, options.ocr)) distrust(number);
  const trusted = layers.pages.filter(({ number }) => !distrusted.has(number));
  const hidden = trusted.filter(isHiddenLayer);
  const measured = await inQueue(
    hidden.map(({ number }) => number),
    async (number) => {
      const page = hidden.find((each) => each.number === number) as Page;
      return measureLayer(page, await source.readImage(number));
    },
  );
  const settled = (page: Page): Page => {
    const failure = measured.failed.find((error) => error.page === page.number);
    return failure === undefined
      ? (measured.pages.find(({ number }) => number === page.number) ?? page)
      : // its words are as good as before; that their type is a guess is told
        { ...page, layer: { ...page.layer, unmeasured: failure.reason } };
  };
  return {
    pages: trusted.map(settled),
    failed: layers.failed,
    distrusted: [...distrusted].sort((a, b) => a - b),
  };
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
  const kept = cache && (await keptPage(cache, key));
  if (kept !== undefined) return kept;
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
  // a page that cannot be kept is read all the same
  await cache?.put(key, Buffer.from(JSON.stringify(page))).catch(() => {});
  return page;
}

/** A page that was kept; undefined where it was not, or is none any more: then it is read anew. */
async function keptPage(cache: PageCache, key: string): Promise<Page | undefined> {
  try {
    const kept = await cache.get(key);
    return kept && Page.parse(JSON.parse(Buffer.from(kept).toString('utf8')));
  } catch {
    return undefined;
  }
}

/** @throws the first failure where no page was read. */
function orThrow(pages: Page[], failed: KatalogError[]): ReadPages {
  if (pages.length === 0 && failed[0] !== undefined) throw failed[0];
  return { pages, failed };
}

async function readInQueue(
  source: Source,
  numbers: readonly number[],
  readPage: (number: number) => Promise<Page>,
  { jobs }: ReadingOptions,
  ends: Ends,
): Promise<ReadPages> {
  const readInTime = async (number: number): Promise<Page> => {
    ends.deadline?.throwIfAborted();
    return readPage(number);
  };
  const queue = pageQueue(source.fileName, readInTime, jobs, ends);
  for (const number of numbers) queue.add(number);
  return queue.read();
}

function endOf({ signal, deadline }: Ends): AbortSignal | undefined {
  return signal && deadline ? AbortSignal.any([signal, deadline]) : (signal ?? deadline);
}

/** A page without any text, picture or filled area is blank paper: there is nothing to recognise. */
const hasInk = (page: Page): boolean =>
  page.words.length > 0 || page.layer.imageCover > 0 || page.shapes.length > 0;

/** Whether a page is to be recognised from its picture whatever the other pages are like. */
const isPictureOnly = (page: Page, ocr: ReadingOptions['ocr']): boolean =>
  ocr !== 'never' &&
  page.origin !== 'plain-text' &&
  hasInk(page) &&
  (ocr === 'always' || page.words.length === 0);

/** Numbers of the pages whose text is not to be trusted, so that their pictures are to be read instead. */
async function distrustedPages(
  pages: readonly Page[],
  judge: Judge,
  ocr: ReadingOptions['ocr'],
): Promise<number[]> {
  const inked = pages.filter((page) => page.origin !== 'plain-text' && hasInk(page));
  if (ocr === 'never' || inked.length === 0) return [];
  const verdicts = await judge(inked);
  const judged = inked.map((page, i) => ({ page, quality: verdicts[i]?.quality ?? 'damaged' }));
  // a page of few words says too little of itself: the layer is as good as that of the other pages
  const badLayer = judged.some(({ page, quality }) => quality === 'damaged' && isHiddenLayer(page));
  return judged.flatMap(({ page, quality }) => {
    const suspect = badLayer && isHiddenLayer(page) && !/[æøåÆØÅ]/.test(textOf(page));
    return suspect || quality === 'damaged' || quality === 'empty' ? [page.number] : [];
  });
}

const textOf = (page: Page): string => page.words.map((word) => word.text).join(' ');

/** Text without ink over most of a picture: what another program recognised. */
const isHiddenLayer = ({ layer }: Page): boolean => layer.invisible > 0.5 && layer.imageCover > 0.5;
