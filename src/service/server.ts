import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Reader } from '../ingest/index.ts';
import { UnavailableError } from '../model/index.ts';
import type { Store } from '../store/index.ts';
import { createApp } from './app.ts';
import { createComparer } from './compare/index.ts';
import { openQueue } from './jobs/queue.ts';
import type { Worker } from './jobs/worker.ts';
import { createMetrics } from './metrics.ts';
import type { ServiceSettings } from './settings.ts';

/** A service that is running. */
export interface Service {
  /** Where it is reached. */
  readonly url: string;
  /** Done when the worker of this process has begun, a little after requests are answered; fails where it cannot. */
  readonly working: Promise<void>;
  /** Answers what was asked, brings the work in hand to its end, and closes the store. */
  stop(): Promise<void>;
}

/**
 * Serves a store, which is closed with the service.
 *
 * @throws UnavailableError where the port cannot be had.
 */
export async function startServer(settings: ServiceSettings, store: Store): Promise<Service> {
  const stopping = new AbortController();
  const closing: (() => Promise<void>)[] = [() => store.close()];
  const close = async (): Promise<void> => {
    stopping.abort();
    for (const each of closing.splice(0).reverse()) await each();
  };
  try {
    const metrics = createMetrics(store);
    let onError = (_: Error): void => {};
    const queue = await openQueue(store.sql, (error) => onError(error), settings.grace);
    const comparer = createComparer(store);
    const reader = lateReader(settings.worker);
    closing.push(async () => {
      await Promise.all([comparer.close(), reader.close()]);
    });
    let worker: Worker | undefined;
    let working = Promise.resolve();
    closing.push(async () => {
      await working.catch(() => {});
      await (worker ?? queue).stop();
    });
    const app = await createApp(
      {
        settings,
        store,
        queue,
        comparer,
        reader,
        stopping: stopping.signal,
        wake: () => worker?.wake(),
      },
      metrics,
    );
    onError = (error) => app.log.error({ err: error }, 'queue');
    closing.push(() => app.close());
    const url = await listen(app, settings);
    const work = async (): Promise<void> => {
      // reading and extraction take as long to load as the server
      const { startWorker } = await import('./jobs/worker.ts');
      worker = await startWorker(store, queue, comparer, settings.worker, {
        done: metrics.done,
        failed: (name, error) => {
          metrics.failed(name, error);
          app.log.warn({ err: error, queue: name }, 'job failed');
        },
      });
    };
    if (settings.works) working = work();
    // who waits for it is told
    working.catch(() => {});
    return { url, working, stop: close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Opens documents for pages that show them: loaded, with a thread of its own, when the first of them is asked for. */
function lateReader({
  pageTimeout,
  maxMemory,
}: ServiceSettings['worker']): Pick<Reader, 'open' | 'close'> {
  let reader: Promise<Reader> | undefined;
  const begin = async (): Promise<Reader> => {
    const { createReader } = await import('../ingest/index.ts');
    return createReader({ timeoutSeconds: pageTimeout, maxMemory });
  };
  return {
    open: async (...document) => {
      reader ??= begin();
      return (await reader).open(...document);
    },
    close: async () => (await reader)?.close(),
  };
}

async function listen(app: FastifyInstance, { host, port }: ServiceSettings): Promise<string> {
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
  const { port: given } = app.server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${given}/`;
}
