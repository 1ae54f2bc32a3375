/**
 * Makes pages.jsonl: the texts set in many types, made images of at several resolutions and read by Tesseract with
 * its English model. `--texts PART` makes those anew whose name has it, and keeps the rest. The result is committed, so the bench
 * itself needs neither chromium nor tesseract.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Setting, setAndRead } from './typeset.ts';

/** A page as the bench reads it: what was printed and what was read. */
export interface EvaluationPage extends Setting {
  readonly name: string;
  readonly set: 'admin' | 'prose';
  /**
   * What may be looked at while developing, what was for tests only, what was written when both were done, and what
   * nobody has looked at the failures of.
   */
  readonly half: 'dev' | 'test' | 'fresh' | 'unseen';
  readonly truth: string;
  readonly read: string;
}

const FONTS = {
  dev: [
    'Liberation Serif',
    'Liberation Sans',
    'DejaVu Sans',
    'C059',
    'Lato',
    'Carlito',
    'URW Bookman',
    'Roboto',
  ],
  test: [
    'Liberation Serif',
    'Open Sans',
    'DejaVu Serif',
    'P052',
    'EB Garamond',
    'Caladea',
    'URW Gothic',
    'Nimbus Sans',
  ],
  fresh: [
    'Linux Libertine O',
    'Inter',
    'PT Sans',
    'Gentium Basic',
    'Vollkorn',
    'PT Serif',
    'Cantarell',
    'Charis SIL',
    'Junicode Two Beta',
    'Linux Biolinum O',
  ],
  unseen: [
    'Andika',
    'Quattrocento',
    'Cabin',
    'Roboto Condensed',
    'Old Standard TT',
    'Quattrocento Sans',
    'Doulos SIL',
    'Liberation Sans Narrow',
    'Open Sans',
    'Nimbus Roman',
  ],
} as const;
/** Settings of each text: administrative pages at 200 dpi, prose from 90 to 300. */
const SETTINGS = {
  admin: [
    { dpi: 200, points: 10, jpeg: false },
    { dpi: 200, points: 11, jpeg: true },
    { dpi: 200, points: 9, jpeg: false },
    { dpi: 300, points: 10, jpeg: false },
  ],
  prose: [
    { dpi: 200, points: 10, jpeg: false },
    { dpi: 150, points: 9, jpeg: true },
    { dpi: 110, points: 10, jpeg: false },
    { dpi: 90, points: 11, jpeg: false },
    { dpi: 150, points: 11, jpeg: false },
    { dpi: 300, points: 9, jpeg: true },
  ],
} as const;

const here = import.meta.dirname;
const chosen = process.argv.includes('--texts')
  ? process.argv[process.argv.indexOf('--texts') + 1]!
  : '';

const lines: string[] =
  chosen === ''
    ? []
    : readFileSync(join(here, 'pages.jsonl'), 'utf8')
        .trim()
        .split('\n')
        .filter((line) => !(JSON.parse(line) as EvaluationPage).name.includes(chosen));
for (const [textIndex, file] of readdirSync(join(here, 'texts')).sort().entries()) {
  if (!file.includes(chosen)) continue;
  const [set, half] = file.split('-') as [EvaluationPage['set'], EvaluationPage['half']];
  const truth = readFileSync(join(here, 'texts', file), 'utf8');
  const paragraphs = truth.trim().split('\n');
  for (const [i, { dpi, points, jpeg }] of SETTINGS[set].entries()) {
    const fonts = FONTS[half];
    const setting: Setting = {
      font: fonts[(i * 3 + textIndex * 5) % fonts.length]!,
      points,
      dpi,
      jpeg,
    };
    const read = (await setAndRead(paragraphs, setting)).join('').replace(/\s*$/, '\n');
    const page: EvaluationPage = {
      name: file.replace('.txt', ''),
      set,
      half,
      ...setting,
      truth,
      read,
    };
    lines.push(JSON.stringify(page));
    console.error(
      `${file} ${setting.font} ${points} pt ${dpi} dpi: ${read.split(/\s+/).length} words`,
    );
  }
}
writeFileSync(join(here, 'pages.jsonl'), `${lines.join('\n')}\n`);
