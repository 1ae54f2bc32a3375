import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { InternalError, PageError, type PageImage, type Word } from '../model/index.ts';
import { markBold } from './bold.ts';
import type { OcrEngine } from './engine.ts';
import { crop, type GreyImage, marginAt, type PixelBox, pad } from './grey-image.ts';
import { patchesOf } from './ink.ts';
import { withoutLeaders } from './leaders.ts';
import { meanConfidence, turnsToUpright } from './orientation.ts';
import { unreadAreas } from './shaded-text.ts';
import { settleSideways } from './sideways.ts';
import { linesOf, type ReadLine } from './tesseract-words.ts';
import { startWorker, type TesseractWorker } from './tesseract-worker.ts';
import { unreadInk } from './unread-ink.ts';
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
async function readPage(worker: TesseractWorker, image: PageImage): Promise<Word[]> {
  if (Math.min(image.width, image.height) < LEAST_SIDE) return [];
  const patches = patchesOf(image);
  const plain = withoutLeaders(image, patches);
  const page = await readPlain(worker, plain);
  const read = page.flatMap(({ words }) => words);
  const areas = await readParts(worker, image.dpi, unreadAreas(image, read));
  const places = unreadInk(image, patches, read);
  const ink = places.map((place) => ({ image: crop(plain, place), place }));
  const lone = await readParts(worker, image.dpi, ink);
  const lines = [
    ...page,
    ...areas.flat().filter((line) => isTrusted(line.words, IN_AREA)),
    ...lone
      .filter((part) =>
        isTrusted(
          part.flatMap(({ words }) => words),
          LONE,
        ),
      )
      .flat(),
  ];
  const weights = lines.map(({ words }) => words.map((word) => weigh(image, word)));
  return markBold(lines, weights).flatMap(({ words }) => words);
}

async function readPlain(worker: TesseractWorker, image: PageImage): Promise<ReadLine[]> {
  const { blocks } = await worker.read(image, 'page');
  const read = (blocks ?? []).map(({ bbox, paragraphs }) => ({
    place: { left: bbox.x0, top: bbox.y0, right: bbox.x1, bottom: bbox.y1 },
    lines: linesOf([{ paragraphs }], { dpi: image.dpi, left: 0, top: 0 }),
  }));
  const words = read.flatMap(({ lines }) => lines.flatMap((line) => line.words));
  // A page that lies as a whole will be turned and read again: see `readImagePage`.
  if (turnsToUpright(words).length > 0) return read.flatMap(({ lines }) => lines);
  const lines: ReadLine[] = [];
  for (const block of read) lines.push(...(await settleSideways(worker, image, block)));
  return lines;
}

/** A part of a page to be read by itself, dark letters on light. */
interface PagePart {
  readonly image: GreyImage;
  readonly place: PixelBox;
}

/** The lines of each part, in the order of the parts. */
async function readParts(
  worker: TesseractWorker,
  dpi: number,
  parts: readonly PagePart[],
): Promise<ReadLine[][]> {
  const margin = marginAt(dpi);
  const read: ReadLine[][] = [];
  for (const { image, place } of parts) {
    const { blocks } = await worker.read({ ...pad(image, margin), dpi }, 'block');
    const corner = { dpi, left: place.left - margin, top: place.top - margin };
    read.push(linesOf(blocks, corner));
  }
  return read;
}

/**
 * What is seen in pictures and textures is seen with little confidence: on scans of six catalogues all that stood in
 * boxes had 0.7 at least, all lone digits 0.92; in drawings and stains digits were seen with up to 0.77.
 */
const IN_AREA = 0.7;
const LONE = 0.85;

/** Letters by twos, or digits: a lone letter is more often a mark that looks like one. */
const isTrusted = (words: readonly Word[], least: number): boolean =>
  meanConfidence(words) >= least && words.some(({ text }) => /\d|\p{L}{2}/u.test(text));

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
