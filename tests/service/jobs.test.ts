import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReader } from '../../src/ingest/index.ts';
import { createRecordMaker } from '../../src/records/index.ts';
import { createComparer } from '../../src/service/compare/index.ts';
import { openQueue, priorityOf, type Queue } from '../../src/service/jobs/queue.ts';
import { createSources } from '../../src/service/jobs/sources.ts';
import { openDocument } from '../../src/service/jobs/steps.ts';
import { startWorker } from '../../src/service/jobs/worker.ts';
import { emptyStore } from '../store/database.ts';
import { settingsFor } from './server.ts';

const fixture = (name: string): string =>
  fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url));
/** Of seven pages. */
const LONG = fixture('erhverv/erhverv.pdf');
/** Of one. */
const SHORT = fixture('pages/museer-7.png');

describe('jobs', () => {
  let store: Awaited<ReturnType<typeof emptyStore>>;
  let queue: Queue;
  beforeAll(async () => {
    store = await emptyStore();
    queue = await openQueue(store.sql, (error) => {
      throw error;
    });
  });
  afterAll(async () => {
    await queue.stop();
    await store.discard();
  });

  const add = async (file: string, priority = 0) => {
    const bytes = await readFile(file);
    const { sha256 } = await store.files.put(
      (async function* () {
        yield bytes;
      })(),
    );
    const options = { ocr: 'always' } as const;
    return store.documents.add({ fileName: file, sha256, priority, options });
  };

  it('take turns between documents, and what is more urgent goes first', async () => {
    const { worker } = settingsFor('');
    const reader = createReader({ timeoutSeconds: 60, maxMemory: 2000 });
    const records = createRecordMaker({ timeoutSeconds: 60, maxMemory: 2000 });
    const sources = createSources(store.files, reader, worker);
    const unused = (): never => {
      throw new Error('no page is recognised here');
    };
    const comparer = createComparer(store);
    const tools = { store, queue, sources, records, comparer, engines: { get: unused }, jobs: 1 };
    try {
      const names = new Map<string, string>();
      for (const [name, file, priority] of [
        ['long', LONG, 0],
        ['short', SHORT, 0],
        ['long too', LONG, 0],
        ['urgent', SHORT, 5],
        ['idle', SHORT, -5],
      ] as const) {
        const { id } = await add(file, priority);
        names.set(id, name);
        await openDocument(tools, { documentId: id }, new AbortController().signal);
      }
      const order: string[] = [];
      for (let n = 0; n < 17; n++) {
        const [job] = await queue.boss.fetch<{ documentId: string; number: number }>('page');
        if (job === undefined) throw new Error(`only ${n} jobs`);
        order.push(`${names.get(job.data.documentId)} ${job.data.number}`);
        await queue.boss.complete('page', job.id);
      }
      const rounds = Array.from({ length: 6 }, (_, n) => [`long ${n + 2}`, `long too ${n + 2}`]);
      expect(order[0]).toBe('urgent 1');
      expect(order.slice(1, 4).sort()).toEqual(['long 1', 'long too 1', 'short 1']);
      for (const [n, round] of rounds.entries()) {
        expect(order.slice(4 + 2 * n, 6 + 2 * n).sort()).toEqual(round);
      }
      expect(order[16]).toBe('idle 1');
    } finally {
      await sources.close();
      await Promise.all([reader.close(), records.close(), comparer.close()]);
    }
  });

  it('that fail each time are given up, and say so at the document', async () => {
    const { id } = await add(SHORT);
    const { worker: options } = settingsFor('');
    await store.documents.opened(id, {
      mediaType: 'image/png',
      pageCount: 1,
      pages: [],
      failures: [{ number: 1, error: { name: 'PageError', reason: 'r', remedy: 'm' } }],
    });
    // what no step can work with, whoever tries
    await store.sql.executeSql("update pages set failure = '{' where document_id = $1", [id]);
    await store.documents.move(id, ['reading'], 'extracting');
    const comparer = createComparer(store);
    const failed: string[] = [];
    const worker = await startWorker(store, queue, comparer, options, {
      done: () => {},
      failed: (name) => failed.push(name),
    });
    try {
      await queue.send('records', [{ data: { documentId: id }, priority: priorityOf(0) }]);
      worker.wake();
      const state = async () => (await store.documents.find(id))?.state;
      await expect.poll(state, { timeout: 90_000, interval: 250 }).toBe('failed');
      expect(failed).toEqual(['records', 'records', 'records', 'records']);
      expect((await store.documents.find(id))?.error).toMatchObject({
        reason: expect.stringContaining('given up after 4 tries'),
      });
    } finally {
      await worker.stop();
      await comparer.close();
    }
  });
});
