import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { PDFDocument } from 'pdf-lib';
import { openSource } from '../../src/ingest/index.ts';
import type { PageImage } from '../../src/model/index.ts';
import { toPgm } from '../../src/ocr/grey-image.ts';
import { tesseractJs } from '../../src/ocr/tesseract-js.ts';
import { fixtureNames, fixtures } from '../readings.ts';

/**
 * How long `katalog run` takes for a 200 dpi scan, beside ocrmypdf and the bare recognition of the same page images,
 * one after the other in each round: wall seconds and their ratios, as a markdown table.
 * `tsx bench/reading/speed.ts [--pages 24] [--rounds 1] [--engines js,native]`; needs `npm run prepare`, ocrmypdf and tesseract.
 */
const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '24' },
    rounds: { type: 'string', default: '1' },
    engines: { type: 'string', default: 'js,native' },
  },
});
const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const WORKERS = 2;
const env = { ...process.env, OMP_THREAD_LIMIT: '1' };

/** The scans of the fixtures, one after the other, up to so many pages. */
async function makeScan(pages: number): Promise<Uint8Array> {
  const scan = await PDFDocument.create();
  const sources = await Promise.all(
    fixtureNames().map(async (name) =>
      PDFDocument.load(await readFile(new URL(`${name}/${name}.scan.pdf`, fixtures))),
    ),
  );
  for (const source of sources) {
    const room = pages - scan.getPageCount();
    const copied = await scan.copyPages(source, source.getPageIndices().slice(0, room));
    for (const page of copied) scan.addPage(page);
  }
  return scan.save();
}

/** Wall seconds. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

function execute(command: string, args: readonly string[], input?: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: ['pipe', 'ignore', 'ignore'] });
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}`)),
    );
  });
}

/** `count` hands that take the next of the items as soon as they are free. */
async function share<T>(items: readonly T[], work: (item: T, hand: number) => Promise<unknown>) {
  const waiting = [...items];
  const hand = async (n: number): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift())
      await work(item, n);
  };
  await Promise.all(Array.from({ length: WORKERS }, (_, n) => hand(n)));
}

const folder = await mkdtemp(join(tmpdir(), 'katalog-speed-'));
const file = join(folder, 'scan.pdf');
const bytes = await makeScan(Number(values.pages));
await writeFile(file, bytes);
const source = await openSource('scan.pdf', bytes);
const images: PageImage[] = [];
for (let number = 1; number <= source.pageCount; number++)
  images.push(await source.readImage(number));
await source.close();

const ours = (engine: string) => () =>
  execute(process.execPath, [
    MAIN,
    ...['run', file, '--out', join(folder, 'out'), '--no-cache', '--quiet'],
    ...['--jobs', String(WORKERS), '--ocr-engine', engine],
  ]);
const contestants: Record<string, () => Promise<unknown>> = {
  ocrmypdf: () =>
    execute('ocrmypdf', ['-l', 'dan', '--jobs', String(WORKERS), file, join(folder, 'peer.pdf')]),
};
for (const engine of values.engines.split(',')) {
  contestants[`katalog run, ${engine}`] = ours(engine);
  contestants[`bare ${engine}`] =
    engine === 'native'
      ? () =>
          share(images, (image) =>
            execute(
              'tesseract',
              ['stdin', 'stdout', '-l', 'dan', '--dpi', String(Math.round(image.dpi)), 'tsv'],
              toPgm(image),
            ),
          )
      : async () => {
          const { start } = tesseractJs('dan');
          const workers = await Promise.all(Array.from({ length: WORKERS }, start));
          await share(images, (image, n) =>
            (workers[n] as (typeof workers)[0]).read([image], 'page'),
          );
          await Promise.all(workers.map((worker) => worker.end()));
        };
}

const best = new Map<string, number>();
for (let round = 0; round < Number(values.rounds); round++) {
  for (const [name, work] of Object.entries(contestants)) {
    const seconds = await timed(work);
    best.set(name, Math.min(seconds, best.get(name) ?? Number.POSITIVE_INFINITY));
    process.stderr.write(`${name}: ${seconds.toFixed(1)} s\n`);
  }
}
await rm(folder, { recursive: true });

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
const ratio = (name: string, to: string): string => {
  const [a, b] = [best.get(name), best.get(to)];
  return a === undefined || b === undefined ? '–' : (a / b).toFixed(2);
};
process.stdout.write(
  row([`${images.length} pages`, 'seconds', 'to ocrmypdf', 'to bare recognition']),
);
process.stdout.write(row(['---', '---', '---', '---']));
for (const [name, seconds] of best) {
  const engine = /run, (\w+)/.exec(name)?.[1];
  process.stdout.write(
    row([
      name,
      seconds.toFixed(1),
      ratio(name, 'ocrmypdf'),
      engine === undefined ? '–' : ratio(name, `bare ${engine}`),
    ]),
  );
}
