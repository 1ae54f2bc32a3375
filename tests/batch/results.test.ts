import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonLines, writeWhole } from '../../src/batch/index.ts';
import { makeFolder, writeResults } from '../../src/batch/results.ts';
import { runRecord } from '../../src/batch/run-record.ts';
import { OutputError } from '../../src/model/index.ts';
import { resultFor, temporaryFolder } from './stand-in.ts';

describe('writeWhole', () => {
  it('puts the new content in the place of the old', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'text.txt');
    await writeWhole(file, 'før');
    await writeWhole(file, 'efter');
    expect(await readFile(file, 'utf8')).toBe('efter');
    expect(await readdir(folder)).toEqual(['text.txt']);
  });

  it('leaves one of the contents whole when many write at once', async () => {
    const folder = await temporaryFolder();
    const contents = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(200_000));
    const file = join(folder, 'text.txt');
    await Promise.all(contents.map((content) => writeWhole(file, content)));
    expect(contents).toContain(await readFile(file, 'utf8'));
    expect(await readdir(folder)).toEqual(['text.txt']);
  });

  it('leaves nothing behind where it cannot write', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'text.txt'));
    await expect(writeWhole(join(folder, 'text.txt'), 'x')).rejects.toThrow(OutputError);
    expect(await readdir(folder)).toEqual(['text.txt']);
    await expect(writeWhole(join(folder, 'no', 'text.txt'), 'x')).rejects.toThrow(/ENOENT/);
  });
});

describe('makeFolder', () => {
  it('says what stands in its way', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'out'), '');
    await expect(makeFolder(join(folder, 'out', 'name'))).rejects.toThrow(
      /a file stands where a folder is needed/,
    );
  });
});

describe('jsonLines', () => {
  it('is a value a line, and nothing for none', () => {
    expect(jsonLines([{ a: 'x\ny' }, 2])).toBe('{"a":"x\\ny"}\n2\n');
    expect(jsonLines([])).toBe('');
  });
});

describe('writeResults', () => {
  it('writes JSON fit to be read by people: a box on one line, text as it is', async () => {
    const folder = await temporaryFolder();
    const result = resultFor('a.txt', 'Kor [\n 1\n]\n');
    const [offering] = result.catalogue.offerings;
    offering!.evidence = { title: [{ page: 1, box: [72.5, 90, -0.5, 1e-7] }], providers: [] };
    offering!.description = 'Holdene [\n 1,\n 2\n] begynder';
    const record = runRecord(
      '0.0.0',
      { startedAt: new Date(), seconds: () => 1 },
      { ocr: 'auto', jobs: 1 },
      result,
    );
    await writeResults(folder, result, undefined, () => record);
    const written = await readFile(join(folder, 'catalogue.json'), 'utf8');
    expect(written).toContain('"box": [72.5, 90, -0.5, 1e-7]\n');
    expect(JSON.parse(written)).toEqual(result.catalogue);
  });
});
