/**
 * How fast search and comparison answer with many offerings and many requests at once, and whether many uploads at
 * once are all taken.
 *
 *   npx tsx bench/service/load.ts [offerings, default 100000] [requests at once, default 50]
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { CatalogueFile, Offering } from '../../src/model/index.ts';
import { openStore } from '../../src/store/index.ts';
import { startCluster } from './cluster.ts';

const [wanted = 100_000, atOnce = 50] = process.argv.slice(2).map(Number);
const PER_EDITION = 250;
const REQUESTS = 2000;
const UPLOADS = 200;

/** Words of the fixtures, so that they are spread as in Danish. */
async function vocabulary(): Promise<string[]> {
  const names = ['erhverv', 'bibliotek', 'museer', 'sundhed', 'natur', 'idraet', 'aftenskole'];
  const texts = await Promise.all(
    names.map((name) =>
      readFile(
        fileURLToPath(new URL(`../../fixtures/${name}/${name}.txt`, import.meta.url)),
        'utf8',
      ),
    ),
  );
  return texts.join(' ').match(/\p{L}{2,}/gu) ?? [];
}

const words = await vocabulary();
let seed = 1;
/** Park and Miller's generator: the same data each time. */
const random = (below: number): number => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed % below;
};
/** A run of real text, so that words stand together as they do. */
const passage = (length: number): string => {
  const start = random(words.length - length);
  return words.slice(start, start + length).join(' ');
};

function offering(n: number): Offering {
  return {
    id: `tilbud-${n}`,
    title: `${passage(3)} ${words[random(words.length)]} ${n}`,
    sectionPath: [passage(2)],
    providers: [`Udbyder ${random(300)}`],
    audiences: [`Gruppe ${random(20)}`],
    kind: (['course', 'network', 'tool', 'webinar'] as const)[random(4)]!,
    description: passage(60 + random(80)),
    price: { text: 'kr.', amount: random(50) * 100, currency: 'DKK' },
    evidence: {},
    confidence: 1,
    warnings: [],
  };
}

const file = (offerings: Offering[]): CatalogueFile => ({
  schema: 'katalog/catalogue@1',
  document: {
    fileName: 'x.pdf',
    sha256: '0'.repeat(64),
    mediaType: 'application/pdf',
    pageCount: 1,
  },
  pages: [],
  catalogues: [],
  offerings,
  warnings: [],
});

const cluster = await startCluster({ jobs: 1, engine: 'js' });
try {
  const store = await openStore({ url: cluster.postgres.url });
  const { sha256 } = await store.files.put(
    (async function* () {
      yield Buffer.from('x');
    })(),
  );
  const pairs: string[] = [];
  const started = Date.now();
  for (let n = 0; n < wanted; n += PER_EDITION) {
    const older = Array.from({ length: PER_EDITION }, (_, at) => offering(n + at));
    const save = async (title: string, dated: string, offerings: Offering[], given?: string) => {
      const document = await store.documents.add({
        fileName: 'x.pdf',
        sha256,
        priority: 0,
        options: { ocr: 'auto' },
      });
      await store.documents.move(document.id, ['queued'], 'done');
      return store.transaction((parts) =>
        parts.editions.save(document.id, [{ title, dated, file: file(offerings) }], given),
      );
    };
    const [first] = await save(`Katalog ${n}`, '2025-01-01', older);
    // of some there are two editions, to be compared
    if (n % (PER_EDITION * 10) !== 0) continue;
    const newer = older.map((each, at) =>
      at % 10 === 0 ? { ...each, description: passage(80) } : each,
    );
    const [second] = await save(`Katalog ${n}`, '2026-01-01', newer, first?.edition.catalogueId);
    pairs.push(second?.edition.id ?? '');
  }
  await store.sql.executeSql('analyze');
  console.log(`${wanted} offerings kept in ${((Date.now() - started) / 1000).toFixed(0)} s`);

  const query = (): string => {
    const word = words[random(words.length)] as string;
    const filters = ['', '', `&provider=Udbyder+${random(300)}`, '&kind=course', '&maxPrice=1000'];
    const more = random(2) === 0 ? ` ${words[random(words.length)]}` : '';
    return `/offerings?q=${encodeURIComponent(word + more)}${filters[random(filters.length)]}`;
  };
  await measure('search, each with other words', query);
  const popular = Array.from({ length: 100 }, query);
  await measure('search, of 100 questions', () => popular[random(100)] as string);
  for (const id of pairs) await fetch(`${cluster.api}/editions/${id}/diff`);
  await measure('diff of editions of 250', () => `/editions/${pairs[random(pairs.length)]}/diff`);

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
  await cluster.stop();
}
process.exit();

async function measure(name: string, path: () => string): Promise<void> {
  const times: number[] = [];
  let errors = 0;
  let left = REQUESTS;
  const client = async (): Promise<void> => {
    while (left-- > 0) {
      const started = performance.now();
      const response = await fetch(`${cluster.api}${path()}`);
      await response.arrayBuffer();
      times.push(performance.now() - started);
      if (!response.ok) errors++;
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: atOnce }, client));
  const seconds = (performance.now() - started) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
  console.log(
    `${name}: ${atOnce} at once, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, ${(REQUESTS / seconds).toFixed(0)} a second, ${errors} errors`,
  );
}
