import type { AddressInfo } from 'node:net';
import { createReader } from '../ingest/index.ts';
import { UnavailableError } from '../model/index.ts';
import { openStore } from '../store/index.ts';
import { createApp } from './app.ts';
import { createComparer } from './compare/index.ts';
import { openQueue } from './jobs/queue.ts';
import { startWorker } from './jobs/worker.ts';
import { createMetrics } from './metrics.ts';
import { checkSettings, type ServiceSettings } from './settings.ts';

/** A service that is running. */
export interface Service {
  /** Where it is reached. */
  readonly url: string;
  /** Answers what was asked, brings the work in hand to its end, and closes the store. */
  stop(): Promise<void>;
}

/**
 * Starts the service: the store, the HTTP server and, where `settings.works`, a worker in this process.
 *
 * @throws UsageError for settings that contradict each other or would leave it open; UnavailableError where the
 *   database or the port cannot be had.
 */
export async function serve(settings: ServiceSettings): Promise<Service> {
  checkSettings(settings);
  const stopping = new AbortController();
  const closing: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    stopping.abort();
    for (const each of closing.splice(0).reverse()) await each();
  };
  try {
    const store = await openStore(settings.place);
    closing.push(() => store.close());
    const metrics = createMetrics(store);
    let onError = (_: Error): void => {};
    const queue = await openQueue(store.sql, (error) => onError(error));
    const comparer = createComparer(store);
    const { pageTimeout, maxMemory } = settings.worker;
    const reader = createReader({ timeoutSeconds: pageTimeout, maxMemory });
    let wake = (): void => {};
    const context = {
      settings,
      store,
      queue,
      comparer,
      reader,
      stopping: stopping.signal,
      wake: () => wake(),
    };
    const app = await createApp(context, metrics);
    onError = (error) => app.log.error({ err: error }, 'queue');
    closing.push(async () => {
      await Promise.all([comparer.close(), reader.close()]);
    });
    if (settings.works) {
      const worker = await startWorker(store, queue, comparer, settings.worker, {
        done: metrics.done,
        failed: (name, error) => {
          metrics.failed(name, error);
          app.log.warn({ err: error, queue: name }, 'job failed');
        },
      });
      wake = worker.wake;
      closing.push(() => worker.stop());
    } else closing.push(() => queue.stop());
    closing.push(() => app.close());
    await listen(app, settings);
    const { port } = app.server.address() as AddressInfo;
    const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
    return { url: `http://${host}:${port}/`, stop: close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function listen(
  app: Awaited<ReturnType<typeof createApp>>,
  { host, port }: ServiceSettings,
): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new UnavailableError({
      reason: `port ${port} of ${host} cannot be had (${code})`,
      remedy: code === 'EADDRINUSE' ? 'Choose another by --port' : 'Choose another host or port',
      cause,
    });
  }
}
