import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bareJs, bareNative, imagesOf } from './speed/bare.ts';
import { joined } from './speed/documents.ts';
import { type Cost, costHere, costOf, interleaved } from './speed/measure.ts';
import { partsOfReading } from './speed/parts.ts';

/**
 * Time and memory of `katalog run`, beside programs that do part of the work, on documents joined of the fixtures;
 * markdown tables. Contestants run by turns; of several rounds the best counts. CPU seconds tell what a program costs
 * where other work runs beside it.
 * `tsx bench/reading/speed.ts [--only scan,native,digital,start,cache,memory,workers,parts] [--pages 20] [--rounds 1]`; needs
 * `npm run prepare`; for the peers ocrmypdf and tesseract.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'start,digital,cache,scan,native,memory' },
    pages: { type: 'string', default: '20' },
    rounds: { type: 'string', default: '1' },
    long: { type: 'string', default: '300' },
  },
});
const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const PDFJS = import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs');
const WORKERS = 2;
const rounds = Number(values.rounds);
const pages = Number(values.pages);
const folder = await mkdtemp(join(tmpdir(), 'katalog-speed-'));

async function put(name: string, bytes: Uint8Array): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, bytes);
  return file;
}

const run = (file: string, flags: readonly string[] = [], cache?: string): Promise<Cost> =>
  costOf(
    process.execPath,
    [
      ...[MAIN, 'run', file, '--out', join(folder, 'out'), '--quiet'],
      ...['--jobs', String(WORKERS), ...flags],
    ],
    { KATALOG_CACHE: cache ?? join(folder, 'unused') },
  );

const row = (cells: readonly string[]): void => {
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
};
const head = (...cells: readonly string[]): void => {
  process.stdout.write('\n');
  row(cells);
  row(cells.map(() => '---'));
};
const seconds = (value: number): string => value.toFixed(1);
const ratio = (a: number, b: number): string => (a / b).toFixed(2);

/** A scan read by us, by ocrmypdf, and its page images merely recognised. */
async function scan(engine: 'js' | 'native'): Promise<void> {
  const pdf = await joined('.scan.pdf', pages);
  const file = await put('scan.pdf', pdf);
  const images = await imagesOf(pdf);
  const bare = engine === 'js' ? bareJs : bareNative;
  const costs = await interleaved(
    {
      'katalog run': () => run(file, ['--no-cache', '--ocr-engine', engine]),
      'bare recognition': () => costHere(() => bare(images, WORKERS)),
      ocrmypdf: () =>
        costOf('ocrmypdf', [
          ...['-l', 'dan', '--jobs', String(WORKERS)],
          ...[file, join(folder, 'peer.pdf')],
        ]),
    },
    rounds,
  );
  const [ours, part, peer] = [...costs.values()] as [Cost, Cost, Cost];
  head(
    `${images.length} scanned pages, ${engine}`,
    'wall s',
    'CPU s',
    'wall to bare',
    'wall to ocrmypdf',
  );
  for (const [name, { wall, cpu }] of costs) {
    // the CPU of processes is not this process'
    const told = name === 'bare recognition' && engine === 'native' ? '–' : seconds(cpu);
    row([name, seconds(wall), told, ratio(wall, part.wall), ratio(wall, peer.wall)]);
  }
  if (engine === 'js')
    row(['CPU of katalog run', '', '', ratio(ours.cpu, part.cpu), ratio(ours.cpu, peer.cpu)]);
}

/** A document that was set, read by us, and its text merely taken out by pdfjs; start-up apart. */
async function digital(): Promise<void> {
  const script = `
    import { readFileSync } from 'node:fs';
    import { getDocument } from ${JSON.stringify(PDFJS)};
    const pdf = await getDocument({ data: new Uint8Array(readFileSync(process.argv[1])), verbosity: 0 }).promise;
    for (let n = 1; n <= pdf.numPages; n++) await (await pdf.getPage(n)).getTextContent();
  `;
  const files = {
    '1': await put('1.pdf', await joined('.pdf', 1)),
    '100': await put('100.pdf', await joined('.pdf', 100)),
  };
  const pdfjs = (file: string) =>
    costOf(process.execPath, ['--input-type=module', '-e', script, file]);
  const costs = await interleaved(
    {
      'katalog, 1': () => run(files['1'], ['--no-cache', '--report', 'none']),
      'katalog, 100': () => run(files['100'], ['--no-cache', '--report', 'none']),
      'katalog with report, 100': () => run(files['100'], ['--no-cache']),
      'getTextContent, 1': () => pdfjs(files['1']),
      'getTextContent, 100': () => pdfjs(files['100']),
    },
    Math.max(2, rounds),
  );
  const of = (name: string): Cost => costs.get(name) as Cost;
  const apart = (name: string, key: 'wall' | 'cpu') =>
    of(`${name}, 100`)[key] - of(name.startsWith('k') ? 'katalog, 1' : `${name}, 1`)[key];
  head(
    '100 pages that were set',
    'wall s',
    'CPU s',
    '… start-up apart',
    'wall to getTextContent',
    'CPU to getTextContent',
  );
  for (const name of ['katalog', 'katalog with report', 'getTextContent']) {
    const { wall, cpu } = of(`${name}, 100`);
    row([
      ...[
        name,
        seconds(wall),
        seconds(cpu),
        `${seconds(apart(name, 'wall'))} / ${seconds(apart(name, 'cpu'))}`,
      ],
      ratio(apart(name, 'wall'), apart('getTextContent', 'wall')),
      ratio(apart(name, 'cpu'), apart('getTextContent', 'cpu')),
    ]);
  }
}

/** Workers of tesseract.js as it comes, and with our script: the pages being read out of the PDF is the same in both. */
async function workers(): Promise<void> {
  const script = fileURLToPath(new URL('./speed/workers.ts', import.meta.url));
  const costs = await interleaved(
    Object.fromEntries(
      ['package', 'script'].map((kind) => [
        kind,
        () => costOf(process.execPath, ['--import', 'tsx', script, kind, `${pages}`]),
      ]),
    ),
    Math.max(3, rounds),
  );
  head(`${pages} page images, two workers`, 'wall s', 'CPU s');
  for (const [kind, { wall, cpu }] of costs) {
    const name = kind === 'package' ? 'tesseract.js as it comes' : 'tesseract.js with our script';
    row([name, seconds(wall), seconds(cpu)]);
  }
}

/** What the parts of reading a scan take, beside bare recognition of its pages in the same thread. */
async function parts(): Promise<void> {
  const costs = await partsOfReading(await joined('.scan.pdf', pages));
  const bare = costs.get('bare recognition')?.cpu ?? 0;
  head(`${pages} scanned pages, one thread`, 'images', 'CPU s', '% of bare');
  for (const [name, { cpu, images }] of [...costs].sort(([, a], [, b]) => b.cpu - a.cpu)) {
    row([name, `${images}`, cpu.toFixed(2), ((100 * cpu) / bare).toFixed(1)]);
  }
}

async function start(): Promise<void> {
  const costs = await interleaved(
    {
      'katalog --help': () => costOf(process.execPath, [MAIN, '--help']),
      'node -e 0': () => costOf(process.execPath, ['-e', '0']),
    },
    7,
  );
  head('start-up, best of 7', 'wall ms', 'CPU ms');
  for (const [name, { wall, cpu }] of costs) {
    row([name, (1000 * wall).toFixed(0), (1000 * cpu).toFixed(0)]);
  }
}

/** The first run, the next, and one with another option of extraction. */
async function cache(): Promise<void> {
  const file = await put('scan.pdf', await joined('.scan.pdf', pages));
  const kept = join(folder, 'cache');
  const first = await run(file, [], kept);
  const rest = await interleaved(
    {
      again: () => run(file, [], kept),
      'again, no report': () => run(file, ['--report', 'none'], kept),
      'another profile': () => run(file, ['--profile', 'generic'], kept),
    },
    2,
  );
  head(`${pages} scanned pages, cache`, 'wall s', 'CPU s', 'CPU of the first to it');
  for (const [name, { wall, cpu }] of [['first', first] as const, ...rest]) {
    row([name, seconds(wall), seconds(cpu), ratio(first.cpu, cpu)]);
  }
}

async function memory(): Promise<void> {
  const sizes = [30, Number(values.long)];
  head('memory', 'pages', 'peak MB');
  for (const size of sizes) {
    const file = await put(`scan-${size}.pdf`, await joined('.scan.pdf', size));
    const { peak } = await run(file, ['--no-cache', '--report', 'none']);
    row(['katalog run, js', `${size}`, peak.toFixed(0)]);
  }
}

const subjects: Readonly<Record<string, () => Promise<void>>> = {
  start,
  digital,
  workers,
  parts,
  cache,
  scan: () => scan('js'),
  native: () => scan('native'),
  memory,
};
try {
  for (const name of values.only.split(',')) {
    const measure = subjects[name];
    if (measure === undefined) throw new RangeError(`no such measurement: ${name}`);
    await measure();
  }
} finally {
  await rm(folder, { recursive: true });
}
