import type { ServiceContext } from './context.ts';

const REFUSE = (): never => {
  throw new Error('this service is only described');
};

/** Stands for what the routes are made with and use when they are called: here nobody calls. */
const uncalled = <T extends object>(): T =>
  new Proxy(REFUSE, {
    // what is awaited is asked for `then`
    get: (_, name) => (name === 'then' ? undefined : uncalled()),
  }) as unknown as T;

/** The API as OpenAPI 3.1 has it, made of the schemas that the service checks requests with. */
export async function describeApi(): Promise<object> {
  const context: Omit<ServiceContext, 'signIn'> = {
    settings: {
      place: { folder: '' },
      host: '127.0.0.1',
      port: 0,
      writeTokens: [],
      readTokens: [],
      reading: 'open',
      names: [],
      maxUpload: 1,
      requestsPerMinute: 1,
      writesPerMinute: 1,
      works: false,
      worker: {
        jobs: 1,
        ocrEngine: 'js',
        pageTimeout: 1,
        maxMemory: 1,
        ocrTimeoutSeconds: 1,
        webhookHosts: [],
      },
      logLevel: 'silent',
    },
    store: uncalled(),
    queue: uncalled(),
    comparer: uncalled(),
    reader: uncalled(),
    stopping: new AbortController().signal,
    wake: REFUSE,
  };
  const { createApp } = await import('./app.ts');
  const app = await createApp(context, {
    request: () => {},
    done: () => {},
    failed: () => {},
    text: REFUSE,
    contentType: 'text/plain',
  });
  await app.ready();
  const description = app.swagger();
  await app.close();
  return description;
}
