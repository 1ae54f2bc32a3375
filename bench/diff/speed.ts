import { readdirSync } from 'node:fs';
import { seededRandom } from '../../fixtures/make/random.ts';
import { readSource } from '../../fixtures/make/source.ts';
import { loadConfusions } from '../../src/comparison.ts';
import { compare } from '../../src/diff/index.ts';
import type { CatalogueFile, Offering } from '../../src/model/index.ts';

/**
 * Compares two editions of N offerings and prints seconds and memory: `npm run bench:diff-speed -- 5000`. The texts
 * are drawn from the fixtures' words. In the newer edition every id is another, a tenth of the texts, titles and
 * prices are changed, a twentieth is new, and the order is turned about in places.
 */
const size = Number(process.argv[2] ?? 5000);
const random = seededRandom(7);
const fixtures = new URL('../../fixtures/', import.meta.url);
const vocabulary = [
  ...new Set(
    readdirSync(fixtures, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !['make', 'pages'].includes(entry.name))
      .flatMap(({ name }) =>
        readSource(new URL(`${name}/`, fixtures)).catalogues.flatMap((c) => c.sections),
      )
      .flatMap(({ offerings }) => offerings.flatMap(({ title, text }) => [title, ...text.flat()]))
      .flatMap((text) => text.split(/\s+/)),
  ),
];

/** Frequent words are drawn often, as in any text. */
const word = (): string => vocabulary[Math.floor(random() ** 2 * vocabulary.length)]!;
const words = (count: number): string => Array.from({ length: count }, word).join(' ');

const offering = (n: number): Offering => ({
  id: `katalog.tilbud-${n}`,
  title: words(2 + Math.floor(random() * 5)),
  catalogue: 'Tilbud',
  sectionPath: [`Afsnit ${n % 40}`],
  providers: [`Udbyder ${n % 90}`],
  audiences: [],
  kind: 'course',
  description: words(40 + Math.floor(random() * 60)),
  price: { text: `${n} kr.`, amount: n, currency: 'DKK' },
  evidence: { title: [{ page: 1, box: [0, 0, 1, 1] }] },
  confidence: 1,
  warnings: [],
});

const file = (offerings: Offering[], origin: 'text-layer' | 'ocr'): CatalogueFile => ({
  schema: 'katalog/catalogue@1',
  document: {
    fileName: 'a.pdf',
    sha256: '0'.repeat(64),
    mediaType: 'application/pdf',
    pageCount: 1,
  },
  pages: [
    {
      number: 1,
      width: 1,
      height: 1,
      origin,
      verdict: { quality: 'clean', reasons: [] },
      confidence: 0.95,
    },
  ],
  catalogues: [],
  offerings,
  warnings: [],
});

const older = Array.from({ length: size }, (_, n) => offering(n));
const newer = older.map((each, n): Offering => {
  const id = `nyt.tilbud-${n}`;
  if (n % 20 === 0) return { ...offering(n), id };
  if (n % 10 === 1) return { ...each, id, title: words(4) };
  if (n % 10 === 2) return { ...each, id, description: `${each.description} ${words(5)}` };
  if (n % 10 === 3) return { ...each, id, price: { text: `${n + 50} kr.`, amount: n + 50 } };
  return { ...each, id };
});
newer.push(...newer.splice(size / 4, size / 10));

const confusions = await loadConfusions();
const baseline = process.memoryUsage().rss;
const [start, cpu] = [performance.now(), process.cpuUsage()];
const { summary } = compare(file(older, 'ocr'), file(newer, 'text-layer'), { confusions });
const seconds = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage(cpu);
const peak = process.resourceUsage().maxRSS / 1024;
console.log(
  `${size} × ${size}: ${seconds.toFixed(2)} s (${((user + system) / 1e6).toFixed(2)} s of CPU), peak ${peak.toFixed(0)} MB (${(baseline / 2 ** 20).toFixed(0)} MB before)`,
);
console.log(JSON.stringify(summary));
