import {
  InternalError,
  KatalogError,
  PageError,
  type PageImage,
  type Word,
} from '../model/index.ts';
import type { OcrProgram, ReadingWorker } from './program.ts';
import { readPage } from './read-page.ts';
import type { Read } from './reader.ts';
import { createPool, type WorkerPool } from './worker-pool.ts';

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
  /** A reading that takes longer has hung. Default: 180, thirty times what a full page takes on a busy machine. */
  readonly timeoutSeconds?: number;
}

const DEFAULT_TIMEOUT = 180;

/** Readings of parts go before those of further pages, so that pages are finished and their images let go. */
const PART_FIRST = 1;

/**
 * An engine of workers that are started when they are needed. `signs` reads what the Danish data cannot write; there
 * is little of it, so one worker serves all pages.
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
      timeoutSeconds,
      start: () => program.start().catch((cause: unknown) => cannotStart(program, cause)),
    });
  const pools = { danish: poolOf(danish, size), signs: poolOf(signs, 1) };
  const reader =
    (pool: WorkerPool<ReadingWorker>, signal?: AbortSignal): Read =>
    (images, segmentation) =>
      pool.run((worker) => worker.read(images, segmentation), {
        priority: segmentation === 'page' ? 0 : PART_FIRST,
        ...(signal && { signal }),
      });
  return {
    name: danish.name,
    version: `${danish.version}; ${signs.name} ${signs.version}`,
    workers: size,
    recognize: (image, signal) =>
      readPage(image, {
        danish: reader(pools.danish, signal),
        signs: reader(pools.signs, signal),
      }).catch((cause: unknown) => {
        if (signal?.aborted || cause instanceof KatalogError) throw cause;
        throw unreadable(image.page, cause);
      }),
    close: async () => {
      await Promise.all([pools.danish.close(), pools.signs.close()]);
    },
  };
}

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
