/**
 * How fast search and comparison answer with many offerings and 50, 10 and one request at once, and whether many
 * uploads at once are all taken. Searches come in two kinds: each one new, so that no answer is remembered; and as
 * people ask, the most frequent question most often (Zipf's law over 3,000 questions), of which many were asked before.
 * Says what a request costs in time of the processors, which the clients of this bench share: so many requests at once
 * cannot be answered faster than that time allows. Ends with 1 where what is wanted at 50 at once is missed.
 *
 *   npx tsx bench/service/load.ts [offerings, default 100000]
 */
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { openStore } from '../../src/store/index.ts';
import { startCluster } from './cluster.ts';
import { fill, random, words } from './filling.ts';
import { type KeptConnection, keptConnection } from './kept-connection.ts';

const [wanted = 100_000] = process.argv.slice(2).map(Number);
const AT_ONCE = [50, 10, 1];
const REQUESTS = 3000;
const QUESTIONS = 3000;
/** Milliseconds of the 95th percentile that are allowed at the most requests at once. */
const WANTED = { search: 50, diff: 200 };
const UPLOADS = 200;
/** Before anything is measured: plans are made, the database's pages read, the server's code compiled. */
const TO_BEGIN_WITH = 6000;

const cluster = await startCluster({ jobs: 1, engine: 'js' });
const api = new URL(cluster.api);
/** As those of a proxy. */
const connections: KeptConnection[] = [];
try {
  const store = await openStore({ url: cluster.postgres.url });
  const started = Date.now();
  const pairs = await fill(store, wanted);
  console.log(`${wanted} offerings kept in ${((Date.now() - started) / 1000).toFixed(0)} s`);
  for (let n = 0; n < Math.max(...AT_ONCE); n++) connections.push(await keptConnection(api));

  const query = (): string => {
    const word = words[random(words.length)] as string;
    const filters = ['', '', `&provider=Udbyder+${random(300)}`, '&kind=course', '&maxPrice=1000'];
    const more = random(2) === 0 ? ` ${words[random(words.length)]}` : '';
    return `/offerings?q=${encodeURIComponent(word + more)}${filters[random(filters.length)]}`;
  };
  /** One that was not asked before in this run. */
  const seen = new Set<string>();
  const newQuery = (): string => {
    for (;;) {
      const path = query();
      if (seen.has(path)) continue;
      seen.add(path);
      return path;
    }
  };
  await measure('to begin with', newQuery, 50, TO_BEGIN_WITH);
  for (const atOnce of AT_ONCE) {
    expectWithin(WANTED.search, await measure('search, each one new', newQuery, atOnce), atOnce);
  }
  const questions = Array.from({ length: QUESTIONS }, newQuery);
  const asPeopleAsk = (): string => questions[zipf(QUESTIONS)] as string;
  for (const atOnce of AT_ONCE) {
    expectWithin(
      WANTED.search,
      await measure('search, as people ask', asPeopleAsk, atOnce),
      atOnce,
    );
  }
  for (const id of pairs) await fetch(`${cluster.api}/editions/${id}/diff`);
  for (const atOnce of AT_ONCE) {
    const path = (): string => `/editions/${pairs[random(pairs.length)]}/diff`;
    expectWithin(WANTED.diff, await measure('diff of editions of 250', path, atOnce), atOnce);
  }

  const bytes = await readFile(
    fileURLToPath(new URL('../../fixtures/erhverv/erhverv.pdf', import.meta.url)),
  );
  const before = Date.now();
  const answers = await Promise.all(
    Array.from({ length: UPLOADS }, async (_, n) => {
      const form = new FormData();
      form.append('file', new Blob([bytes, `\n% ${n}`]), `katalog-${n}.pdf`);
      return (await fetch(`${cluster.api}/documents`, { method: 'POST', body: form })).status;
    }),
  );
  const { rows } = await store.sql.executeSql(
    "select count(*)::int as n from documents where file_name like 'katalog-%' and state = 'queued'",
  );
  console.log(
    `${UPLOADS} uploads at once: ${answers.filter((status) => status === 202).length} taken in ${((Date.now() - before) / 1000).toFixed(1)} s, ${(rows[0] as { n: number }).n} queued`,
  );
  await store.close();
} finally {
  for (const connection of connections) connection.close();
  await cluster.stop();
}
process.exit(process.exitCode);

/** A place from 0, the nth with a probability in proportion to 1/n. */
function zipf(below: number): number {
  // the sum of 1/n up to n is ln n, nearly
  return Math.min(below - 1, Math.floor((below + 1) ** (random(1_000_000) / 1_000_000)) - 1);
}

/** Milliseconds of the 95th percentile, which count at the most requests at once. */
function expectWithin(wanted: number, p95: number, atOnce: number): void {
  if (atOnce !== AT_ONCE[0] || p95 <= wanted) return;
  console.log(`  more than the ${wanted} ms that are wanted`);
  process.exitCode = 1;
}

async function measure(
  name: string,
  path: () => string,
  atOnce: number,
  requests = REQUESTS,
): Promise<number> {
  const times: number[] = [];
  const asked = new Set<string>();
  let errors = 0;
  let left = requests;
  const client = async ({ ask }: KeptConnection): Promise<void> => {
    while (left-- > 0) {
      const each = path();
      asked.add(each);
      const started = performance.now();
      const status = await ask(api.pathname + each);
      times.push(performance.now() - started);
      if (status !== 200) errors++;
    }
  };
  const started = performance.now();
  const [before, own] = [await cluster.cpu(), process.cpuUsage()];
  await Promise.all(connections.slice(0, atOnce).map(client));
  const seconds = (performance.now() - started) / 1000;
  const [after, { user, system }] = [await cluster.cpu(), process.cpuUsage(own)];
  const costs = [
    ['PostgreSQL', (after.postgres - before.postgres) * 1000],
    ['server', (after.server - before.server) * 1000],
    ['client', (user + system) / 1000],
  ] as const;
  const each = costs.reduce((sum, [, ms]) => sum + ms, 0) / requests;
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? 0;
  console.log(
    `${name}: ${atOnce} at once, p50 ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms, ${(requests / seconds).toFixed(0)} a second, ${errors} errors, ${requests - asked.size} of ${requests} asked before\n` +
      `  CPU of a request: ${costs.map(([who, ms]) => `${who} ${(ms / requests).toFixed(2)} ms`).join(', ')}; ${atOnce} at once on ${availableParallelism()} processors take ${((each * atOnce) / availableParallelism()).toFixed(0)} ms at least`,
  );
  return at(0.95);
}
