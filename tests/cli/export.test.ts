import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resultFor, temporaryFolder } from '../batch/stand-in.ts';
import { katalog } from './katalog.ts';

/** A folder with two catalogues, one.json and two.json. */
async function folderOfTwo(): Promise<string> {
  const cwd = await temporaryFolder();
  const write = (name: string, text: string) =>
    writeFile(join(cwd, `${name}.json`), JSON.stringify(resultFor(`${name}.txt`, text).catalogue));
  await write('one', 'Kor\nDans\n');
  await write('two', '=Kor\n');
  return cwd;
}

describe('katalog export', () => {
  it('makes one export of several catalogues, on standard output', async () => {
    const cwd = await folderOfTwo();
    const { code, stdout, stderr } = await katalog(
      ['export', 'one.json', 'two.json', '--to', 'ndjson'],
      { cwd },
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ title, document }) => [title, document.fileName])).toEqual([
      ['Kor', 'one.txt'],
      ['Dans', 'one.txt'],
      ['=Kor', 'two.txt'],
    ]);
  });

  it('reads standard input', async () => {
    const cwd = await temporaryFolder();
    const stdin = JSON.stringify(resultFor('a.txt', 'Kor\n').catalogue);
    const { code, stdout } = await katalog(['export', '-', '--to', 'markdown'], { cwd, stdin });
    expect(code).toBe(0);
    expect(stdout).toBe('# a.txt\n\n## Kor\n\n- **Type:** Kursus\n');
  });

  it('writes a file, for Excel if wanted, and makes its folder', async () => {
    const cwd = await folderOfTwo();
    const args = ['export', 'two.json', '--to', 'csv', '--excel', '--out', 'til/excel.csv'];
    const { code, stdout } = await katalog(args, { cwd });
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    const text = await readFile(join(cwd, 'til/excel.csv'), 'utf8');
    expect(text).toMatch(/^\ufeffid;title;/);
    expect(text).toContain(";'=Kor;");
  });

  it('writes a folder where the format has several files', async () => {
    const cwd = await folderOfTwo();
    const { code } = await katalog(
      ['export', 'one.json', '--to', 'datapackage', '--out', 'pakke'],
      { cwd },
    );
    expect(code).toBe(0);
    expect(await readdir(join(cwd, 'pakke'))).toEqual(['datapackage.json', 'offerings.csv']);
  });

  it('writes what is no text to a file only', async () => {
    const cwd = await folderOfTwo();
    for (const format of ['xlsx', 'datapackage']) {
      const { code, stdout, stderr } = await katalog(['export', 'one.json', '--to', format], {
        cwd,
      });
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain('Add --out');
    }
    expect(
      (await katalog(['export', 'one.json', '--to', 'xlsx', '--out', 'a.xlsx'], { cwd })).code,
    ).toBe(0);
    expect((await readFile(join(cwd, 'a.xlsx'))).subarray(0, 2).toString()).toBe('PK');
  });

  it('takes publisher and address for dcat', async () => {
    const cwd = await folderOfTwo();
    const args = [
      'export',
      'one.json',
      '--to',
      'dcat',
      '--publisher',
      'Byen',
      '--url',
      'https://a.example/b',
    ];
    const { code, stdout } = await katalog(args, { cwd });
    expect(code).toBe(0);
    const record = JSON.parse(stdout);
    expect(record['dct:publisher']['foaf:name']).toBe('Byen');
    expect(record['dcat:distribution']['dcat:accessURL']['@id']).toBe('https://a.example/b');
  });

  it.each([
    [['--to', 'pdf'], 'ndjson, csv, xlsx, jsonld, ics, markdown, datapackage, dcat'],
    [[], "'--to <format>' not specified"],
    [['--to', 'ics', '--excel'], '--excel is not for ics'],
    [['--to', 'csv', '--publisher', 'Byen'], '--publisher and --url are not for csv'],
    [['--to', 'dcat', '--url', 'her'], 'no web address'],
  ])('refuses %j', async (args, message) => {
    const cwd = await folderOfTwo();
    const { code, stdout, stderr } = await katalog(['export', 'one.json', ...args], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('tells the places where a file is no catalogue.json, and writes nothing', async () => {
    const cwd = await folderOfTwo();
    await writeFile(
      join(cwd, 'bad.json'),
      '{"schema":"katalog/catalogue@1","offerings":[{"title":""}]}',
    );
    const args = ['export', 'one.json', 'bad.json', '--to', 'csv', '--out', 'a.csv'];
    const { code, stderr } = await katalog(args, { cwd });
    expect(code).toBe(3);
    expect(stderr).toMatch(
      /^katalog: bad\.json: it is not a sound catalogue\.json: document: .*offerings/,
    );
    expect(stderr).toMatch(/and \d+ more/);
    expect(await readdir(cwd)).not.toContain('a.csv');
  });

  it('ends with 3 where a file is missing or no JSON', async () => {
    const cwd = await folderOfTwo();
    await writeFile(join(cwd, 'cut.json'), '{"schema": ');
    for (const [file, message] of [
      ['nowhere.json', 'there is no such file'],
      ['cut.json', 'it is not JSON'],
    ] as const) {
      const { code, stderr } = await katalog(['export', file, '--to', 'csv'], { cwd });
      expect(code).toBe(3);
      expect(stderr).toContain(message);
    }
  });

  it('ends with 7 where the export cannot be written', async () => {
    const cwd = await folderOfTwo();
    await mkdir(join(cwd, 'folder'));
    const cases = [
      ['csv', 'folder', 'a folder stands where a file is needed'],
      ['csv', 'one.json/a.csv', 'a file stands where a folder is needed'],
      ['datapackage', 'one.json', 'a file stands where a folder is needed'],
    ] as const;
    for (const [format, out, message] of cases) {
      const { code, stderr } = await katalog(['export', 'two.json', '--to', format, '--out', out], {
        cwd,
      });
      expect({ code, stderr }).toEqual({ code: 7, stderr: expect.stringContaining(message) });
    }
  });
});
