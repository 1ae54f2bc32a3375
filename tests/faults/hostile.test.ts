import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { Parser } from 'htmlparser2';
import MarkdownIt from 'markdown-it';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { katalog, writePdf } from '../cli/katalog.ts';

/** What a document may try on those who read its records, each as the title of an offering. */
const ATTACKS = [
  '<script>alert(1)</script> for alle',
  '</script><img src=x onerror=alert(1)> og mere',
  '"><svg onload=alert(1)> i haven',
  "=HYPERLINK('http://x.example','klik') nu",
  '+1+cmd|/c calc!A1 til frokost',
  '@SUM(1+1)*cmd|/c calc!A0 om aftenen',
  '-2+3+cmd|/c calc!A0 for børn',
  '[klik](javascript:alert(1)) her',
  '![x](http://x.example/x.png) i farver',
  '../../../../etc/passwd på dansk',
  'BEGIN:VEVENT SUMMARY:x END:VEVENT i kor',
  '$(touch pwned) `touch pwned` {{7*7}} i haven',
];
/** Bodies are plain, so that the titles are what is taken for titles. */
const bodyOf = (n: number): string =>
  `Vi øver i ${n + 3} uger, og både nybegyndere og øvede får gode råd undervejs.\nSe <b>mere</b> på javascript:alert(${n}).\nDato: ${n + 1}. marts 2026 kl. 17-19\n`;
const programmeOf = (titles: readonly string[]): string =>
  titles.map((title, n) => `# ${title} v. Foreningen <i>Pensel</i>\n${bodyOf(n)}`).join('\n');
/** The same number of harmless ones, to compare with. */
const HARMLESS = ATTACKS.map((_, n) => `Akvarel på hold ${n + 1} for alle`);

/** Names of files are chosen by strangers, too. A terminal would clear its screen by the first sign. */
const NAME = '\u001b[2J=cmd $(touch pwned) <img src=x onerror=alert(1)>.pdf';

let cwd: string;
let said = '';
const run = async (...args: string[]) => {
  const ended = await katalog(args, { cwd });
  said += ended.stderr;
  expect(ended.code, ended.stderr).toBe(0);
  return ended.stdout;
};
const read = (...path: string[]) => readFile(join(cwd, ...path), 'utf8');

let hostile: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'katalog-hostile-'));
  await mkdir(join(cwd, 'in'));
  const info = {
    Title: '<script>alert(2)</script>',
    Author: '=cmd|x',
    Subject: '\u001b]0;x\u0007',
  };
  await writePdf(join(cwd, 'in', NAME), programmeOf(ATTACKS), { info });
  await writePdf(join(cwd, 'harmless.pdf'), programmeOf(HARMLESS), { info: { Title: 'Akvarel' } });
  await run('run', 'in', '--out', 'out');
  await run('run', 'harmless.pdf', '--out', 'harmless');
  const [folder] = await readdir(join(cwd, 'out'));
  hostile = join('out', folder as string);
}, 120_000);
afterAll(() => rm(cwd, { recursive: true, force: true }));

const titles = async (): Promise<string[]> =>
  JSON.parse(await read(hostile, 'catalogue.json')).offerings.map(
    ({ title }: { title: string }) => title,
  );
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** What of a page could run, load or lead away: elements that do, handlers of events, addresses of scripts. */
function active(html: string): string[] {
  const found: string[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (/^(script|img|svg|iframe|object|embed|link|base|form)$/.test(name)) found.push(name);
      for (const [attribute, value] of Object.entries(attributes)) {
        if (/^on/.test(attribute) || /^\s*(javascript|data|https?):/i.test(value)) {
          found.push(`${attribute}=${value.slice(0, 30)}`);
        }
      }
    },
  });
  parser.end(html);
  return found.sort();
}

describe('a hostile document', () => {
  test('is read as text: its titles are those that are printed', async () => {
    const read = await titles();
    expect(read.length).toBeGreaterThanOrEqual(ATTACKS.length - 2);
    expect(read.some((title) => title.includes('<script>'))).toBe(true);
    expect(read.some((title) => title.startsWith('='))).toBe(true);
  });

  test('writes nothing outside its folder, and none of its commands runs', async () => {
    const names = (await readdir(cwd)).filter((name) => name !== '.cache');
    expect(names.sort()).toEqual(['harmless', 'harmless.pdf', 'in', 'out']);
    expect(await readdir(join(cwd, 'out'))).toHaveLength(1);
    expect(hostile).not.toMatch(/[<>:"|?*\p{Cc}]/u);
  });

  test('leads no terminal astray', async () => {
    const stdout = await run('diff', join('in', NAME), 'harmless.pdf');
    expect(stdout + said).not.toMatch(/[^\P{Cc}\n]/u);
  });

  test.each([
    [
      'report.html',
      async () => [await read(hostile, 'report.html'), await read('harmless/harmless/report.html')],
    ],
    [
      'diff --format html',
      async () => [
        await run('diff', join(hostile, 'catalogue.json'), 'harmless.pdf', '--format', 'html'),
        await run('diff', 'harmless.pdf', 'harmless.pdf', '--format', 'html'),
      ],
    ],
  ])('puts nothing of its own into %s', async (_, pages) => {
    const [page, peer] = (await pages()) as [string, string];
    expect(page).toContain('Content-Security-Policy');
    expect(active(page)).toEqual(active(peer));
  });

  test('makes no formulas of cells', async () => {
    const csv = await run('export', join(hostile, 'catalogue.json'), '--to', 'csv', '--excel');
    const rows = Papa.parse<string[]>(csv.replace('\ufeff', ''), {
      delimiter: ';',
      skipEmptyLines: true,
    }).data;
    expect(rows.length).toBeGreaterThanOrEqual(ATTACKS.length - 1);
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r](?![\d.,]+$)/);
    await run('export', join(hostile, 'catalogue.json'), '--to', 'xlsx', '--out', 'out/x.xlsx');
    const parts = Object.entries(unzipSync(await readFile(join(cwd, 'out/x.xlsx'))));
    for (const [name, bytes] of parts) {
      expect(strFromU8(bytes), name).not.toMatch(
        /<f[\s>]|<script|<hyperlink|TargetMode="External"/i,
      );
    }
  });

  test('makes no markup of Markdown', async () => {
    for (const markdown of [
      await run('export', join(hostile, 'catalogue.json'), '--to', 'markdown'),
      await run('diff', join(hostile, 'catalogue.json'), 'harmless.pdf', '--format', 'markdown'),
    ]) {
      const html = new MarkdownIt({ html: true }).render(markdown);
      expect(html).not.toMatch(/<script|<img|<svg|onerror=(?!.*&gt;)|href="javascript:/i);
    }
  });

  test('adds no events to a calendar', async () => {
    const ics = await run('export', join(hostile, 'catalogue.json'), '--to', 'ics');
    const peer = await run('export', 'harmless/harmless/catalogue.json', '--to', 'ics');
    expect(count(ics, /^BEGIN:VEVENT\r?$/gm)).toBeGreaterThan(0);
    expect(count(ics, /^BEGIN:VEVENT\r?$/gm)).toBeLessThanOrEqual(
      count(peer, /^BEGIN:VEVENT\r?$/gm),
    );
  });

  test.each(['ndjson', 'jsonld'])('is data in %s', async (format) => {
    const text = await run('export', join(hostile, 'catalogue.json'), '--to', format);
    const lines = format === 'ndjson' ? text.trimEnd().split('\n') : [text];
    for (const line of lines) expect(() => JSON.parse(line)).not.toThrow();
    expect(text).toContain(JSON.stringify('<script>').slice(1, -1));
  });

  test('leaves its package in its folder', async () => {
    await run(
      'export',
      join(hostile, 'catalogue.json'),
      '--to',
      'datapackage',
      '--out',
      'out/package',
    );
    for (const name of await readdir(join(cwd, 'out/package'))) expect(name).toMatch(/^[\w.-]+$/);
  });

  test('as plain text passes no control signs on', async () => {
    await writeFile(
      join(cwd, 'a.txt'),
      programmeOf(HARMLESS).replaceAll('# ', '').replace('hold 3', 'hold \u001b[2J\u0007 3'),
    );
    await run('run', 'a.txt', '--out', 'out/plain');
    const stdout = await run('diff', 'a.txt', 'harmless.pdf');
    expect(stdout + said).not.toMatch(/[^\P{Cc}\n]/u);
  });
});
