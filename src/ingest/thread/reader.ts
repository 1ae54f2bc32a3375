import type { Page, PageImage } from '../../model/index.ts';
import { boundedThread, builtModule, inSharedMemory } from '../../thread/index.ts';
import type { Source, SourceOptions } from '../source.ts';
import type { DocumentTask, Opened, PicturesTask, PictureTask } from './tasks.ts';

export interface ReaderOptions {
  /** Seconds that opening a document, or one page of it, may take. Default: 30. */
  readonly timeoutSeconds?: number;
  /** Megabytes by which the process may grow while one page is read. Default: 800. */
  readonly maxMemory?: number;
  /** OCR workers that may start meanwhile. Default: 2. */
  readonly ocrWorkers?: number;
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
const DEFAULTS = { timeoutSeconds: 30, maxMemory: 800, ocrWorkers: 2 };
/** Megabytes that a worker takes; those of the first two are within what a page may take. */
const OCR_WORKER = 140;

export function createReader(options: ReaderOptions = {}): Reader {
  const limits = { ...DEFAULTS, ...options };
  const thread = boundedThread({
    module: builtModule('ingest/thread/tasks'),
    name: 'read',
    maxMemory: limits.maxMemory,
    beside: OCR_WORKER * Math.max(0, limits.ocrWorkers - DEFAULTS.ocrWorkers),
  });
  let documents = 0;

  const step = <T>(
    name: string,
    task: DocumentTask & Partial<PictureTask & PicturesTask>,
  ): Promise<T> =>
    thread.run<T>(
      {
        name,
        doing: 'reading',
        file: task.fileName,
        page: task.number,
        timeoutSeconds: limits.timeoutSeconds,
        timeOption: '--page-timeout',
      },
      task,
    );

  return {
    open: async (fileName, bytes, sourceOptions = {}) => {
      const document: DocumentTask = {
        id: documents++,
        fileName,
        bytes: inSharedMemory(bytes),
        options: sourceOptions,
      };
      const opened = await step<Opened>('open', document);
      return {
        fileName,
        ...opened,
        readPage: (number) => step<Page>('readPage', { ...document, number }),
        readImage: (number) => step<PageImage>('readImage', { ...document, number }),
        readPicture: (number, turn) => step('readPicture', { ...document, number, turn }),
        readPictures: (number, boxes) => step('readPictures', { ...document, number, boxes }),
        close: () => step('close', document),
      };
    },
    close: () => thread.close(),
  };
}
