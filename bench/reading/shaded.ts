import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import PDFDocument from 'pdfkit';
import { openSource } from '../../src/ingest/index.ts';
import { openEngine, readImagePage } from '../../src/ocr/index.ts';
import { chance } from './order/random.ts';
import { scanOf } from './order/scan.ts';
import { stockOf } from './order/stock.ts';
import { fonts } from './order/style.ts';
import { type Count, countWords, NOTHING, sum } from './words.ts';

/**
 * White text on coloured boxes, scanned at 200 dpi: how many of its words are read, by the colour, as a markdown table;
 * beside it those of tesseract's reading of the page alone. A page has a title, a few lines and a list in four boxes
 * of one colour.
 * `tsx bench/reading/shaded.ts [--half test] [--pages 6] [--engine js|native] [--faults]`
 */
const { values } = parseArgs({
  options: {
    half: { type: 'string', default: 'develop' },
    pages: { type: 'string', default: '6' },
    engine: { type: 'string', default: 'js' },
    faults: { type: 'boolean', default: false },
  },
});

const require = createRequire(import.meta.url);
const COLORS = ['#005a70', '#8a2f3c', '#2f7d34', '#d2691e', '#3b6fb5', '#444444'];
const [PAPER_WIDTH, PAPER_HEIGHT, MARGIN] = [595, 842, 48];

interface ColoredPage {
  readonly pdf: Uint8Array;
  readonly color: string;
  readonly words: readonly string[];
}

/** A page of four boxes, two beside each other, under a line of dark text. */
async function coloredPage(seed: number): Promise<ColoredPage> {
  const random = chance(seed);
  const stock = stockOf(random);
  const color = COLORS[(seed >> 1) % COLORS.length] as string;
  const font = random.pick(fonts);
  const face = (weight: 400 | 700) =>
    require.resolve(`@fontsource/${font}/files/${font}-latin-${weight}-normal.woff`);
  const document = new PDFDocument({ size: [PAPER_WIDTH, PAPER_HEIGHT], margin: MARGIN });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<void>((resolve) => document.on('end', resolve));
  document.font(face(400)).fontSize(10).fillColor('#1d1d1b').text(stock.paragraph());
  const words: string[] = [];
  const width = (PAPER_WIDTH - 2 * MARGIN - 16) / 2;
  const size = random.between(8.5, 11.5);
  for (const [column, row] of [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ] as const) {
    const [left, top] = [MARGIN + column * (width + 16), 180 + row * 290];
    document.rect(left, top, width, 270).fill(color);
    const lines: readonly (readonly [text: string, weight: 400 | 700, size: number])[] = [
      [stock.title(), 700, size * 1.4],
      [stock.brief(160), 400, size],
      ...stock
        .list()
        .slice(0, 3)
        .map((item) => [`• ${item}`, 400, size] as const),
      [stock.brief(110), 400, size],
    ];
    document.x = left + 12;
    document.y = top + 12;
    for (const [text, weight, points] of lines) {
      document.font(face(weight)).fontSize(points).fillColor('#ffffff');
      const height = document.heightOfString(text, { width: width - 24 });
      if (document.y + height > top + 262) continue;
      document.text(text, { width: width - 24, lineGap: 1.5 }).moveDown(0.4);
      words.push(...text.replace('• ', '').split(' '));
    }
  }
  document.end();
  await done;
  return { pdf: Buffer.concat(chunks), color, words };
}

/** The words of a page as katalog reads them, and as the first reading of the page does, which sees no boxes. */
async function readings(scan: Uint8Array): Promise<{ ours: string[]; alone: string[] }> {
  const source = await openSource('scan.pdf', scan);
  const image = await source.readImage(1);
  const texts = async (seen: typeof image): Promise<string[]> =>
    (await readImagePage(seen, engine)).words.map(({ text }) => text);
  const read = { ours: await texts(image), alone: await texts({ ...image, shapes: [] }) };
  await source.close();
  return read;
}

const engine = await openEngine(values.engine as 'js' | 'native', { workers: 2 });
const totals = new Map<string, { ours: Count; alone: Count }>();
const seeds = Array.from(
  { length: Number(values.pages) },
  (_, i) => 2 * i + (values.half === 'test' ? 2 : 1),
);
try {
  for (const seed of seeds) {
    const { pdf, color, words } = await coloredPage(seed);
    const { ours, alone } = await readings(await scanOf(pdf));
    const counts = { ours: countWords(words, ours), alone: countWords(words, alone) };
    for (const key of [color, 'all']) {
      const before = totals.get(key) ?? { ours: NOTHING, alone: NOTHING };
      totals.set(key, {
        ours: sum(before.ours, counts.ours),
        alone: sum(before.alone, counts.alone),
      });
    }
    if (values.faults) process.stderr.write(`${color}: missed ${counts.ours.missed.join(' ')}\n`);
  }
} finally {
  await engine.close();
}

const share = ({ right, truth }: Count): string => `${((100 * right) / truth).toFixed(1)} %`;
process.stdout.write(
  '| white on | words | read | without the boxes |\n| --- | --- | --- | --- |\n',
);
for (const [color, { ours, alone }] of [...totals].sort(([a], [b]) => a.localeCompare(b))) {
  process.stdout.write(`| ${color} | ${ours.truth} | ${share(ours)} | ${share(alone)} |\n`);
}
