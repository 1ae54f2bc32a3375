import {
  InternalError,
  KatalogError,
  LimitError,
  PageError,
  type PageImage,
  type Word,
} from '../model/index.ts';
import type { Language } from './language-data.ts';
import type { OcrProgram, ReadingWorker } from './program.ts';
import { readPage } from './read-page.ts';
import type { Read } from './reader.ts';
import { type Clocks, type End, meterWork, STILL } from './work-time.ts';
import { createPool, OutOfTime, type WorkerPool } from './worker-pool.ts';

/** What reads page images. What it returns depends on the image alone, not on what it read before. */
export interface OcrEngine {
  readonly name: string;
  /** Of the program and its language data: part of what decides the words. */
  readonly version: string;
  /** Reads at once. */
  readonly workers: number;
  /**
   * The words of a page, boxes and sizes in points. Calls may overlap; the engine works as many at once as it has
   * workers. Throws PageError where the page cannot be read, `signal.reason` once aborted.
   */
  recognize(image: PageImage, signal?: AbortSignal): Promise<Word[]>;
  /** Told that an image is about to come: a worker may start meanwhile. */
  prepare?(): void;
  /** Ends the workers that have no page now, rather than in a while; further pages start others. */
  rest?(): void;
  close(): Promise<void>;
}

export interface EngineOptions {
  /** Readings at once; each worker takes a core and about 140 MB. */
  readonly workers: number;
  /**
   * Seconds that the readings of one page may work together, waiting for a worker or for a processor apart (see
   * `meterWork`). Default: 120.
   */
  readonly timeoutSeconds?: number;
}

/** Sixty times what a full page takes at 200 dpi; large posters full of small type take twenty. */
const DEFAULT_TIMEOUT = 120;
/** Seconds within which a worker has loaded its data. */
const START_TIMEOUT = 60;

/**
 * Milliseconds after its last page at which an engine ends its workers, which hold some 60 MB each: while the records
 * of a long document are made nobody needs them, and to start one takes 0.4 s.
 */
const REST = 1000;

/** Readings of parts go before those of further pages, so that pages are finished and their images let go. */
const PART_FIRST = 1;

/** An engine of workers that are started when they are needed. */
export function createEngine(
  program: OcrProgram,
  { workers, timeoutSeconds = DEFAULT_TIMEOUT }: EngineOptions,
): OcrEngine {
  const size = Math.max(1, workers);
  const pool: WorkerPool<ReadingWorker> = createPool({
    size,
    timeoutSeconds: START_TIMEOUT,
    start: () => program.start().catch((cause: unknown) => cannotStart(program, cause)),
  });
  const reader =
    (language: Language, spent: Stopwatch, signal?: AbortSignal): Read =>
    (images, segmentation) =>
      pool.run((worker) => spent.time(worker.read(images, segmentation, language), worker.clocks), {
        priority: segmentation === 'page' ? 0 : PART_FIRST,
        budget: () => Math.max(0, timeoutSeconds * 1000 - spent.milliseconds()),
        ...(signal && { signal }),
      });
  let pages = 0;
  let resting: NodeJS.Timeout | undefined;
  const restLater = (): void => {
    resting = setTimeout(pool.rest, REST).unref();
  };
  const counted = async <T>(page: () => Promise<T>): Promise<T> => {
    clearTimeout(resting);
    pages += 1;
    return page().finally(() => {
      pages -= 1;
      if (pages === 0) restLater();
    });
  };
  return {
    name: program.name,
    version: program.version,
    workers: size,
    prepare: pool.prepare,
    rest: pool.rest,
    recognize: (image, signal) =>
      counted(() => {
        const spent = stopwatch();
        return readPage(image, {
          danish: reader('dan', spent, signal),
          signs: reader('deu', spent, signal),
        }).catch((cause: unknown) => {
          if (signal?.aborted || cause instanceof KatalogError) throw cause;
          if (cause instanceof OutOfTime) throw tooSlow(image.page, cause.end, timeoutSeconds);
          throw unreadable(image.page, cause);
        });
      }),
    close: async () => {
      clearTimeout(resting);
      await pool.close();
    },
  };
}

/** How long several pieces of work worked together. */
interface Stopwatch {
  time<T>(work: Promise<T>, clocks?: Clocks): Promise<T>;
  milliseconds(): number;
}

function stopwatch(): Stopwatch {
  let sum = 0;
  return {
    time: (work, clocks) => {
      const worked = meterWork(clocks);
      return work.finally(() => {
        sum += worked();
      });
    },
    milliseconds: () => sum,
  };
}

const tooSlow = (page: number, end: End, seconds: number): LimitError =>
  end === 'hangs'
    ? new LimitError({
        page,
        reason: `the OCR engine hangs: it has not worked for ${STILL / 1000} s`,
        remedy: 'Run it again; if it hangs again, choose another --ocr-engine',
      })
    : new LimitError({
        page,
        reason: `recognising the page takes more than ${seconds} s of work`,
        remedy: 'Raise --ocr-timeout, or scan it at a lower resolution',
      });

function cannotStart({ name }: OcrProgram, cause: unknown): never {
  throw new InternalError({
    reason: `the OCR engine ${name} cannot be started: ${messageOf(cause)}`,
    remedy:
      'Install katalog again, its language data may be missing; or choose another --ocr-engine',
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
