import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { InternalError, PageError, type PageImage, type Word } from '../model/index.ts';
import { markBold } from './bold.ts';
import type { OcrEngine } from './engine.ts';
import { pad } from './grey-image.ts';
import { unreadAreas } from './shaded-text.ts';
import { linesOf, type ReadLine } from './tesseract-words.ts';
import { startWorker, type TesseractWorker } from './tesseract-worker.ts';
import { weigh } from './weight.ts';
import { createPool } from './worker-pool.ts';

export interface TesseractOptions {
  /** Pages read at once; each worker takes a core and about 140 MB. */
  readonly workers: number;
  /** A page that takes longer has hung. Default: 180, thirty times what a full page takes on a busy machine. */
  readonly timeoutSeconds?: number;
}

const DEFAULT_TIMEOUT = 180;

const require = createRequire(import.meta.url);

/** The Danish model, its weights rounded: a fifth of the size and as exact (FINDINGS.md, "OCR"). */
const DATA_PACKAGE = '@tesseract.js-data/dan';
const DATA_FOLDER = '4.0.0_best_int';

/**
 * Tesseract as WebAssembly, in worker threads that are started when they are needed.
 *
 * The same image gives the same words whatever a worker read before: the LSTM recogniser keeps nothing from page to
 * page (measured: pages alone, in order, in reverse and between other readings; `tests/ocr` holds it).
 */
export async function createTesseractJs(options: TesseractOptions): Promise<OcrEngine> {
  const folder = join(dirname(require.resolve(`${DATA_PACKAGE}/package.json`)), DATA_FOLDER);
  const pool = createPool<TesseractWorker>({
    size: Math.max(1, options.workers),
    timeoutSeconds: options.timeoutSeconds ?? DEFAULT_TIMEOUT,
    start: () => startWorker(folder, 'dan').catch(cannotStart),
  });
  return {
    name: 'tesseract.js',
    version: `${versionOf('tesseract.js')} dan ${versionOf(DATA_PACKAGE)} ${DATA_FOLDER}`,
    recognize: (image, signal) =>
      pool
        .run((worker) => readPage(worker, image), signal)
        .catch((cause: unknown) => {
          if (signal?.aborted || cause instanceof InternalError) throw cause;
          throw unreadable(image.page, cause);
        }),
    close: () => pool.close(),
  };
}

const versionOf = (name: string): string =>
  (require(`${name}/package.json`) as { version: string }).version;

/** Below this many pixels either way there is no letter, and tesseract complains. */
const LEAST_SIDE = 10;
/** White pixels around a crop: tesseract wants letters clear of the edge. */
const MARGIN = 12;

async function readPage(worker: TesseractWorker, image: PageImage): Promise<Word[]> {
  if (Math.min(image.width, image.height) < LEAST_SIDE) return [];
  const { dpi } = image;
  const page = linesOf(await worker.read(image, 'page'), { dpi, left: 0, top: 0 });
  const shaded: ReadLine[] = [];
  for (const { image: part, place } of unreadAreas(
    image,
    page.flatMap(({ words }) => words),
  )) {
    const read = await worker.read({ ...pad(part, MARGIN), dpi }, 'block');
    const placement = { dpi, left: place.left - MARGIN, top: place.top - MARGIN };
    shaded.push(...linesOf(read, placement).filter(isTrusted));
  }
  const lines = [...page, ...shaded];
  const weights = lines.map(({ words }) => words.map((word) => weigh(image, word)));
  return markBold(lines, weights).flatMap(({ words }) => words);
}

/** What is seen in pictures and textures is seen with little confidence. */
const LEAST_CONFIDENCE = 0.6;

function isTrusted({ words }: ReadLine): boolean {
  const letters = words.reduce((sum, { text }) => sum + text.length, 0);
  const sum = words.reduce((total, { text, confidence }) => total + confidence * text.length, 0);
  return sum / letters >= LEAST_CONFIDENCE && words.some(({ text }) => /[\p{L}\d]{2}/u.test(text));
}

function cannotStart(cause: unknown): never {
  throw new InternalError({
    reason: `the OCR engine cannot be started: ${messageOf(cause)}`,
    remedy: 'Install katalog again; its Danish language data may be missing',
    cause,
  });
}

const unreadable = (page: number, cause: unknown): PageError =>
  new PageError({
    page,
    reason: `OCR of the page failed twice: ${messageOf(cause)}`,
    remedy: 'Try again with fewer --jobs; the other pages are read all the same',
    cause,
  });

const messageOf = (cause: unknown): string =>
  cause instanceof Error ? cause.message : String(cause);
