import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import { type ServiceSettings, serve } from '../../src/service/index.ts';
import type { DocumentResource } from '../../src/service/resources.ts';

/** A service for a test: on any free port, in a folder of its own, with what is set otherwise. */
export interface TestServer {
  /** Without a slash at its end. */
  readonly url: string;
  /** A request to the API, such as `/catalogues`. */
  api(path: string, init?: RequestInit): Promise<Response>;
  /** What the API answers; throws where that is no success. */
  get<T = unknown>(path: string): Promise<T>;
  /** Uploads a file and waits until it is read. */
  read(file: string, query?: string): Promise<Document>;
  /** Waits until a document is at an end. */
  settled(id: string): Promise<Document>;
  stop(): Promise<void>;
}
export type Document = z.infer<typeof DocumentResource>;

export const TOKEN = 'a-token-with-which-to-write';

const LIMITS = { pageTimeout: 60, ocrTimeoutSeconds: 250, maxMemory: 2000, maxPages: 2000 };

export function settingsFor(
  folder: string,
  settings: Partial<ServiceSettings> = {},
): ServiceSettings {
  const url = process.env['DATABASE_URL'];
  return {
    place: url === undefined ? { folder } : { url },
    host: '127.0.0.1',
    port: 0,
    writeTokens: [],
    readTokens: [],
    reading: 'open',
    names: [],
    maxUpload: 20,
    requestsPerMinute: 100_000,
    writesPerMinute: 100_000,
    works: true,
    worker: { jobs: 1, ocrEngine: 'js', webhookHosts: [], ...LIMITS },
    logLevel: 'silent',
    ...settings,
  };
}

export async function startServer(settings: Partial<ServiceSettings> = {}): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'katalog-service-'));
  const service = await serve(settingsFor(folder, settings));
  await service.working;
  const url = service.url.replace(/\/$/, '');
  const [token] = settings.writeTokens ?? [];
  const headers: Record<string, string> =
    token === undefined ? {} : { authorization: `Bearer ${token}` };
  const api = (path: string, init?: RequestInit) => fetch(`${url}/api/v1${path}`, init);
  const get = async <T>(path: string): Promise<T> => {
    const response = await api(path, { headers });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  const settled = async (id: string): Promise<Document> => {
    for (;;) {
      const document = await get<Document>(`/documents/${id}`);
      if (['done', 'failed', 'cancelled'].includes(document.state)) return document;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  return {
    url,
    api,
    get,
    settled,
    read: async (file, query = '') => {
      const form = new FormData();
      form.append('file', new Blob([await readFile(file)]), basename(file));
      const response = await api(`/documents${query}`, { method: 'POST', body: form, headers });
      const { items } = (await response.json()) as { items: [Document] };
      return settled(items[0].id);
    },
    stop: async () => {
      await service.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
