import { fileURLToPath } from 'node:url';
import PQueue from 'p-queue';
import { Piscina } from 'piscina';
import {
  fromErrorRecord,
  InputError,
  LimitError,
  type Page,
  PageError,
  type PageImage,
} from '../../model/index.ts';
import type { Source, SourceOptions } from '../source.ts';
import { watchMemory } from './memory.ts';
import type { DocumentTask, Opened, PictureTask, Reply } from './tasks.ts';

export interface ReaderOptions {
  /** Seconds that opening a document, or one page of it, may take. Default: 30. */
  readonly timeoutSeconds?: number;
  /** Megabytes by which the process may grow while one page is read. Default: 1,000. */
  readonly maxMemory?: number;
}

/**
 * Reads documents in a thread of its own, one step at a time. A step that hangs, or takes more memory than it may,
 * ends the thread and fails alone; the next step has a fresh one.
 */
export interface Reader {
  /** As `openSource`. Its methods also throw LimitError where time or memory run out, PageError after a crash. */
  open(fileName: string, bytes: Uint8Array, options?: SourceOptions): Promise<Source>;
  /** Ends the thread; what is open in it is closed. */
  close(): Promise<void>;
}

/** A4 in colour at 400 dpi, decoded and painted, takes some 200 MB; most steps are done within a second. */
const DEFAULTS = { timeoutSeconds: 30, maxMemory: 1000 };

/** Run from its sources, katalog reads by what was last built of them: a thread would take long to load TypeScript. */
const TASKS = new URL(
  import.meta.url.endsWith('.ts') ? '../../../dist/ingest/thread/tasks.js' : 'tasks.js',
  import.meta.url,
);

export function createReader(options: ReaderOptions = {}): Reader {
  const limits = { ...DEFAULTS, ...options };
  const thread = new Piscina({
    filename: fileURLToPath(TASKS),
    name: 'open',
    minThreads: 0,
    maxThreads: 1,
    // documents stay open in it
    idleTimeout: Number.POSITIVE_INFINITY,
    // decoders go on between two messages
    atomics: 'disabled',
    resourceLimits: { maxOldGenerationSizeMb: limits.maxMemory },
  });
  const queue = new PQueue({ concurrency: 1 });
  let documents = 0;

  /** Has the thread do one step; its limits count from when it begins. */
  const step = <T>(name: string, task: DocumentTask & Partial<PictureTask>): Promise<T> =>
    queue.add(async () => {
      const time = AbortSignal.timeout(limits.timeoutSeconds * 1000);
      const memory = watchMemory(limits.maxMemory);
      try {
        const signal = AbortSignal.any([time, memory.signal]);
        const reply: Reply<T> = await thread.run(task, { name, signal });
        if ('value' in reply) return reply.value;
        throw fromErrorRecord(reply.error);
      } catch (error) {
        const where = { file: task.fileName, page: task.number };
        if (time.aborted) throw outOfTime(where, limits.timeoutSeconds);
        if (memory.signal.aborted || isOutOfMemory(error)) {
          throw outOfMemory(where, limits.maxMemory);
        }
        throw error instanceof Error && 'exitCode' in error ? error : crashed(where, error);
      } finally {
        memory.stop();
      }
    });

  return {
    open: async (fileName, bytes, sourceOptions = {}) => {
      const document: DocumentTask = {
        id: documents++,
        fileName,
        bytes: shared(bytes),
        options: sourceOptions,
      };
      const opened = await step<Opened>('open', document);
      return {
        fileName,
        ...opened,
        readPage: (number) => step<Page>('readPage', { ...document, number }),
        readImage: (number) => step<PageImage>('readImage', { ...document, number }),
        readPicture: (number, turn) => step('readPicture', { ...document, number, turn }),
        close: () => step('close', document),
      };
    },
    close: async () => {
      queue.clear();
      await thread.destroy();
    },
  };
}

function shared(bytes: Uint8Array): SharedArrayBuffer {
  const memory = new SharedArrayBuffer(bytes.length);
  new Uint8Array(memory).set(bytes);
  return memory;
}

interface Place {
  readonly file: string;
  readonly page: number | undefined;
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

const outOfTime = (place: Place, seconds: number): LimitError =>
  new LimitError({
    ...place,
    reason: `reading ${place.page === undefined ? 'the file' : 'the page'} takes more than ${seconds} s`,
    remedy: 'Raise --page-timeout, or print the document to a new PDF',
  });

const outOfMemory = (place: Place, megabytes: number): LimitError =>
  new LimitError({
    ...place,
    reason: `reading ${place.page === undefined ? 'the file' : 'the page'} takes more than ${megabytes} MB of memory`,
    remedy: 'Raise --max-memory, or print the document to a new PDF',
  });

function crashed(place: Place, cause: unknown): PageError | InputError {
  const Class = place.page === undefined ? InputError : PageError;
  return new Class({
    ...place,
    reason: `reading it ended in a crash (${cause instanceof Error ? cause.message : String(cause)})`,
    remedy: 'Print the document to a new PDF',
    cause,
  });
}
