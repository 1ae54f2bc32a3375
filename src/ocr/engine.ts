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
  close(): Promise<void>;
}

export interface EngineOptions {
  /** Readings at once; each worker takes a core and about 140 MB. */
  readonly workers: number;
  /** Seconds that the readings of one page may take together, waiting for a worker apart. Default: 45. */
  readonly timeoutSeconds?: number;
}

/** Eight times what a full page takes on a busy machine. */
const DEFAULT_TIMEOUT = 45;
/** Seconds within which a worker has loaded its data. */
const START_TIMEOUT = 60;

/** Readings of parts go before those of further pages, so that pages are finished and their images let go. */
const PART_FIRST = 1;

/**
 * An engine of workers that are started when they are needed. `signs` reads what the Danish data cannot write: the
 * same program, which then has both data, or one beside it. There is little of it, so one worker serves all pages.
 */
export function createEngine(
  danish: OcrProgram,
  signs: OcrProgram,
  { workers, timeoutSeconds = DEFAULT_TIMEOUT }: EngineOptions,
): OcrEngine {
  const size = Math.max(1, workers);
  const poolOf = (program: OcrProgram, count: number): WorkerPool<ReadingWorker> =>
    createPool({
      size: count,
      timeoutSeconds: START_TIMEOUT,
      start: () => program.start().catch((cause: unknown) => cannotStart(program, cause)),
    });
  const danishPool = poolOf(danish, size);
  const signsPool = signs === danish ? danishPool : poolOf(signs, 1);
  const reader =
    (
      pool: WorkerPool<ReadingWorker>,
      language: Language,
      spent: Stopwatch,
      signal?: AbortSignal,
    ): Read =>
    (images, segmentation) =>
      pool.run((worker) => spent.time(worker.read(images, segmentation, language)), {
        priority: segmentation === 'page' ? 0 : PART_FIRST,
        budget: () => Math.max(0, timeoutSeconds * 1000 - spent.milliseconds()),
        ...(signal && { signal }),
      });
  return {
    name: danish.name,
    version:
      signs === danish ? danish.version : `${danish.version}; ${signs.name} ${signs.version}`,
    workers: size,
    recognize: (image, signal) => {
      const spent = stopwatch();
      return readPage(image, {
        danish: reader(danishPool, 'dan', spent, signal),
        signs: reader(signsPool, 'deu', spent, signal),
      }).catch((cause: unknown) => {
        if (signal?.aborted || cause instanceof KatalogError) throw cause;
        if (cause instanceof OutOfTime) throw tooSlow(image.page, timeoutSeconds);
        throw unreadable(image.page, cause);
      });
    },
    close: async () => {
      await Promise.all([danishPool.close(), signsPool.close()]);
    },
  };
}

/** The time that several pieces of work took together. */
interface Stopwatch {
  time<T>(work: Promise<T>): Promise<T>;
  milliseconds(): number;
}

function stopwatch(): Stopwatch {
  let sum = 0;
  return {
    time: (work) => {
      const start = performance.now();
      return work.finally(() => {
        sum += performance.now() - start;
      });
    },
    milliseconds: () => sum,
  };
}

const tooSlow = (page: number, seconds: number): LimitError =>
  new LimitError({
    page,
    reason: `recognising the page takes more than ${seconds} s`,
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
