import PQueue from 'p-queue';

/** Something that does one job at a time and may die of it. */
export interface Mortal {
  /** Rejects when it dies. */
  readonly death: Promise<never>;
  end(): Promise<void>;
}

export interface PoolOptions<W extends Mortal> {
  /** How many live at once. */
  readonly size: number;
  /** A job that takes longer, in seconds, has hung. */
  readonly timeoutSeconds: number;
  start(): Promise<W>;
}

export interface JobOptions {
  readonly signal?: AbortSignal;
  /** Of waiting jobs those of higher priority are begun first. Default: 0. */
  readonly priority?: number;
}

/** Workers that are started as they are needed, used again, and replaced when they crash or hang. */
export interface WorkerPool<W extends Mortal> {
  /**
   * Has a worker do a job once one is free. A worker that fails is ended and the job given to a fresh one, once;
   * throws what the second one fails with. Once `signal` aborts, ends the worker and throws the signal's reason.
   */
  run<T>(job: (worker: W) => Promise<T>, options?: JobOptions): Promise<T>;
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

  const startInTime = async (signal?: AbortSignal): Promise<W> => {
    const starting = start();
    return within(timeoutSeconds, signal, [starting]).catch((error: unknown) => {
      // one that comes too late is not wanted any more; one that failed has been reported
      starting.then(
        (worker) => worker.end(),
        () => {},
      );
      throw error;
    });
  };
  const attempt = async <T>(job: (worker: W) => Promise<T>, signal?: AbortSignal): Promise<T> => {
    signal?.throwIfAborted();
    const worker = idle.pop() ?? (await startInTime(signal));
    alive.add(worker);
    try {
      const result = await within(timeoutSeconds, signal, [job(worker), worker.death]);
      idle.push(worker);
      return result;
    } catch (error) {
      alive.delete(worker);
      await worker.end();
      throw error;
    }
  };
  return {
    run: (job, { signal, priority = 0 } = {}) =>
      queue.add(
        () =>
          attempt(job, signal).catch((error: unknown) => {
            if (signal?.aborted) throw error;
            return attempt(job, signal);
          }),
        { priority },
      ),
    close: async () => {
      queue.clear();
      await Promise.all([...alive].map((worker) => worker.end()));
      alive.clear();
      idle.length = 0;
    },
  };
}

/** The first of `racers` to settle, unless time runs out or the signal aborts. */
async function within<T>(
  seconds: number,
  signal: AbortSignal | undefined,
  racers: readonly Promise<T>[],
): Promise<T> {
  let stop: (() => void) | undefined;
  const limit = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer in ${seconds} s`)), seconds * 1000);
    const abort = () => reject(signal?.reason);
    signal?.addEventListener('abort', abort, { once: true });
    stop = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    };
  });
  try {
    return await Promise.race([...racers, limit]);
  } finally {
    stop?.();
  }
}
