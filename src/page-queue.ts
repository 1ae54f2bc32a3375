import PQueue from 'p-queue';
import {
  asKatalogError,
  fromErrorRecord,
  InterruptedError,
  KatalogError,
  type Page,
  PageError,
} from './model/index.ts';

/** Pages, in the order in which they came, and what kept others from being read; each error tells its page. */
export interface ReadPages {
  readonly pages: readonly Page[];
  readonly failed: readonly KatalogError[];
}

/** What ends the reading of a document. */
export interface Ends {
  readonly signal?: AbortSignal | undefined;
  /** Ends the reading when it aborts: pages that are not read then fail, with its reason; those that are, count. */
  readonly deadline?: AbortSignal | undefined;
}

/** Pages of one document that are read several at once, in the order in which they are added. One that fails fails alone. */
export interface PageQueue {
  add(number: number): void;
  /** Settles once all that were added are read or have failed; throws as `read` does. */
  done(): Promise<void>;
  /**
   * All that were added, once each is read or has failed.
   *
   * @throws InterruptedError, or the signal's own KatalogError, when the signal ends it.
   */
  read(): Promise<ReadPages>;
  /** Gives up the pages that are not begun, and waits for those that are. */
  end(): Promise<void>;
}

export interface PageQueueOptions extends Ends {
  /** Pages at once. */
  readonly jobs: number;
  /**
   * Holds pages as bytes until all are read: a third of what they take as objects, for pages that take so long to read
   * that this costs nothing.
   */
  readonly packed?: boolean;
}

export function pageQueue(
  file: string,
  readPage: (number: number) => Promise<Page>,
  { jobs, packed = false, signal, deadline }: PageQueueOptions,
): PageQueue {
  const queue = new PQueue({ concurrency: jobs });
  const pages: (() => Page)[] = [];
  const failed: KatalogError[] = [];
  const added: Promise<void>[] = [];
  const readOne = async (number: number): Promise<void> => {
    throwIfEnded(file, signal);
    try {
      const page = await readPage(number);
      pages.push(packed ? packedPage(page) : () => page);
    } catch (error) {
      throwIfEnded(file, signal);
      const cause = deadline?.aborted ? latePage(deadline.reason, number) : error;
      failed.push(asPageError(cause, file, number));
    }
  };
  const end = async (): Promise<void> => {
    queue.clear();
    await queue.onIdle();
  };
  const done = async (): Promise<void> => {
    await Promise.all(added).finally(end);
  };
  return {
    add: (number) => {
      const reading = queue.add(() => readOne(number));
      // who asks for the pages is told
      reading.catch(() => {});
      added.push(reading);
    },
    done,
    read: async () => {
      await done();
      return { pages: pages.map((page) => page()), failed };
    },
    end,
  };
}

function packedPage(page: Page): () => Page {
  const bytes = Buffer.from(JSON.stringify(page));
  return () => JSON.parse(bytes.toString('utf8'));
}

/** What the deadline says of the document, said of a page of it. */
function latePage(deadline: unknown, page: number): KatalogError {
  const { name, file, reason, remedy } = asKatalogError(deadline);
  return fromErrorRecord({ name, file, page, reason, remedy });
}

function throwIfEnded(file: string, signal: AbortSignal | undefined): void {
  if (signal?.aborted !== true) return;
  throw signal.reason instanceof KatalogError
    ? signal.reason
    : new InterruptedError({
        file,
        reason: 'interrupted',
        remedy: 'Run again to go on: pages that were read are kept',
      });
}

/** What kept a page from being read, as an error that tells the page. */
export function asPageError(error: unknown, file: string, page: number): KatalogError {
  if (error instanceof KatalogError) return error;
  return new PageError({
    file,
    page,
    reason: `the page cannot be read (${error instanceof Error ? error.message : String(error)})`,
    remedy: 'Save the document anew from the program that made it, or scan the page again',
    cause: error,
  });
}
