import { once } from 'node:events';
import { resolve } from 'node:path';
import { beginPGlite } from '../store/pglite-parts.ts';
import { interruptible } from './interrupt.ts';
import { leanMalloc } from './lean-malloc.ts';
import type { ServeFlags, WorkFlags } from './service-flags.ts';

/** What `katalog serve` does, until it is interrupted; the exit code. */
export async function runServer(flags: ServeFlags): Promise<number> {
  const url = process.env['DATABASE_URL'] || undefined;
  return untilInterrupted(async () => {
    // PostgreSQL takes as long to load as all else, and other threads do it
    if (url === undefined) beginPGlite(resolve(flags.data));
    const { serve } = await import('../service/index.ts');
    const service = await serve({
      place: url === undefined ? { folder: resolve(flags.data) } : { url },
      host: flags.host,
      port: flags.port,
      writeTokens: tokensIn('KATALOG_WRITE_TOKENS'),
      readTokens: tokensIn('KATALOG_READ_TOKENS'),
      reading: flags.reading,
      names: flags.name,
      maxUpload: flags.maxUpload,
      requestsPerMinute: flags.requestsPerMinute,
      writesPerMinute: flags.writesPerMinute,
      works: flags.work,
      worker: workerOptions(flags),
      logLevel: flags.quiet ? 'warn' : 'info',
    });
    process.stderr.write(`katalog: serving at ${service.url}\n`);
    await service.working.catch(async (error) => {
      await service.stop();
      throw error;
    });
    return service;
  });
}

/** What `katalog worker` does, until it is interrupted; the exit code. */
export async function runWorker(flags: WorkFlags): Promise<number> {
  return untilInterrupted(async () => {
    const { work } = await import('../service/index.ts');
    const worker = await work({
      databaseUrl: process.env['DATABASE_URL'] || undefined,
      worker: workerOptions(flags),
      logLevel: flags.quiet ? 'warn' : 'info',
    });
    process.stderr.write('katalog: working\n');
    return worker;
  });
}

const workerOptions = ({
  jobs,
  ocrEngine,
  pageTimeout,
  maxMemory,
  ocrTimeout,
  maxPages,
  maxPixels,
  webhookHost,
}: WorkFlags) => ({
  jobs,
  ocrEngine,
  pageTimeout,
  maxMemory,
  ocrTimeoutSeconds: ocrTimeout,
  maxPages,
  maxPixels,
  webhookHosts: webhookHost,
});

const tokensIn = (variable: string): string[] =>
  (process.env[variable] ?? '').split(/[\s,]+/).filter((token) => token !== '');

/** To be stopped is how a service ends: no failure. */
async function untilInterrupted(start: () => Promise<{ stop(): Promise<void> }>): Promise<number> {
  const interrupt = interruptible();
  try {
    const running = await start();
    // before pages are read, and no sooner: it would put off when the service is ready
    leanMalloc();
    if (!interrupt.signal.aborted) await once(interrupt.signal, 'abort');
    await running.stop();
    return 0;
  } finally {
    interrupt.done();
  }
}
