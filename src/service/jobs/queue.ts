import { isDeepStrictEqual } from 'node:util';
import PgBoss from 'pg-boss';
import type { SqlExecutor } from '../../store/index.ts';
import { enduring } from './enduring.ts';

/** A step of the work on a document, or a message to be sent. What it needs is in the store. */
export interface Jobs {
  /** Reads the text layers and finds the pages that are to be recognised. */
  readonly open: { readonly documentId: string };
  /** Recognises a page. */
  readonly page: { readonly documentId: string; readonly number: number };
  /** Makes the records of a document whose pages are read. */
  readonly records: { readonly documentId: string };
  /** Compares an edition with the one before it. */
  readonly compare: { readonly editionId: string };
  /** Sends a message to a webhook. */
  readonly webhook: { readonly deliveryId: string };
}
export type JobName = keyof Jobs;

/** A job that failed as often as it may. */
export type DeadLetter = { [N in JobName]: Jobs[N] & { readonly queue: N } }[JobName];

export const DEAD_LETTERS = 'dead-letters';

interface QueueForm {
  /** Tries after the first. */
  readonly retryLimit: number;
  /** Seconds before the second try; each further wait is twice as long. */
  readonly retryDelay: number;
  /** Seconds after which a job that nobody has ended is given to another worker. */
  readonly expireInSeconds: number;
}

/** A page takes seconds, on a loaded machine a minute; a webhook that is down may be so for a day. */
export const QUEUES: Readonly<Record<JobName, QueueForm>> = {
  open: { retryLimit: 3, retryDelay: 1, expireInSeconds: 900 },
  page: { retryLimit: 3, retryDelay: 1, expireInSeconds: 300 },
  records: { retryLimit: 3, retryDelay: 1, expireInSeconds: 900 },
  compare: { retryLimit: 3, retryDelay: 1, expireInSeconds: 300 },
  webhook: { retryLimit: 12, retryDelay: 10, expireInSeconds: 60 },
};

export interface JobToSend<N extends JobName> {
  readonly data: Jobs[N];
  readonly priority: number;
}

/** The queue, on pg-boss in the store's own database. */
export interface Queue {
  /** Puts jobs in the queue: with `on` in a transaction of the store, so that they are there when it is done. */
  send<N extends JobName>(name: N, jobs: readonly JobToSend<N>[], on?: SqlExecutor): Promise<void>;
  /** For the workers. */
  readonly boss: PgBoss;
  stop(): Promise<void>;
}

/** Seconds between two looks for jobs that expired. */
const MAINTENANCE = 30;

/** @param grace milliseconds that jobs in hand have to come to their end when it is stopped; then they are given back. */
export async function openQueue(
  sql: SqlExecutor,
  onError: (error: Error) => void,
  grace = GRACE,
): Promise<Queue> {
  const stopped = new AbortController();
  const boss = new PgBoss({
    db: enduring(sql, onError, stopped.signal) as PgBoss.Db,
    schema: 'queue',
    schedule: false,
    maintenanceIntervalSeconds: MAINTENANCE,
    archiveCompletedAfterSeconds: 3600,
    deleteAfterDays: 7,
  });
  boss.on('error', onError);
  await boss.start();
  await settleQueues(boss);
  return {
    boss,
    send: async (name, jobs, on) => {
      if (jobs.length === 0) return;
      const { retryLimit, retryDelay, expireInSeconds } = QUEUES[name];
      await boss.insert(
        jobs.map(({ data, priority }) => ({
          name,
          data: { ...data, queue: name },
          priority,
          retryLimit,
          retryDelay,
          retryBackoff: true,
          expireInSeconds,
          deadLetter: DEAD_LETTERS,
        })),
        on === undefined ? {} : { db: on as PgBoss.Db },
      );
    },
    stop: async () => {
      await boss.stop({ graceful: true, wait: true, close: false, timeout: grace });
      stopped.abort();
    },
  };
}

/** Makes the queues that are missing, and changes those that an older version made otherwise. */
async function settleQueues(boss: PgBoss): Promise<void> {
  const there = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
  const wanted: readonly PgBoss.Queue[] = [
    { name: DEAD_LETTERS, retryLimit: 1000, retryDelay: 10 },
    ...Object.entries(QUEUES).map(([name, form]) => ({
      name,
      ...form,
      retryBackoff: true,
      deadLetter: DEAD_LETTERS,
    })),
  ];
  for (const queue of wanted) {
    const old = there.get(queue.name);
    if (old === undefined) await boss.createQueue(queue.name, queue);
    else if (!isDeepStrictEqual({ ...old, ...queue }, old))
      await boss.updateQueue(queue.name, queue);
  }
}

/** Milliseconds: most pages are recognised within; systemd waits 90 s before it kills. */
const GRACE = 25_000;

/** Turns of one priority; see the store's documents. */
const TURNS = 1_000_000;

/** How pages are ordered: by the document's priority, then by turn. */
export const priorityOf = (priority: number, turn = 0): number =>
  priority * TURNS - Math.min(turn, TURNS - 1);
