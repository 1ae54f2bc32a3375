/**
 * Makes pages.jsonl: the texts set in many types, printed to PDF, made images of at several resolutions and read by
 * Tesseract with its English model. Needs chromium, pdftoppm and tesseract on the machine; the result is committed,
 * so the bench itself needs none of them.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A page as the bench reads it: what was printed and what was read. */
export interface EvaluationPage {
  readonly name: string;
  readonly set: 'admin' | 'prose';
  /** What may be looked at while developing, and what is for tests only. */
  readonly half: 'dev' | 'test';
  readonly font: string;
  readonly points: number;
  readonly dpi: number;
  readonly jpeg: boolean;
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
const work = mkdtempSync(join(tmpdir(), 'katalog-pages-'));
const asHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function readBack(
  paragraphs: readonly string[],
  font: string,
  points: number,
  dpi: number,
  jpeg: boolean,
): string {
  const html = join(work, 'page.html');
  const pdf = join(work, 'page.pdf');
  const style = `@page{size:A4;margin:20mm} body{font:${points}pt '${font}';line-height:1.35;width:150mm} p{margin:0 0 6pt}`;
  const body = paragraphs.map((p) => `<p>${asHtml(p)}</p>`).join('\n');
  writeFileSync(html, `<html lang="da"><meta charset="utf8"><style>${style}</style>${body}</html>`);
  const quiet = { stdio: 'pipe', env: { ...process.env, OMP_THREAD_LIMIT: '1' } } as const;
  execFileSync(
    'chromium',
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-pdf-header-footer',
      `--print-to-pdf=${pdf}`,
      pathToFileURL(html).href,
    ],
    quiet,
  );
  const format = jpeg ? ['-jpeg', '-jpegopt', 'quality=20', '-gray'] : ['-png', '-gray'];
  execFileSync('pdftoppm', ['-r', String(dpi), ...format, pdf, join(work, 'image')], quiet);
  const images = readdirSync(work)
    .filter((file) => file.startsWith('image'))
    .sort();
  const read = images.map((image) =>
    execFileSync(
      'tesseract',
      [join(work, image), '-', '-l', 'eng', '--dpi', String(dpi)],
      quiet,
    ).toString('utf8'),
  );
  for (const image of images) rmSync(join(work, image));
  return read.join('').replace(/\s*$/, '\n');
}

const pages: EvaluationPage[] = [];
for (const [textIndex, file] of readdirSync(join(here, 'texts')).sort().entries()) {
  const [set, half] = file.split('-') as [EvaluationPage['set'], EvaluationPage['half']];
  const truth = readFileSync(join(here, 'texts', file), 'utf8');
  const paragraphs = truth.trim().split('\n');
  SETTINGS[set].forEach(({ dpi, points, jpeg }, i) => {
    const fonts = FONTS[half];
    const font = fonts[(i * 3 + textIndex * 5) % fonts.length]!;
    const read = readBack(paragraphs, font, points, dpi, jpeg);
    pages.push({ name: file.replace('.txt', ''), set, half, font, points, dpi, jpeg, truth, read });
    console.error(`${file} ${font} ${points} pt ${dpi} dpi: ${read.split(/\s+/).length} words`);
  });
}
writeFileSync(join(here, 'pages.jsonl'), pages.map((page) => `${JSON.stringify(page)}\n`).join(''));
rmSync(work, { recursive: true });
