/**
 * Many mixed documents in one process, as a service or a watch would read them: memory of each quarter of the run,
 * handles, threads and temporary files that are left. Ends with 1 where the last quarter holds more than 1.1 times
 * what the second held, or something is left.
 *
 *   npm run bench:soak [-- --documents 500]
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import type * as Katalog from '../../src/index.ts';
import type * as PageReader from '../../src/page-reader.ts';
import { oddFiles } from '../../tests/faults/odd-pdfs.ts';

/** As it ships, and run by Node alone: a loader of TypeScript would load errors twice in the threads, and leave files. */
const built = (file: string): string => new URL(`../../dist/${file}`, import.meta.url).href;
const { createReader, createRecordMaker, KatalogError, processDocument } = (await import(
  built('index.js')
)) as typeof Katalog;
const { shareEngine } = (await import(built('page-reader.js'))) as typeof PageReader;

const { values } = parseArgs({ options: { documents: { type: 'string', default: '500' } } });
const total = Number(values.documents);
const MOST_GROWTH = 1.1;

const fixture = (path: string): Buffer =>
  readFileSync(new URL(`../../fixtures/${path}`, import.meta.url));
/** Odd files that end soon: the others are bounded by seconds of waiting, which a soak has no time for. */
const QUICK = /plain|password|cut|circle|no-|font|script|xfa|attachment|box|tiff|bin/;

interface Document {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The pages of a fixture from one on: short, since it is the number of documents that a soak is about. */
async function excerpt(name: string, first: number): Promise<Document> {
  const whole = await PDFDocument.load(fixture(`${name}/${name}.pdf`));
  const part = await PDFDocument.create();
  for (const page of await part.copyPages(whole, [first, first + 1])) part.addPage(page);
  return { name: `${name}-${first + 1}.pdf`, bytes: Buffer.from(await part.save()) };
}

/** The upper third of a scanned page. */
async function cutting(name: string): Promise<Document> {
  const picture = sharp(fixture(`pages/${name}`));
  const { width, height } = await picture.metadata();
  const part = picture.extract({ left: 0, top: 0, width, height: Math.round(height / 3) });
  return { name: `${name}.png`, bytes: await part.withMetadata({ density: 300 }).png().toBuffer() };
}

const set = [
  ...(await Promise.all(
    ['erhverv', 'forbund', 'frivillige', 'museer'].map((name) => excerpt(name, 2)),
  )),
  {
    name: 'erhverv.txt',
    bytes: fixture('erhverv/erhverv.txt').subarray(0, 4000),
  },
];
const scans = await Promise.all(['forbund-7.tiff', 'museer-7.png'].map(cutting));
const odd: Document[] = [];
for (const { name, make } of oddFiles.filter((file) => QUICK.test(file.name))) {
  odd.push({ name, bytes: await make() });
}

/** Mostly set catalogues, every fourth file odd, every twenty-fifth a scan. */
function documentOf(n: number): Document {
  if (n % 25 === 12) return scans[n % scans.length] as Document;
  if (n % 4 === 3) return odd[n % odd.length] as Document;
  return set[n % set.length] as Document;
}

/** Temporary files go to a folder of the run's own, so that those left can be told. */
const scratch = mkdtempSync(join(tmpdir(), 'katalog-soak-'));
const temporary = join(scratch, 'tmp');
mkdirSync(temporary);
process.env['TMPDIR'] = temporary;

const megabytes = (): number => process.memoryUsage.rss() / 1e6;
const handles = (): number =>
  process.getActiveResourcesInfo().filter((name) => !/^(Timeout|Immediate|TTYWrap)$/.test(name))
    .length;
const descriptors = (): number => readdirSync('/proc/self/fd').length;
const threads = (): number => readdirSync('/proc/self/task').length;

const before = { handles: handles(), threads: threads(), descriptors: descriptors() };
const [reader, records] = [createReader(), createRecordMaker()];
const engines = shareEngine({ jobs: 1 });
const samples: number[] = [];
const codes = new Map<number, number>();
const start = performance.now();
for (let n = 0; n < total; n++) {
  const { name, bytes } = documentOf(n);
  const options = { ocr: name.endsWith('.pdf') ? 'never' : 'auto', jobs: 1 } as const;
  const code = await processDocument(name, bytes, options, { reader, records, engines }).then(
    ({ catalogue }) => (catalogue.offerings.length > 0 ? 0 : 8),
    (error: unknown) => {
      if (error instanceof KatalogError) return error.exitCode;
      throw error;
    },
  );
  codes.set(code, (codes.get(code) ?? 0) + 1);
  samples.push(megabytes());
  if (n % 25 === 24) process.stderr.write(`${n + 1} documents, ${megabytes().toFixed(0)} MB\n`);
}
const seconds = (performance.now() - start) / 1000;
await Promise.all([reader.close(), records.close(), engines.close()]);
await new Promise((resolve) => setTimeout(resolve, 500));

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const quarter = Math.floor(total / 4);
const quarters = [0, 1, 2, 3].map((q) => samples.slice(q * quarter, (q + 1) * quarter));
console.log('| quarter | mean MB | most MB |\n| --- | --- | --- |');
quarters.forEach((part, q) => {
  console.log(`| ${q + 1} | ${mean(part).toFixed(0)} | ${Math.max(...part).toFixed(0)} |`);
});
const growth = mean(quarters[3] as number[]) / mean(quarters[1] as number[]);
const left = { handles: handles(), threads: threads(), descriptors: descriptors() };
const files = readdirSync(temporary);
rmSync(scratch, { recursive: true, force: true });
const ends = [...codes].sort(([a], [b]) => a - b).map(([code, count]) => `${code}: ${count}`);
console.log(
  `\n${total} documents in ${seconds.toFixed(0)} s, ended with ${ends.join(', ')}; last quarter ${growth.toFixed(2)} of the second`,
);
console.log(
  `handles ${before.handles} → ${left.handles}, threads ${before.threads} → ${left.threads}, descriptors ${before.descriptors} → ${left.descriptors}, temporary files ${files.length}`,
);
/** Node's own pools start once and stay: four threads of libuv, those of libvips, and a few descriptors. */
const OWN = { threads: 16, descriptors: 12 };
const leaks =
  left.handles > before.handles ||
  left.threads > before.threads + OWN.threads ||
  left.descriptors > before.descriptors + OWN.descriptors ||
  files.length > 0 ||
  (codes.get(70) ?? 0) > 0;
process.exitCode = growth > MOST_GROWTH || leaks ? 1 : 0;
