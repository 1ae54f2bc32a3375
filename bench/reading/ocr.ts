import { parseArgs } from 'node:util';
import { distance } from 'fastest-levenshtein';
import sharp, { type Sharp } from 'sharp';
import { seededGauss } from '../../fixtures/make/random.ts';
import { openSource } from '../../src/ingest/index.ts';
import { scaleForReading } from '../../src/ingest/page-image.ts';
import { FOR_PAINTING, openPdfjs } from '../../src/ingest/pdf/pdfjs.ts';
import { render } from '../../src/ingest/pdf/render.ts';
import type { Page, PageImage, Word } from '../../src/model/index.ts';
import { openEngine, readImagePage } from '../../src/ocr/index.ts';
import { specimenPdf } from './specimen.ts';

/**
 * How well page images are read: pages full of what OCR gets wrong, set in eight faces, at several resolutions and in
 * several states. Letters wrong (CER), words with æ, ø or å, addresses, dashes and bullets right, as a markdown table.
 * `tsx bench/reading/ocr.ts [--engine js|native] [--pages 1,2] [--states clean,turned …] [--dpi 200,100]`
 */
const { values } = parseArgs({
  options: {
    engine: { type: 'string', default: 'js' },
    pages: { type: 'string', default: '1,2,3,4,5,6,7,8' },
    states: {
      type: 'string',
      default: 'clean,turned,skewed,crooked,blurred,noisy,jpeg,tinted,pale',
    },
    dpi: { type: 'string', default: '300,200,150,100' },
    errors: { type: 'boolean', default: false },
  },
});

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
}

const toSharp = ({ width, height, grey }: Picture) =>
  sharp(grey, { raw: { width, height, channels: 1 } });

async function fromSharp(image: Sharp): Promise<Picture> {
  const { data, info } = await image
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, grey: new Uint8Array(data) };
}

const between = (low: number, high: number) => (picture: Picture) =>
  Promise.resolve({
    ...picture,
    grey: picture.grey.map((value) => low + Math.round((value * (high - low)) / 255)),
  });

/** Degrees clockwise by which pages are turned, by state. */
const TURNS: Readonly<Record<string, number>> = { turned: 0.7, skewed: 3, crooked: 6 };

function turnedBy(degrees: number) {
  return (picture: Picture) =>
    fromSharp(toSharp(picture).rotate(degrees, { background: '#ffffff' }));
}

/** What happens to pages between printing and reading; amounts of an ordinary office, not of the worst. */
const STATES: Readonly<Record<string, (picture: Picture) => Promise<Picture>>> = {
  clean: async (picture) => picture,
  ...Object.fromEntries(Object.entries(TURNS).map(([state, turn]) => [state, turnedBy(turn)])),
  blurred: (picture) => fromSharp(toSharp(picture).blur(0.9)),
  noisy: async (picture) => {
    const gauss = seededGauss(7);
    const noisy = (value: number) => Math.max(0, Math.min(255, Math.round(value + 12 * gauss())));
    return { ...picture, grey: picture.grey.map(noisy) };
  },
  jpeg: async (picture) =>
    fromSharp(sharp(await toSharp(picture).jpeg({ quality: 25 }).toBuffer())),
  tinted: between(30, 205),
  pale: between(120, 250),
};

const ADDRESS = /^[\w.-]+@[\w.-]+\.[a-z]{2,}$/;
const BULLET = /^[•·*–-]$/;
const bare = (text: string): string => text.replace(/[.,;:]+$/, '');

interface Tally {
  letters: number;
  wrong: number;
  readonly kinds: Record<string, { right: number; of: number }>;
}

/** Words in rows, top to bottom, each left to right. */
function rowsOf(words: readonly Word[]): Word[][] {
  const rows: Word[][] = [];
  for (const word of words) {
    const row = rows.find(([first]) => Math.abs((first as Word).baseline - word.baseline) < 5);
    if (row === undefined) rows.push([word]);
    else row.push(word);
  }
  return rows.map((row) => row.sort((a, b) => a.box[0] - b.box[0]));
}

/** A word's place on the page before it was turned by `degrees`, about the middle of both pages. */
function turnBack(word: Word, page: Page, truth: Page, degrees: number): Word {
  const angle = (-degrees * Math.PI) / 180;
  const place = (x: number, y: number): [number, number] => {
    const [dx, dy] = [x - page.width / 2, y - page.height / 2];
    return [
      truth.width / 2 + dx * Math.cos(angle) - dy * Math.sin(angle),
      truth.height / 2 + dx * Math.sin(angle) + dy * Math.cos(angle),
    ];
  };
  const [x0, y0, x1, y1] = word.box;
  const [, baseline] = place((x0 + x1) / 2, word.baseline);
  const [left] = place(x0, word.baseline);
  const [right] = place(x1, word.baseline);
  return { ...word, baseline, box: [left, y0, right, y1] };
}

function compare(truth: Page, read: readonly Word[], tally: Tally): void {
  const rows = rowsOf(truth.words);
  const lineOf = (word: Word): number => {
    const offs = rows.map(([first]) => Math.abs((first as Word).baseline - word.baseline));
    return offs.indexOf(Math.min(...offs));
  };
  const found = rows.map(() => [] as Word[]);
  for (const word of read) found[lineOf(word)]?.push(word);
  rows.forEach((row, i) => {
    const got = (found[i] as Word[]).sort((a, b) => a.box[0] - b.box[0]);
    const [want, have] = [row, got].map((words) => words.map(({ text }) => text).join(' ')) as [
      string,
      string,
    ];
    tally.letters += want.length;
    tally.wrong += distance(want, have);
    if (values.errors && want !== have) process.stderr.write(`  ${want}\n  ${have}\n\n`);
    const texts = got.map(({ text }) => text);
    const bares = texts.map(bare);
    const count = (kind: string, right: boolean): void => {
      const entry = tally.kinds[kind] ?? { right: 0, of: 0 };
      tally.kinds[kind] = entry;
      entry.of += 1;
      if (right) entry.right += 1;
    };
    row.forEach(({ text }, k) => {
      if (/[æøå]/i.test(text)) count('æøå', texts.includes(text));
      if (ADDRESS.test(bare(text))) count('addresses', bares.includes(bare(text)));
      if (k === 0 && BULLET.test(text)) count('bullets', texts[0] === text);
      else if (text.includes('–')) count('dashes', bares.includes(bare(text)));
      else if (/\w-\w/.test(text) && !text.includes('@'))
        count('hyphens', bares.includes(bare(text)));
    });
  });
}

/** Finer than all that is read: what is rendered at the resolution of a scan, and scaled, is blurred twice. */
const PRINTED_DPI = 450;
const KINDS = ['æøå', 'addresses', 'dashes', 'hyphens', 'bullets'];
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
const specimen = await specimenPdf();
const source = await openSource('specimen.pdf', specimen);
const pdf = await openPdfjs('specimen.pdf', specimen, { ...FOR_PAINTING, maxImageSize: -1 });
const sheets = new Map<number, ReturnType<typeof printed>>();
const engine = await openEngine(values.engine as 'js' | 'native', { workers: 2 });
process.stderr.write(`${engine.name} ${engine.version}\n`);
process.stdout.write(row(['dpi', 'state', 'CER', ...KINDS]));
process.stdout.write(row(['---', '---', '---', ...KINDS.map(() => '---')]));
for (const dpi of values.dpi.split(',').map(Number)) {
  for (const state of values.states.split(',')) {
    const tally: Tally = { letters: 0, wrong: 0, kinds: {} };
    await Promise.all(
      values.pages.split(',').map(async (text) => {
        const number = Number(text);
        const truth = await source.readPage(number);
        const page = await readImagePage(await pictureOf(number, dpi, state), engine);
        const turn = (TURNS[state] ?? 0) + (page.turned ?? 0);
        compare(
          truth,
          page.words.map((word) => turnBack(word, page, truth, turn)),
          tally,
        );
      }),
    );
    const share = (kind: string): string => {
      const { right, of } = tally.kinds[kind] ?? { right: 0, of: 0 };
      return `${right}/${of}`;
    };
    const cer = ((100 * tally.wrong) / tally.letters).toFixed(2);
    process.stdout.write(row([`${dpi}`, state, `${cer} %`, ...KINDS.map(share)]));
  }
}
await engine.close();
await source.close();
await pdf.close();

function printed(number: number): Promise<Picture & { readonly dpi: number }> {
  const known = sheets.get(number);
  if (known !== undefined) return known;
  const sheet = pdf.document
    .getPage(number)
    .then((page) => render(pdf.document, page, PRINTED_DPI))
    .then(async ({ color }) => ({
      ...(await fromSharp(color.image.flatten({ background: '#ffffff' }).greyscale())),
      dpi: PRINTED_DPI,
    }));
  sheets.set(number, sheet);
  return sheet;
}

/** As the program takes it, but without areas and rules. */
async function pictureOf(number: number, dpi: number, state: string): Promise<PageImage> {
  const full = await printed(number);
  const size = (at: number, pixels: number) => Math.round((pixels * at) / full.dpi);
  const scanned = await (STATES[state] as (picture: Picture) => Promise<Picture>)(
    await fromSharp(
      toSharp(full).resize(size(dpi, full.width), size(dpi, full.height), { fit: 'fill' }),
    ),
  );
  const scale = scaleForReading({ ...scanned, dpi });
  const read =
    scale === 1
      ? scanned
      : await fromSharp(
          toSharp(scanned).resize(
            Math.round(scanned.width * scale),
            Math.round(scanned.height * scale),
            { kernel: 'lanczos3', fit: 'fill' },
          ),
        );
  return { page: number, dpi: dpi * scale, shapes: [], rules: [], ...read };
}
