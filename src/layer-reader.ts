import type { Source } from './ingest/index.ts';
import type { KatalogError, Page, Verdict } from './model/index.ts';
import { measureLayer } from './ocr/index.ts';
import { type Ends, pageQueue, type ReadPages } from './page-queue.ts';

/** How the text layers of a document are read. */
export interface LayerOptions {
  /** Per page by the verdict on its text, every page, or none. */
  readonly ocr: 'auto' | 'always' | 'never';
  /** Pages at once. */
  readonly jobs: number;
}

/** Tells of each page whether its text is to be trusted. */
export type Judge = (pages: readonly Page[]) => Promise<readonly Verdict[]>;

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
  /** The page with the words of the pictures that stand beside its text; without, nobody looks at them. */
  readPictures?(page: Page): Promise<Page>;
}

/**
 * Reads the text layers of all pages, and tells which pages are to be recognised from their picture instead.
 *
 * @throws InterruptedError, or the signal's own KatalogError, when the signal ends it.
 */
export async function readLayers(
  source: Source,
  judge: Judge,
  options: LayerOptions,
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
  const [pages, failed]: [Page[], KatalogError[]] = [[], []];
  const judging: Promise<readonly JudgedPage[]>[] = [];
  for (const group of groupsOf(numbers, JUDGED_AT_ONCE)) {
    const read = await inQueue(group, async (number) => {
      const page = await source.readPage(number);
      if (isPictureOnly(page, options.ocr)) distrust(number);
      return page;
    });
    pages.push(...read.pages);
    failed.push(...read.failed);
    const unsettled = read.pages.filter(({ number }) => !distrusted.has(number));
    if (options.ocr !== 'never') judging.push(judged(unsettled, judge));
  }
  for (const number of distrustedPages((await Promise.all(judging)).flat())) distrust(number);
  const trusted = pages.filter(({ number }) => !distrusted.has(number));
  const hidden = trusted.filter(isHiddenLayer);
  const measured = await inQueue(
    hidden.map(({ number }) => number),
    async (number) => {
      const page = hidden.find((each) => each.number === number) as Page;
      return measureLayer(page, await source.readImage(number));
    },
  );
  const settledPages = trusted.map((page) => withFound(page, measured));
  const { readPictures } = hooks;
  const illustrated = settledPages.filter(
    (page) => readPictures && options.ocr !== 'never' && page.layer.pictures !== undefined,
  );
  const pictured = await inQueue(
    illustrated.map(({ number }) => number),
    async (number) =>
      (readPictures as (page: Page) => Promise<Page>)(
        illustrated.find((page) => page.number === number) as Page,
      ),
  );
  return {
    pages: settledPages.map((page) => withFound(page, pictured)),
    failed,
    distrusted: [...distrusted].sort((a, b) => a - b),
  };
}

/** The page with what was found on its pictures; its words are as good as before where they could not be looked at. */
function withFound(page: Page, found: ReadPages): Page {
  const failure = found.failed.find((error) => error.page === page.number);
  return failure === undefined
    ? (found.pages.find(({ number }) => number === page.number) ?? page)
    : { ...page, layer: { ...page.layer, unmeasured: failure.reason } };
}

async function readInQueue(
  source: Source,
  numbers: readonly number[],
  readPage: (number: number) => Promise<Page>,
  { jobs }: LayerOptions,
  ends: Ends,
): Promise<ReadPages> {
  const readInTime = async (number: number): Promise<Page> => {
    ends.deadline?.throwIfAborted();
    return readPage(number);
  };
  const queue = pageQueue(source.fileName, readInTime, { ...ends, jobs });
  for (const number of numbers) queue.add(number);
  return queue.read();
}

/** A page without any text, picture or filled area is blank paper: there is nothing to recognise. */
const hasInk = (page: Page): boolean =>
  page.words.length > 0 || page.layer.imageCover > 0 || page.shapes.length > 0;

/** Whether a page is to be recognised from its picture whatever the other pages are like. */
const isPictureOnly = (page: Page, ocr: LayerOptions['ocr']): boolean =>
  ocr !== 'never' &&
  page.origin !== 'plain-text' &&
  hasInk(page) &&
  (ocr === 'always' || page.words.length === 0);

/** So many pages are judged at once, while the next are read. */
const JUDGED_AT_ONCE = 16;

const groupsOf = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );

interface JudgedPage {
  readonly page: Page;
  readonly quality: Verdict['quality'];
}

/** Those of the pages that have a layer to be judged; what goes wrong is told to who awaits it. */
function judged(pages: readonly Page[], judge: Judge): Promise<readonly JudgedPage[]> {
  const inked = pages.filter((page) => page.origin !== 'plain-text' && hasInk(page));
  if (inked.length === 0) return Promise.resolve([]);
  const judging = judge(inked).then((verdicts) =>
    inked.map((page, i) => ({ page, quality: verdicts[i]?.quality ?? 'damaged' })),
  );
  judging.catch(() => {});
  return judging;
}

/** Numbers of the pages whose text is not to be trusted, so that their pictures are to be read instead. */
function distrustedPages(pages: readonly JudgedPage[]): number[] {
  // a page of few words says too little of itself: the layer is as good as that of the other pages
  const badLayer = pages.some(({ page, quality }) => quality === 'damaged' && isHiddenLayer(page));
  return pages.flatMap(({ page, quality }) => {
    const suspect = badLayer && isHiddenLayer(page) && !/[æøåÆØÅ]/.test(textOf(page));
    return suspect || quality === 'damaged' || quality === 'empty' ? [page.number] : [];
  });
}

const textOf = (page: Page): string => page.words.map((word) => word.text).join(' ');

/** Text without ink over most of a picture: what another program recognised. */
const isHiddenLayer = ({ layer }: Page): boolean => layer.invisible > 0.5 && layer.imageCover > 0.5;
