import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { cacheFolder, openPageCache } from '../../src/batch/index.ts';
import { temporaryFolder } from './stand-in.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (value: Uint8Array | undefined) => value && new TextDecoder().decode(value);
const noTrouble = (error: Error) => {
  throw error;
};

/** The files of the cache that hold content, or those that say where it is. */
async function filesIn(folder: string, part: 'content' | 'index'): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((file) => join(file.parentPath, file.name)).filter((f) => f.includes(part));
}

describe('openPageCache', () => {
  it('gives back what was put, also to another process later', async () => {
    const folder = await temporaryFolder();
    expect(await openPageCache(folder, noTrouble).get('page 1')).toBeUndefined();
    await openPageCache(folder, noTrouble).put('page 1', bytes('words'));
    expect(text(await openPageCache(folder, noTrouble).get('page 1'))).toBe('words');
  });

  it('keeps a view of a larger buffer as the view', async () => {
    const cache = openPageCache(await temporaryFolder(), noTrouble);
    await cache.put('key', bytes('0123456789').subarray(2, 4));
    expect(text(await cache.get('key'))).toBe('23');
  });

  it.each([
    ['altered', 'wOrds'],
    ['cut', 'wo'],
    ['emptied', ''],
  ])('notices content that was %s, and heals when it is put again', async (_, damaged) => {
    const folder = await temporaryFolder();
    const cache = openPageCache(folder, noTrouble);
    await cache.put('key', bytes('words'));
    for (const file of await filesIn(folder, 'content')) await writeFile(file, damaged);
    expect(await cache.get('key')).toBeUndefined();
    await cache.put('key', bytes('words'));
    expect(text(await cache.get('key'))).toBe('words');
  });

  it('notices a damaged index', async () => {
    const folder = await temporaryFolder();
    const cache = openPageCache(folder, noTrouble);
    await cache.put('key', bytes('words'));
    for (const file of await filesIn(folder, 'index')) {
      await writeFile(file, (await readFile(file, 'utf8')).slice(0, -9));
    }
    expect(await cache.get('key')).toBeUndefined();
  });

  it('tells once that it cannot be used, and lets the run go on', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'file'), '');
    const troubles: Error[] = [];
    const cache = openPageCache(join(folder, 'file'), (error) => troubles.push(error));
    await cache.put('a', bytes('a'));
    await cache.put('b', bytes('b'));
    expect(await cache.get('a')).toBeUndefined();
    expect(troubles).toHaveLength(1);
  });
});

describe('cacheFolder', () => {
  it('is the user’s, unless KATALOG_CACHE names another', () => {
    const before = process.env['KATALOG_CACHE'];
    onTestFinished(() => {
      if (before === undefined) delete process.env['KATALOG_CACHE'];
      else process.env['KATALOG_CACHE'] = before;
    });
    delete process.env['KATALOG_CACHE'];
    expect(cacheFolder()).toMatch(/katalog/);
    process.env['KATALOG_CACHE'] = '/elsewhere';
    expect(cacheFolder()).toBe('/elsewhere');
  });
});
