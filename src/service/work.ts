import { UsageError } from '../model/index.ts';
import { openStore } from '../store/index.ts';
import type { WorkerOptions } from './jobs/worker.ts';

export interface WorkSettings {
  /** Of the PostgreSQL that the service uses. */
  readonly databaseUrl: string | undefined;
  readonly worker: WorkerOptions;
  readonly logLevel: 'info' | 'warn' | 'silent';
}

/**
 * Works the jobs of a service on another machine, or in another process.
 *
 * @throws UsageError without a PostgreSQL: what is embedded cannot be shared; UnavailableError where it cannot be
 *   reached.
 */
export async function work(settings: WorkSettings): Promise<{ stop(): Promise<void> }> {
  if (settings.databaseUrl === undefined) {
    throw new UsageError({
      reason: 'a worker shares the database of the service, and none was named',
      remedy: 'Set DATABASE_URL to the PostgreSQL that katalog serve uses',
    });
  }
  const [{ pino }, { createComparer }, { openQueue }, { startWorker }] = await Promise.all([
    import('pino'),
    import('./compare/index.ts'),
    import('./jobs/queue.ts'),
    import('./jobs/worker.ts'),
  ]);
  const log = pino({ level: settings.logLevel });
  const store = await openStore({ url: settings.databaseUrl });
  const queue = await openQueue(store.sql, (error) => log.error({ err: error }, 'queue'));
  const comparer = createComparer(store);
  const worker = await startWorker(store, queue, comparer, settings.worker, {
    done: (name, seconds) => log.info({ queue: name, seconds }, 'done'),
    failed: (name, error) => log.warn({ err: error, queue: name }, 'job failed'),
  });
  return {
    stop: async () => {
      await worker.stop();
      await comparer.close();
      await store.close();
    },
  };
}
