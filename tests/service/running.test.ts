import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { serve } from '../../src/service/index.ts';
import { lockFolder } from '../../src/store/folder-lock.ts';
import { main } from '../cli/katalog.ts';
import { type Document, settingsFor, startServer, type TestServer } from './server.ts';

const PICTURE = fileURLToPath(new URL('../../fixtures/pages/museer-7.png', import.meta.url));

const form = (content: string | Uint8Array<ArrayBuffer>, name: string): FormData => {
  const made = new FormData();
  made.append('file', new Blob([content]), name);
  return made;
};

async function upload(server: Pick<TestServer, 'api'>, body: FormData): Promise<Document> {
  const response = await server.api('/documents', { method: 'POST', body });
  expect(response.status).toBe(202);
  return ((await response.json()) as { items: [Document] }).items[0];
}

const folderFor = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'katalog-running-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
};

describe('a document under way', () => {
  let server: TestServer;
  beforeAll(async () => {
    // nobody works: it stays where it is
    server = await startServer({ works: false });
  });
  afterAll(() => server.stop());

  const post = async (path: string) => {
    const response = await server.api(path, { method: 'POST' });
    return { status: response.status, body: (await response.json()) as Document };
  };

  it('is told of as it goes on, cancelled, and done again', async () => {
    const { id } = await upload(server, form('Kurser', 'kurser.txt'));
    const events = await server.api(`/documents/${id}/events`);
    expect(events.headers.get('content-type')).toContain('text/event-stream');
    expect((await post(`/documents/${id}/retry`)).status).toBe(409);

    expect(await post(`/documents/${id}/cancel`)).toMatchObject({
      status: 200,
      body: { state: 'cancelled' },
    });
    expect((await post(`/documents/${id}/cancel`)).status).toBe(409);
    // the stream ends by itself, with the end of the work
    const told = [...(await events.text()).matchAll(/event: document\nid: (\S+)\ndata: (.*)\n\n/g)];
    const states = told.map(([, , data]) => (JSON.parse(data!) as Document).state);
    expect(states).toEqual(['queued', 'cancelled']);
    // a connection that comes anew is told what is new to it, and not to come again when it has heard the end
    const again = (heard: string) =>
      server.api(`/documents/${id}/events`, { headers: { 'last-event-id': heard } });
    const missed = await (await again(told[0]![1]!)).text();
    expect(missed).toBe(told[1]![0]);
    expect((await again(told[1]![1]!)).status).toBe(204);

    expect(await post(`/documents/${id}/retry`)).toMatchObject({
      status: 202,
      body: { state: 'queued' },
    });
  });

  it('does not keep the service from stopping while somebody listens', async () => {
    const other = await startServer({ works: false });
    const { id } = await upload(other, form('Kurser', 'kurser.txt'));
    const events = await other.api(`/documents/${id}/events`);
    const reader = events.body!.getReader();
    await reader.read();
    const started = Date.now();
    await other.stop();
    expect(Date.now() - started).toBeLessThan(10_000);
    // to its end, not broken off
    for (;;) if ((await reader.read()).done) break;
  });
});

it('a page that is being recognised when the document is cancelled is left, and read when it is done again', async () => {
  const server = await startServer();
  try {
    const { id } = await upload(server, form(new Uint8Array(await readFile(PICTURE)), 'side.png'));
    const state = async () => (await server.get<Document>(`/documents/${id}`)).state;
    await expect.poll(state, { timeout: 60_000, interval: 50 }).toBe('reading');
    expect((await server.api(`/documents/${id}/cancel`, { method: 'POST' })).status).toBe(200);
    expect((await server.api(`/documents/${id}/text.txt`)).status).toBe(404);
    expect((await server.api(`/documents/${id}/retry`, { method: 'POST' })).status).toBe(202);
    expect(await server.settled(id)).toMatchObject({ state: 'done', progress: { pagesDone: 1 } });
  } finally {
    await server.stop();
  }
});

it.each([
  ['', {}],
  [' and does not wait for its end', { grace: 1000 }],
])(
  'a service that is stopped in the middle of a page%s goes on with the document when it is started again',
  async (_, settings) => {
    const folder = await folderFor();
    const apiOf = async () => {
      const service = await serve(settingsFor(folder, settings));
      const api = (path: string, init?: RequestInit) => fetch(`${service.url}api/v1${path}`, init);
      return { service, api };
    };
    const first = await apiOf();
    const { id } = await upload(first, form(new Uint8Array(await readFile(PICTURE)), 'side.png'));
    const stateBy = (api: typeof first.api) => async () =>
      ((await (await api(`/documents/${id}`)).json()) as Document).state;
    await expect.poll(stateBy(first.api), { timeout: 60_000, interval: 50 }).toBe('reading');
    await first.service.stop();
    const second = await apiOf();
    try {
      if ('grace' in settings) expect(await stateBy(second.api)()).toBe('reading');
      await expect.poll(stateBy(second.api), { timeout: 100_000, interval: 250 }).toBe('done');
    } finally {
      await second.service.stop();
    }
  },
);

describe('a folder', () => {
  it('is kept for one process, which the other is told', async () => {
    const folder = await folderFor();
    const unlock = await lockFolder(folder);
    const { DATABASE_URL: _, ...env } = process.env;
    const args = [main, 'serve', '--data', folder, '--port', '0', '--quiet'];
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let told = '';
    child.stderr.on('data', (piece) => {
      told += piece;
    });
    const [code] = await once(child, 'close');
    expect(told).toContain(`process ${process.pid} works in this folder`);
    expect(code).toBe(9);
    // still the first one's
    expect(await readFile(join(folder, 'katalog.pid'), 'utf8')).toBe(`${process.pid}\n`);
    await unlock();
  });

  it('whose process is gone is free', async () => {
    const folder = await folderFor();
    const gone = spawn('true');
    await once(gone, 'close');
    await writeFile(join(folder, 'katalog.pid'), `${gone.pid}\n`);
    const unlock = await lockFolder(folder);
    expect(await readFile(join(folder, 'katalog.pid'), 'utf8')).toBe(`${process.pid}\n`);
    await unlock();
  });
});

it('who asks too often is told when to come back, and others who watch the service are not', async () => {
  const server = await startServer({ works: false, requestsPerMinute: 4, writesPerMinute: 2 });
  try {
    const write = () => server.api('/documents', { method: 'POST', body: form('x', 'x.txt') });
    expect([(await write()).status, (await write()).status]).toEqual([202, 202]);
    const third = await write();
    expect(third.status).toBe(429);
    expect(third.headers.get('content-type')).toContain('application/problem+json');
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0);
    const reads = [];
    for (let n = 0; n < 6; n++) reads.push((await server.api('/catalogues')).status);
    expect(reads.filter((status) => status === 200).length).toBeGreaterThan(0);
    expect(reads.at(-1)).toBe(429);
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
  } finally {
    await server.stop();
  }
});
