/** Text set in a type, printed to PDF and made an image of, as a scanner would see it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Setting {
  readonly font: string;
  readonly points: number;
  readonly dpi: number;
  /** Whether the image goes through a poor JPEG. */
  readonly jpeg: boolean;
}

const quiet = { stdio: 'pipe', env: { ...process.env, OMP_THREAD_LIMIT: '1' } } as const;
const asHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * Sets the paragraphs, hands the image files of its pages on in their order, and gives what is made of each.
 * Needs chromium and pdftoppm on the machine.
 */
export async function eachPage<T>(
  paragraphs: readonly string[],
  { font, points, dpi, jpeg }: Setting,
  use: (file: string) => T | Promise<T>,
): Promise<T[]> {
  const work = mkdtempSync(join(tmpdir(), 'katalog-pages-'));
  const html = join(work, 'page.html');
  const pdf = join(work, 'page.pdf');
  const style = `@page{size:A4;margin:20mm} body{font:${points}pt '${font}';line-height:1.35;width:150mm} p{margin:0 0 6pt}`;
  const body = paragraphs.map((p) => `<p>${asHtml(p)}</p>`).join('\n');
  writeFileSync(html, `<html lang="da"><meta charset="utf8"><style>${style}</style>${body}</html>`);
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
  const image = jpeg ? ['-jpeg', '-jpegopt', 'quality=20', '-gray'] : ['-png', '-gray'];
  execFileSync('pdftoppm', ['-r', String(dpi), ...image, pdf, join(work, 'image')], quiet);
  const made: T[] = [];
  for (const file of readdirSync(work)
    .filter((name) => name.startsWith('image'))
    .sort()) {
    made.push(await use(join(work, file)));
  }
  rmSync(work, { recursive: true });
  return made;
}

/** What native Tesseract reads on each page with its English model. */
export const setAndRead = (paragraphs: readonly string[], setting: Setting): Promise<string[]> =>
  eachPage(paragraphs, setting, (file) =>
    execFileSync(
      'tesseract',
      [file, '-', '-l', 'eng', '--dpi', String(setting.dpi)],
      quiet,
    ).toString('utf8'),
  );
