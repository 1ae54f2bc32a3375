/**
 * Makes readings.jsonl: texts set in many types, made poor images of, and read as `katalog run` reads a scan, each
 * word with the engine's confidence. What low-confidence words are mended by is learned from and measured on these.
 * Needs chromium, pdftoppm and tesseract; the result is committed, so the bench does not. `--texts PART` as in make-pages.ts.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { openSource } from '../../src/ingest/index.ts';
import { layOut } from '../../src/layout/index.ts';
import type { Page } from '../../src/model/index.ts';
import { openEngine, readImagePage } from '../../src/ocr/index.ts';
import { eachPage, type Setting } from './typeset.ts';

/** A page as OCR read it: what was printed, and its blocks, their lines, the words of these. */
export interface Reading extends Setting {
  readonly name: string;
  /** What is learned from, and what is for tests only. */
  readonly half: 'learn' | 'test';
  readonly truth: string;
  readonly blocks: readonly (readonly (readonly [text: string, confidence: number])[][])[];
}

const FONTS = {
  learn: ['Liberation Serif', 'Lato', 'C059', 'Carlito', 'DejaVu Sans', 'URW Bookman', 'Roboto'],
  test: ['Quattrocento', 'Cabin', 'Old Standard TT', 'Doulos SIL', 'Nimbus Roman', 'Open Sans'],
} as const;
const SETTINGS = [
  { dpi: 100, points: 10, jpeg: false },
  { dpi: 120, points: 9, jpeg: true },
  { dpi: 150, points: 9, jpeg: false },
] as const;
/** Texts that the decoder was developed with, and texts written when that was done. */
const TEXTS = { learn: /-dev-/, test: /-(?:fresh-[34]|unseen-\d)/ } as const;

const here = import.meta.dirname;
const out = join(here, 'readings.jsonl');
const at = process.argv.indexOf('--texts');
const chosen = at < 0 ? '' : process.argv[at + 1]!;
const lines =
  chosen === ''
    ? []
    : readFileSync(out, 'utf8')
        .trim()
        .split('\n')
        .filter((line) => !(JSON.parse(line) as Reading).name.includes(chosen));

const engine = await openEngine('native', { workers: 1 });
async function readImage(file: string, number: number): Promise<Page> {
  const source = await openSource(basename(file), readFileSync(file), {});
  const image = await source.readImage(1);
  await source.close();
  return { ...(await readImagePage(image, engine)), number };
}

for (const [textIndex, file] of readdirSync(join(here, 'texts')).sort().entries()) {
  const half = TEXTS.learn.test(file) ? 'learn' : TEXTS.test.test(file) ? 'test' : undefined;
  if (half === undefined || !file.includes(chosen)) continue;
  const truth = readFileSync(join(here, 'texts', file), 'utf8');
  for (const [i, set] of SETTINGS.entries()) {
    const setting = { ...set, font: FONTS[half][(textIndex * 3 + i) % FONTS[half].length]! };
    let number = 0;
    const pages = await eachPage(truth.trim().split('\n'), setting, (image) =>
      readImage(image, ++number),
    );
    const blocks = layOut(pages).map((block) =>
      block.lines.map((line) => line.words.map((word) => [word.text, word.confidence] as const)),
    );
    const reading: Reading = { name: file.replace('.txt', ''), half, ...setting, truth, blocks };
    lines.push(JSON.stringify(reading));
    writeFileSync(out, `${lines.join('\n')}\n`);
    console.error(`${file} ${setting.font} ${set.points} pt ${set.dpi} dpi`);
  }
}
await engine.close();
