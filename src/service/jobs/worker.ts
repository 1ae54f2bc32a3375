import { randomUUID } from 'node:crypto';
import type { Job } from 'pg-boss';
import { createReader } from '../../ingest/index.ts';
import { InterruptedError, PageError, toErrorRecord } from '../../model/index.ts';
import { shareEngine } from '../../pipeline.ts';
import { createRecordMaker } from '../../records/index.ts';
import type { JobInHand, Store } from '../../store/index.ts';
import type { Comparer } from '../compare/index.ts';
import { deliver } from './deliver.ts';
import { keepPage } from './gather.ts';
import {
  DEAD_LETTERS,
  type DeadLetter,
  type JobName,
  type Jobs,
  QUEUES,
  type Queue,
} from './queue.ts';
import { createSources, type SourceLimits } from './sources.ts';
import { compareEdition, makeRecords, openDocument, readPage } from './steps.ts';

export interface WorkerOptions extends SourceLimits {
  /** Pages at once. */
  readonly jobs: number;
  readonly ocrEngine: 'auto' | 'js' | 'native';
  /** Seconds and megabytes that a page may take to open, as for `katalog run`. */
  readonly pageTimeout: number;
  readonly maxMemory: number;
  /** Seconds that recognising a page may take. */
  readonly ocrTimeoutSeconds: number;
  readonly webhookHosts: readonly string[];
}

/** What a worker tells of. */
export interface WorkerEvents {
  done(queue: JobName, seconds: number): void;
  failed(queue: JobName, error: Error): void;
}

export interface Worker {
  /** Looks for jobs now, not at the next turn. */
  wake(): void;
  /** Lets what is in hand come to its end, and takes no more. */
  stop(): Promise<void>;
}

/** Seconds between two looks for jobs. */
const LOOK = { busy: 0.5, rare: 2 };
/** Seconds between two signs of life, and after which a worker that gave none is taken for dead. */
const ALIVE = { every: 2, within: 12 };

/** Works the jobs of a store, as one of any number of processes. */
export async function startWorker(
  store: Store,
  queue: Queue,
  comparer: Comparer,
  options: WorkerOptions,
  events: WorkerEvents,
): Promise<Worker> {
  const id = randomUUID();
  const reader = createReader({
    timeoutSeconds: options.pageTimeout,
    maxMemory: options.maxMemory,
  });
  const records = createRecordMaker({
    timeoutSeconds: options.pageTimeout,
    maxMemory: options.maxMemory,
  });
  const engines = shareEngine(options);
  const sources = createSources(store.files, reader, options);
  const tools = { store, queue, sources, records, engines, comparer, jobs: options.jobs };
  const inHand = new Map<string, JobInHand & { documentId?: string; stop: AbortController }>();
  const looks: string[] = [];

  const work = async <N extends JobName>(
    name: N,
    step: (data: Jobs[N], signal: AbortSignal) => Promise<void>,
    { seconds, at }: { readonly seconds: number; readonly at: number } = {
      seconds: LOOK.busy,
      at: 1,
    },
  ): Promise<void> => {
    const take = async ([job]: Job<Jobs[N]>[]): Promise<void> => {
      if (job === undefined) return;
      const stop = new AbortController();
      inHand.set(job.id, { queue: name, id: job.id, stop, ...job.data });
      const started = performance.now();
      try {
        await store.workers.seen(id, jobsOf(inHand.values()));
        await step(job.data, stop.signal);
        events.done(name, (performance.now() - started) / 1000);
      } catch (error) {
        if (stop.signal.aborted) return;
        events.failed(name, error as Error);
        throw error;
      } finally {
        inHand.delete(job.id);
        for (const look of looks) queue.boss.notifyWorker(look);
      }
    };
    for (let n = 0; n < at; n++) {
      looks.push(await queue.boss.work<Jobs[N]>(name, { pollingIntervalSeconds: seconds }, take));
    }
  };

  await store.workers.seen(id, []);
  await work('records', (data, signal) => makeRecords(tools, data, signal));
  await work('compare', (data) => compareEdition(tools, data));
  await work('open', (data, signal) => openDocument(tools, data, signal));
  // one more than are recognised at once: its image is ready when an engine is free
  await work('page', (data, signal) => readPage(tools, data, signal), {
    seconds: LOOK.busy,
    at: options.jobs + 1,
  });
  await work('webhook', (data) => deliver(store, options.webhookHosts, data), {
    seconds: LOOK.rare,
    at: 2,
  });
  await queue.boss.work<DeadLetter>(
    DEAD_LETTERS,
    { pollingIntervalSeconds: LOOK.rare },
    async ([letter]) => letter && layToRest(store, queue, letter.data),
  );
  const beat = setInterval(() => {
    // where the database is away the next beat tells
    live().catch(() => {});
  }, ALIVE.every * 1000);

  /** Says that this worker lives, gives the jobs of those that died to others, and ends what was cancelled. */
  const live = async (): Promise<void> => {
    await store.workers.seen(id, jobsOf(inHand.values()));
    for (const job of await store.workers.bury(ALIVE.within)) {
      await queue.boss.fail(job.queue, job.id, { message: 'its worker died' });
    }
    for (const { documentId, stop } of inHand.values()) {
      if (documentId === undefined) continue;
      const document = await store.documents.find(documentId);
      if (document?.state !== 'cancelled') continue;
      stop.abort(new InterruptedError({ reason: 'cancelled', remedy: 'Upload it again' }));
    }
  };

  return {
    wake: () => {
      for (const look of looks) queue.boss.notifyWorker(look);
    },
    stop: async () => {
      await queue.stop();
      clearInterval(beat);
      await store.workers.leave(id).catch(() => {});
      await sources.close();
      await Promise.all([reader.close(), records.close(), engines.close()]);
    },
  };
}

const jobsOf = (jobs: Iterable<JobInHand>): JobInHand[] =>
  [...jobs].map(({ queue, id }) => ({ queue, id }));

/** What becomes of a job that failed as often as it may: a page fails alone, another step ends its document. */
async function layToRest(store: Store, queue: Queue, letter: DeadLetter): Promise<void> {
  if (letter.queue === 'webhook') {
    await store.webhooks.attempted(letter.deliveryId, 'failed', 'given up');
    return;
  }
  // an edition that was not compared is compared when somebody asks
  if (letter.queue === 'compare') return;
  const document = await store.documents.find(letter.documentId);
  if (document === undefined) return;
  const tries = QUEUES[letter.queue].retryLimit + 1;
  const error = new PageError({
    file: document.fileName,
    page: letter.queue === 'page' ? letter.number : undefined,
    reason: `it was given up after ${tries} tries, each of which ended the worker or the time for it`,
    remedy: 'See the logs of the workers, then have it read again',
  });
  if (letter.queue === 'page') {
    await keepPage({ store, queue }, document, letter.number, { failure: toErrorRecord(error) });
    return;
  }
  const state = letter.queue === 'open' ? 'queued' : 'extracting';
  await store.documents.move(document.id, [state], 'failed', toErrorRecord(error));
}
