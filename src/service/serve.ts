import { openStore } from '../store/index.ts';
import type { Service } from './server.ts';
import { checkSettings, type ServiceSettings } from './settings.ts';

/**
 * Starts the service: the store, the HTTP server and, where `settings.works`, a worker in this process. What the server
 * is made of is loaded while the store is opened: one after the other they take half as long again
 * (bench/service/start.ts).
 *
 * @throws UsageError for settings that contradict each other or would leave it open; UnavailableError where the
 *   database or the port cannot be had.
 */
export async function serve(settings: ServiceSettings): Promise<Service> {
  checkSettings(settings);
  const [store, { startServer }] = await Promise.all([
    openStore(settings.place),
    import('./server.ts'),
  ]);
  return startServer(settings, store);
}
