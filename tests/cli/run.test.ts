import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CatalogueFile } from '../../src/model/index.ts';
import { temporaryFolder } from '../batch/stand-in.ts';
import { katalog, programme, writePdf } from './katalog.ts';

const read = async (...path: string[]) => readFile(join(...path), 'utf8');
const titles = async (folder: string) =>
  CatalogueFile.parse(JSON.parse(await read(folder, 'catalogue.json'))).offerings.map(
    ({ title }) => title,
  );

describe('katalog run', () => {
  it('writes the records of a PDF below output/, and says so on standard error only', async () => {
    const cwd = await temporaryFolder();
    await writePdf(join(cwd, 'forår 2026.pdf'), programme);
    const { code, stdout, stderr } = await katalog(['run', 'forår 2026.pdf'], { cwd });
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toMatch(/^\[1\/1\] forår 2026\.pdf: reading\n/);
    expect(stderr).toMatch(
      /\n\[1\/1\] forår 2026\.pdf: 1 page, 3 offerings.* → output\/forår 2026 \(\d+\.\d s\)\n$/,
    );
    const folder = join(cwd, 'output', 'forår 2026');
    expect(await titles(folder)).toEqual(['Mal med akvarel', 'Byg en fuglekasse', 'Syng sammen']);
    expect((await readdir(folder)).sort()).toEqual([
      'catalogue.json',
      'edits.jsonl',
      'report.html',
      'run.json',
      'text.txt',
    ]);
    expect(await read(folder, 'text.txt')).toContain('Tag en pude og en flaske vand med.');
  });

  it('reads standard input', async () => {
    const cwd = await temporaryFolder();
    const { code } = await katalog(['run', '-', '--out', '.'], { cwd, stdin: programme });
    expect(code).toBe(0);
    expect(await read(cwd, 'stdin', 'text.txt')).toContain('Tag en pude');
  });

  it('says nothing when it is quiet and all is well', async () => {
    const cwd = await temporaryFolder();
    await writePdf(join(cwd, 'a.pdf'), programme);
    const ended = await katalog(['run', 'a.pdf', '--quiet'], { cwd });
    expect(ended).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('logs JSON lines on demand', async () => {
    const cwd = await temporaryFolder();
    await writePdf(join(cwd, 'a.pdf'), programme);
    const { stderr } = await katalog(['run', 'a.pdf', 'b.pdf', '--log', 'json'], { cwd });
    const lines = stderr.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { level: 'info', event: 'begin', total: 2 },
      { level: 'error', event: 'end', label: 'b.pdf', error: { name: 'InputError', exitCode: 3 } },
      { level: 'info', event: 'start', label: 'a.pdf' },
      { level: 'info', event: 'page', label: 'a.pdf', done: 0, total: 1 },
      { level: 'info', event: 'page', label: 'a.pdf', done: 1, total: 1 },
      { level: 'info', event: 'end', label: 'a.pdf', folder: join('output', 'a'), offerings: 3 },
    ]);
  });

  it('gives the same bytes in every run, at any number of jobs', async () => {
    const cwd = await temporaryFolder();
    await writePdf(join(cwd, 'a.pdf'), programme, { pages: 3 });
    const results = [];
    for (const jobs of ['1', '3']) {
      const { code } = await katalog(['run', 'a.pdf', '--jobs', jobs, '--no-cache'], { cwd });
      expect(code).toBe(0);
      const files = ['catalogue.json', 'text.txt', 'edits.jsonl', 'report.html'];
      results.push(await Promise.all(files.map((file) => read(cwd, 'output', 'a', file))));
    }
    expect(results[1]).toEqual(results[0]);
  });
});

describe('katalog run, when an input is at fault', () => {
  const alone = ['missing.pdf', 'locked.pdf', 'blank.txt'];
  /** The faults of single inputs: how to make it, the exit code, what is said. */
  const faults: readonly [string, (file: string) => Promise<void>, number, RegExp][] = [
    ['missing.pdf', async () => {}, 3, /there is no such file or folder/],
    ['empty.pdf', (file) => writeFile(file, ''), 3, /empty/],
    [
      'empty-folder',
      async (file) => void (await mkdir(file)),
      3,
      /holds nothing that katalog reads/,
    ],
    [
      'letter.docx',
      (file) => writeFile(file, 'PK\u0003\u0004\u0014\0\u0006\0'.padEnd(200, '\0')),
      3,
      /of a kind that katalog does not read.*save or print it as PDF/,
    ],
    [
      'truncated.pdf',
      async (file) => {
        await writePdf(file, programme);
        await writeFile(file, (await readFile(file)).subarray(0, 600));
      },
      3,
      /cut short or damaged/,
    ],
    ['locked.pdf', (file) => writePdf(file, programme, { userPassword: 'nøgle' }), 4, /--password/],
    [
      'blank.txt',
      (file) => writeFile(file, 'Dagens vejr er gråt.\n'),
      8,
      /nothing that looks like an offering/,
    ],
  ];

  it.each(faults.filter(([name]) => alone.includes(name)))(
    '%s alone has its exit code and one line that helps',
    async (name, make, exit, message) => {
      const cwd = await temporaryFolder();
      await make(join(cwd, name));
      const { code, stdout, stderr } = await katalog(['run', name, '--quiet'], { cwd });
      expect({ code, stdout }).toEqual({ code: exit, stdout: '' });
      expect(stderr).toMatch(message);
      expect(stderr.startsWith(`katalog: ${name}: `)).toBe(true);
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    },
  );

  it('tells of each input that fails, does the others all the same, and ends with 6', async () => {
    const cwd = await temporaryFolder();
    for (const [name, make] of faults) await make(join(cwd, name));
    await writePdf(join(cwd, 'well.pdf'), programme);
    const names = [...faults.map(([name]) => name), 'well.pdf'];
    const ended = await katalog(['run', ...names, '--quiet', '--log', 'json'], { cwd });
    expect(ended.code).toBe(6);
    const told = new Map(
      ended.stderr
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line))
        .map(({ label, error }) => [label, error]),
    );
    for (const [name, , exitCode, message] of faults) {
      const { reason, remedy, ...error } = told.get(name);
      expect({ name, exitCode: error.exitCode }).toEqual({ name, exitCode });
      expect(`${reason}. ${remedy}.`).toMatch(message);
    }
    expect(told.size).toBe(faults.length);
    expect(await titles(join(cwd, 'output', 'well'))).toHaveLength(3);
    expect((await readdir(join(cwd, 'output'))).sort()).toEqual(['blank', 'well']);
  });

  it('opens an encrypted PDF with its password, and names no password anywhere', async () => {
    const cwd = await temporaryFolder();
    await writePdf(join(cwd, 'a.pdf'), programme, { userPassword: 'pære' });
    expect((await katalog(['run', 'a.pdf', '--password', 'æble'], { cwd })).code).toBe(4);
    const { code, stderr } = await katalog(['run', 'a.pdf', '--password', 'pære'], { cwd });
    expect(code).toBe(0);
    expect(stderr + (await read(cwd, 'output', 'a', 'run.json'))).not.toContain('pære');
  });

  it('keeps to the limits it is given', async () => {
    const cwd = await temporaryFolder();
    await writePdf(join(cwd, 'a.pdf'), programme, { pages: 3 });
    const pages = await katalog(['run', 'a.pdf', '--max-pages', '2', '--quiet'], { cwd });
    expect(pages.code).toBe(5);
    expect(pages.stderr).toMatch(/--max-pages/);
    const time = await katalog(['run', 'a.pdf', '--timeout', '0.001', '--quiet'], { cwd });
    expect(time.code).toBe(5);
    expect(time.stderr).toMatch(/longer than the 0.001 s allowed/);
  });

  it('ends with 7 where the results cannot be written', async () => {
    const cwd = await temporaryFolder();
    await writePdf(join(cwd, 'a.pdf'), programme);
    const { code, stderr } = await katalog(['run', 'a.pdf', '--out', 'a.pdf'], { cwd });
    expect(code).toBe(7);
    expect(stderr).toMatch(/a\.pdf: a file stands where a folder is needed/);
  });

  it('ends with 2 where the profile is none', async () => {
    const cwd = await temporaryFolder();
    await writePdf(join(cwd, 'a.pdf'), programme);
    const { code, stderr } = await katalog(['run', 'a.pdf', '--profile', 'nowhere'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/nowhere/);
  });

  it('tells a profile that is none once, and begins no document', async () => {
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, 'own.json'), '{ "name": 1 }');
    await writePdf(join(cwd, 'a.pdf'), programme);
    await writePdf(join(cwd, 'b.pdf'), programme);
    const args = ['run', 'a.pdf', 'b.pdf', '--profile', './own.json'];
    const { code, stderr } = await katalog(args, { cwd });
    expect(code).toBe(3);
    expect(stderr).toMatch(
      /^katalog: \.\/own\.json: not a profile: name: .*docs\/profiles\.md.*\n$/,
    );
    expect(await readdir(cwd)).not.toContain('output');
  });

  it('shows where an error arose only when it is asked to', async () => {
    const cwd = await temporaryFolder();
    const plain = await katalog(['run', 'a.pdf'], { cwd });
    expect(plain.stderr).not.toMatch(/\n\s+at /);
    const debug = await katalog(['run', 'a.pdf'], { cwd, env: { KATALOG_DEBUG: '1' } });
    expect(debug.stderr).toMatch(/\n\s+at .*\n(.*\n)*Caused by: Error: ENOENT/);
  });
});

describe('katalog run, when it is interrupted', () => {
  it('ends soon with 130, nothing half-written', async () => {
    const cwd = await temporaryFolder();
    await writePdf(join(cwd, 'a.pdf'), programme, { pages: 300 });
    let interrupted = 0;
    const { code, stderr } = await katalog(['run', 'a.pdf', '--ocr', 'always'], {
      cwd,
      onProgress: (kill) => {
        setTimeout(() => {
          interrupted = Date.now();
          kill('SIGINT');
        }, 1500);
      },
    });
    expect(code).toBe(130);
    // two seconds, and half a second for a busy machine to end the process
    expect(Date.now() - interrupted).toBeLessThan(2500);
    expect(stderr).toMatch(/\nkatalog: interrupted\. .*run it again for the rest\.\n$/);
    expect(await readdir(join(cwd, 'output'))).toEqual([]);
  });
});
