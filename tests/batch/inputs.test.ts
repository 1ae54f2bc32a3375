import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findInputs, readInput } from '../../src/batch/inputs.ts';
import { EncryptedError, InputError } from '../../src/model/index.ts';
import { temporaryFolder } from './stand-in.ts';

async function folderWith(...files: string[]): Promise<string> {
  const folder = await temporaryFolder();
  for (const file of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), file);
  }
  return folder;
}

const labels = async (...args: string[]) => (await findInputs(args)).inputs.map((i) => i.label);

describe('findInputs', () => {
  it('takes files as they are named, whatever their kind: what they are shows when they are read', async () => {
    const folder = await folderWith('a.pdf', 'notes.docx');
    const args = [join(folder, 'notes.docx'), join(folder, 'a.pdf')];
    expect(await labels(...args)).toEqual(args);
  });

  it('searches a folder to any depth for the kinds it reads, sorted', async () => {
    const folder = await folderWith('b.PDF', 'a/z.tif', 'a/notes.docx', 'c.jpeg', '.hidden.pdf');
    expect(await labels(folder)).toEqual(
      ['a/z.tif', 'b.PDF', 'c.jpeg'].map((f) => join(folder, f)),
    );
  });

  it('expands a glob that the shell did not', async () => {
    const folder = await folderWith('a/1.pdf', 'b/2.pdf', 'b/3.txt');
    expect(await labels(`${folder}/**/*.pdf`)).toEqual(
      ['a/1.pdf', 'b/2.pdf'].map((f) => join(folder, f)),
    );
  });

  it('prefers a file to a glob of the same spelling', async () => {
    const folder = await folderWith('kurser [2026].pdf');
    const file = join(folder, 'kurser [2026].pdf');
    expect(await labels(file)).toEqual([file]);
  });

  it('takes each file once', async () => {
    const folder = await folderWith('a.pdf');
    expect(await labels(join(folder, 'a.pdf'), folder, `${folder}/./a.pdf`, '-', '-')).toEqual([
      join(folder, 'a.pdf'),
      '-',
    ]);
  });

  it('does not take its own results for documents', async () => {
    const folder = await folderWith(
      'a.pdf',
      'out/a/catalogue.json',
      'out/a/text.txt',
      'b/text.txt',
    );
    expect(await labels(folder)).toEqual(['a.pdf', 'b/text.txt'].map((f) => join(folder, f)));
  });

  it.each([
    ['a file that is not there', 'nowhere.pdf', /no such file/],
    ['a folder without inputs', '.', /holds nothing that katalog reads/],
    ['a glob without matches', '*.pdf', /no file matches/],
  ])('reports %s and goes on', async (_, arg, reason) => {
    const folder = await folderWith('empty/notes.docx', 'a.pdf');
    const { inputs, failures } = await findInputs([
      join(folder, 'empty', arg),
      join(folder, 'a.pdf'),
    ]);
    expect(inputs).toHaveLength(1);
    expect(failures).toHaveLength(1);
    expect(failures[0]).toBeInstanceOf(InputError);
    expect(failures[0]).not.toBeInstanceOf(EncryptedError);
    expect(failures[0]?.reason).toMatch(reason);
  });
});

describe('readInput', () => {
  it('hands out the bytes', async () => {
    const folder = await folderWith('a.txt');
    const bytes = await readInput({ label: join(folder, 'a.txt') });
    expect(new TextDecoder().decode(bytes)).toBe('a.txt');
  });

  it('says why a file cannot be read', async () => {
    const folder = await temporaryFolder();
    await expect(readInput({ label: folder })).rejects.toThrow(/EISDIR/);
    await expect(readInput({ label: join(folder, 'x') })).rejects.toThrow(InputError);
  });
});
