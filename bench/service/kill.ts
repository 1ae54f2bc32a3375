/**
 * What becomes of the work when a worker is killed with SIGKILL in the middle, and when PostgreSQL is restarted in the
 * middle: all documents must end, every page once, with the bytes of `katalog run`.
 *
 *   npx tsx bench/service/kill.ts [documents, default 10] [js|native]
 */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { json } from '../../src/batch/index.ts';
import { processDocument } from '../../src/pipeline.ts';
import { allSettled, startCluster } from './cluster.ts';

const [count = '10', engine = 'js'] = process.argv.slice(2);
const FILES = ['museer-7.png', 'forbund-7.tiff', 'erhverv-3.jpg'].map((name) =>
  fileURLToPath(new URL(`../../fixtures/pages/${name}`, import.meta.url)),
);
const files = Array.from({ length: Number(count) }, (_, n) => FILES[n % FILES.length] as string);
const SECONDS = 900;

async function expectedOf(file: string): Promise<string> {
  const ocrEngine = engine as 'js' | 'native';
  const options = { ocr: 'auto', ocrEngine, jobs: 1, ocrTimeoutSeconds: 280 } as const;
  return json((await processDocument(basename(file), await readFile(file), options)).catalogue);
}

async function scenario(name: string, disturb: 'kill' | 'restart'): Promise<void> {
  const cluster = await startCluster({ jobs: 1, engine: engine as 'js' | 'native' });
  try {
    const workers = [await cluster.worker(), await cluster.worker()];
    const ids = await Promise.all(files.map((file) => cluster.upload(file)));
    let disturbed = false;
    const started = Date.now();
    const states = await allSettled(cluster, ids, SECONDS, async (done) => {
      if (disturbed || done < 3) return;
      disturbed = true;
      if (disturb === 'kill') workers[0]?.kill('SIGKILL');
      else await cluster.postgres.restart();
    });
    const seconds = (Date.now() - started) / 1000;
    const same = await Promise.all(
      ids.map(async (id, n) => {
        const made = await fetch(`${cluster.api}/documents/${id}/catalogue.json`);
        return (await made.text()) === expected.get(files[n] as string);
      }),
    );
    const client = new pg.Client({ connectionString: cluster.postgres.url });
    await client.connect();
    const { rows } = await client.query(
      'select d.page_count, count(p.number)::int as kept, count(p.failure)::int as failed from documents d left join pages p on p.document_id = d.id group by d.id',
    );
    await client.end();
    const whole = rows.filter(
      ({ page_count, kept, failed }) => page_count === kept && failed === 0,
    );
    console.log(
      `${name}: ${states.filter(({ state }) => state === 'done').length} of ${ids.length} done in ${seconds.toFixed(0)} s, ` +
        `${whole.length} with every page once, ${same.filter(Boolean).length} with the bytes of katalog run` +
        `${disturbed ? '' : ' (NOT DISTURBED)'}`,
    );
    const sound = disturbed && whole.length === ids.length && same.every(Boolean);
    if (!sound) process.exitCode = 1;
  } finally {
    await cluster.stop();
  }
}

const expected = new Map<string, string>();
for (const file of new Set(files)) expected.set(file, await expectedOf(file));
await scenario('a worker killed with SIGKILL', 'kill');
await scenario('PostgreSQL restarted', 'restart');
process.exit();
