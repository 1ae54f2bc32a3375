import PQueue from 'p-queue';
import { afterWork, type Clocks, type End, processClocks } from './work-time.ts';

/** Something that does one job at a time and may die of it. */
export interface Mortal {
  /** Rejects when it dies. */
  readonly death: Promise<never>;
  /** Tell of its work, where this is done outside of this process. */
  readonly clocks?: Clocks;
  end(): Promise<void>;
}

export interface PoolOptions<W extends Mortal> {
  /** How many live at once. */
  readonly size: number;
  /** A worker that works longer, in seconds, to start or to do a job that has no budget, has hung. See `meterWork`. */
  readonly timeoutSeconds: number;
  start(): Promise<W>;
}

export interface JobOptions {
  /** Milliseconds that the job may work, asked for when it is begun. */
  readonly budget?: () => number;
  readonly signal?: AbortSignal;
  /** Of waiting jobs those of higher priority are begun first. Default: 0. */
  readonly priority?: number;
}

/** A worker gave no answer in time. What hung once hangs again: the job is not given to another. */
export class OutOfTime extends Error {
  constructor(
    milliseconds: number,
    readonly end: End,
  ) {
    super(
      end === 'hangs' ? 'no answer and no work' : `no answer in ${milliseconds / 1000} s of work`,
    );
  }
}

/** Workers that are started as they are needed, used again, and replaced when they crash or hang. */
export interface WorkerPool<W extends Mortal> {
  /**
   * Has a worker do a job once one is free. A worker that fails is ended and the job given to a fresh one, once;
   * throws what the second one fails with. One that takes too long is ended: throws OutOfTime. Once `signal` aborts,
   * ends the worker and throws the signal's reason.
   */
  run<T>(job: (worker: W) => Promise<T>, options?: JobOptions): Promise<T>;
  /** Starts a worker for a job that is to come, unless one is free or there are as many as there may be. */
  prepare(): void;
  /** Ends the workers that have no job; the next job starts another. */
  rest(): void;
  close(): Promise<void>;
}

export function createPool<W extends Mortal>({
  size,
  timeoutSeconds,
  start,
}: PoolOptions<W>): WorkerPool<W> {
  const queue = new PQueue({ concurrency: size });
  const idle: W[] = [];
  const alive = new Set<W>();
  const ahead: Promise<W>[] = [];

  const startInTime = async (signal?: AbortSignal): Promise<W> => {
    const starting = ahead.shift() ?? start();
    return within(timeoutSeconds * 1000, [starting], { signal }).catch((error: unknown) => {
      endLater(starting);
      throw error;
    });
  };
  const attempt = async <T>(
    job: (worker: W) => Promise<T>,
    { budget = () => timeoutSeconds * 1000, signal }: JobOptions,
  ): Promise<T> => {
    signal?.throwIfAborted();
    const worker = idle.pop() ?? (await startInTime(signal));
    alive.add(worker);
    try {
      const result = await within(budget(), [job(worker), worker.death], {
        signal,
        clocks: worker.clocks,
      });
      idle.push(worker);
      return result;
    } catch (error) {
      alive.delete(worker);
      await worker.end();
      throw error;
    }
  };
  return {
    prepare: () => {
      // each job that has begun has a worker, or has one started
      if (idle.length > 0 || queue.pending + ahead.length >= size) return;
      const starting = start();
      // the job that comes is told
      starting.catch(() => {});
      ahead.push(starting);
    },
    run: (job, options = {}) =>
      queue.add(
        () =>
          attempt(job, options).catch((error: unknown) => {
            if (options.signal?.aborted || error instanceof OutOfTime) throw error;
            return attempt(job, options);
          }),
        { priority: options.priority ?? 0 },
      ),
    rest: () => {
      for (const worker of idle.splice(0)) {
        alive.delete(worker);
        // nobody waits for it
        worker.end().catch(() => {});
      }
    },
    close: async () => {
      queue.clear();
      // nobody waits for those that are still starting: one may hang
      for (const starting of ahead.splice(0)) endLater(starting);
      await Promise.all([...alive].map((worker) => worker.end()));
      alive.clear();
      idle.length = 0;
    },
  };
}

/** Ends a worker that is not wanted any more once it has started; that one failed has been reported. */
function endLater(starting: Promise<Mortal>): void {
  starting.then(
    (worker) => worker.end(),
    () => {},
  );
}

/** The first of `racers` to settle, unless time runs out, nothing works any more, or the signal aborts. */
async function within<T>(
  milliseconds: number,
  racers: readonly Promise<T>[],
  {
    signal,
    clocks = processClocks,
  }: { signal?: AbortSignal | undefined; clocks?: Clocks | undefined },
): Promise<T> {
  let stop: (() => void) | undefined;
  const limit = new Promise<never>((_, reject) => {
    const forget = afterWork(
      milliseconds,
      (end) => reject(new OutOfTime(milliseconds, end)),
      clocks,
    );
    const abort = () => reject(signal?.reason);
    signal?.addEventListener('abort', abort, { once: true });
    stop = () => {
      forget();
      signal?.removeEventListener('abort', abort);
    };
  });
  try {
    return await Promise.race([...racers, limit]);
  } finally {
    stop?.();
  }
}
