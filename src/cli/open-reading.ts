import { cacheFolder, openPageCache } from '../batch/index.ts';
import { createReader } from '../ingest/index.ts';
import type { InterruptedError } from '../model/index.ts';
import type { RunHooks } from '../pipeline.ts';
import { createRecordMaker } from '../records/thread.ts';
import { interruptible, PATIENCE } from './interrupt.ts';
import { leanMalloc } from './lean-malloc.ts';
import type { ReadingFlags } from './reading-options.ts';

/** What the user is told of while documents are read. */
interface Told {
  /** The user interrupted, and what was open did not close in time. */
  onLate(error: InterruptedError): void;
  /** The cache cannot be used; reading goes on without. */
  onCacheTrouble(error: Error): void;
}

/** What all documents of a call are read with: threads, an engine, the cache, and a signal that aborts on an interrupt. */
export interface Reading {
  readonly hooks: Pick<RunHooks, 'reader' | 'records' | 'engines' | 'cache'> & {
    readonly signal: AbortSignal;
  };
  close(): Promise<void>;
}

export function openReading(flags: ReadingFlags, { onLate, onCacheTrouble }: Told): Reading {
  leanMalloc();
  const interrupt = interruptible(PATIENCE, onLate);
  const limits = { timeoutSeconds: flags.pageTimeout, maxMemory: flags.maxMemory };
  const reader = createReader({ ...limits, ocrWorkers: flags.jobs });
  const records = createRecordMaker(limits);
  const engines = shareLazily(flags);
  const cache = flags.cache ? openPageCache(cacheFolder(), onCacheTrouble) : undefined;
  return {
    hooks: { reader, records, engines, cache, signal: interrupt.signal },
    close: async () => {
      await Promise.all([reader.close(), records.close(), engines.close()]);
      interrupt.done();
    },
  };
}

/** One engine for all documents of the call, loaded with the first page that needs it. */
function shareLazily({ ocrEngine, ocrTimeout, jobs }: ReadingFlags) {
  let shared: Promise<ReturnType<typeof import('../pipeline.ts')['shareEngine']>> | undefined;
  const engines: NonNullable<RunHooks['engines']> = {
    get: async () => {
      shared ??= import('../pipeline.ts').then(({ shareEngine }) =>
        shareEngine({ ocrEngine, ocrTimeoutSeconds: ocrTimeout, jobs }),
      );
      return (await shared).get();
    },
  };
  return { ...engines, close: async () => (await shared)?.close() };
}
