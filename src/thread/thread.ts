import { fileURLToPath } from 'node:url';
import PQueue from 'p-queue';
import { Piscina } from 'piscina';
import { InputError, KatalogError, LimitError, PageError } from '../model/errors.ts';
import { watchMemory } from './memory.ts';
import { type Reply, unpacked } from './reply.ts';

/** One step of work for a thread. */
export interface Step {
  /** The function of the thread's module that does it. */
  readonly name: string;
  /** What is done, for messages: "reading", "making records of". */
  readonly doing: string;
  readonly file: string;
  /** Absent where it concerns the document as a whole. */
  readonly page?: number | undefined;
  readonly timeoutSeconds: number;
  /** The option by which the user allows more time. */
  readonly timeOption: string;
  /** Ends the thread when it aborts. */
  readonly signal?: AbortSignal | undefined;
}

/** A thread that does one step at a time, and is started with the first. One that hangs, crashes or takes too much memory fails alone. */
export interface Thread {
  /**
   * What the step comes to; its limits count from when it begins. Throws what the step throws, LimitError where time
   * or memory run out, PageError or InputError after a crash, the signal's reason once it aborts. After all but the
   * first the next step has a fresh thread.
   */
  run<T>(step: Step, task: unknown): Promise<T>;
  /** Ends it, with whatever it does. */
  close(): Promise<void>;
}

export interface ThreadOptions {
  /** Of its module, as built: see `builtModule`. */
  readonly module: URL;
  readonly name: string;
  /** Megabytes that its heap may take, and by which the process may grow while one step is done. */
  readonly maxMemory: number;
  /** Megabytes by which other threads may make the process grow meanwhile. Default: 0. */
  readonly beside?: number;
}

/**
 * piscina first requires a module. Where a thread is ended while `require` links an ES module, Node 20 ends the whole
 * process (“v8::Module::IsGraphAsync must be used on an instantiated module”); while `import` does, it does not.
 */
const IMPORT_ONLY = '--no-experimental-require-module';

export function boundedThread({ module, name, maxMemory, beside = 0 }: ThreadOptions): Thread {
  let pool: Piscina | undefined;
  const startedPool = (): Piscina => {
    if (pool !== undefined) return pool;
    pool = new Piscina({
      filename: fileURLToPath(module),
      name,
      minThreads: 1,
      maxThreads: 1,
      // what it has loaded and opened stays
      idleTimeout: Number.POSITIVE_INFINITY,
      // decoders go on between two messages
      atomics: 'disabled',
      execArgv: [IMPORT_ONLY],
      resourceLimits: { maxOldGenerationSizeMb: maxMemory },
    });
    // one that ends between two steps is missed by nobody: the next step starts another
    pool.on('error', () => {});
    return pool;
  };
  const queue = new PQueue({ concurrency: 1 });
  const begin = async <T>(step: Step, task: unknown): Promise<T> => {
    step.signal?.throwIfAborted();
    const time = AbortSignal.timeout(step.timeoutSeconds * 1000);
    const memory = watchMemory(maxMemory + beside);
    const ends = [time, memory.signal, ...(step.signal ? [step.signal] : [])];
    try {
      const signal = AbortSignal.any(ends);
      return unpacked((await startedPool().run(task, { name: step.name, signal })) as Reply<T>);
    } catch (error) {
      if (error instanceof KatalogError) throw error;
      if (step.signal?.aborted) throw step.signal.reason;
      if (time.aborted) throw outOfTime(step);
      if (memory.signal.aborted || isOutOfMemory(error)) throw outOfMemory(step, maxMemory);
      throw crashed(step, error);
    } finally {
      memory.stop();
    }
  };
  return {
    run: (step, task) => queue.add(() => begin(step, task)),
    close: async () => {
      queue.clear();
      await pool?.destroy();
    },
  };
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

const whatIn = ({ doing, page }: Step): string =>
  `${doing} ${page === undefined ? 'the document' : 'the page'}`;

const outOfTime = (step: Step): LimitError =>
  new LimitError({
    file: step.file,
    page: step.page,
    reason: `${whatIn(step)} takes more than ${step.timeoutSeconds} s`,
    remedy: `Raise ${step.timeOption}, or print the document to a new PDF`,
  });

const outOfMemory = (step: Step, megabytes: number): LimitError =>
  new LimitError({
    file: step.file,
    page: step.page,
    reason: `${whatIn(step)} takes more than ${megabytes} MB of memory`,
    remedy: 'Raise --max-memory, or print the document to a new PDF',
  });

function crashed(step: Step, cause: unknown): PageError | InputError {
  const Class = step.page === undefined ? InputError : PageError;
  return new Class({
    file: step.file,
    page: step.page,
    reason: `${whatIn(step)} ended in a crash (${cause instanceof Error ? cause.message : String(cause)})`,
    remedy: 'Print the document to a new PDF',
    cause,
  });
}
