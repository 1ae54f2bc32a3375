import { describe, expect, it } from 'vitest';
import type { Source } from '../src/ingest/index.ts';
import type { PageCache } from '../src/kept-page.ts';
import { keptSource } from '../src/kept-source.ts';
import type { Page } from '../src/model/index.ts';

const pageOf = (number: number): Page => ({
  number,
  width: 595,
  height: 842,
  origin: 'text-layer',
  words: [
    {
      text: `side${number}`,
      box: [40, 90, 70, 101],
      baseline: 100,
      rotation: 0,
      style: { size: 11, bold: false, italic: false },
      confidence: 1,
    },
  ],
  shapes: [],
  links: [],
  layer: { invisible: 0, imageCover: 0 },
});

/** A cache in memory. */
function memory(): PageCache {
  const kept = new Map<string, Uint8Array>();
  return {
    get: async (key) => kept.get(key),
    put: async (key, value) => {
      kept.set(key, value);
    },
  };
}

/** Opens a document of two pages, and counts how often. */
function document() {
  const counts = { opened: 0, closed: 0 };
  const open = async (): Promise<Source> => {
    counts.opened += 1;
    return {
      fileName: 'katalog.pdf',
      mediaType: 'application/pdf',
      pageCount: 2,
      textual: true,
      readPage: async (number) => pageOf(number),
      readImage: () => Promise.reject(new Error('no picture')),
      readPicture: async () => undefined,
      close: async () => {
        counts.closed += 1;
      },
    };
  };
  return { counts, open };
}

const opened = (cache: PageCache, open: () => Promise<Source>, options = {}) =>
  keptSource('katalog.pdf', 'sha', options, cache, open);

async function readAll(source: Source): Promise<Page[]> {
  const pages = [await source.readPage(2), await source.readPage(1)];
  await source.close();
  return pages;
}

describe('a document whose text layers are kept', () => {
  it('is not opened to be read again, and says the same', async () => {
    const { counts, open } = document();
    const cache = memory();
    const first = await readAll(await opened(cache, open));
    const again = await opened(cache, open);
    expect(again).toMatchObject({ mediaType: 'application/pdf', pageCount: 2, textual: true });
    expect(await readAll(again)).toEqual(first);
    expect(counts).toEqual({ opened: 1, closed: 1 });
  });

  it('is opened for its pictures, and closed again', async () => {
    const { counts, open } = document();
    const cache = memory();
    await readAll(await opened(cache, open));
    const again = await opened(cache, open);
    await expect(again.readImage(1)).rejects.toThrow('no picture');
    await again.close();
    expect(counts).toEqual({ opened: 2, closed: 2 });
  });

  it.each([
    ['read in part', {}, {}, 1],
    ['read with a password', { password: 'hemmelig' }, {}, 2],
    ['read within other limits', {}, { maxText: 10 }, 2],
  ])('is opened again where it was %s', async (_, before, after, pages) => {
    const { counts, open } = document();
    const cache = memory();
    const first = await opened(cache, open, before);
    for (let number = 1; number <= pages; number++) await first.readPage(number);
    await opened(cache, open, after);
    expect(counts.opened).toBe(2);
  });

  it('is read anew where what was kept is no document any more', async () => {
    const { counts, open } = document();
    const cache = memory();
    await readAll(await opened(cache, open));
    const spoilt = { ...cache, get: async () => Buffer.from('{"pages":[{}]}') };
    expect(await readAll(await opened(spoilt, open))).toEqual([pageOf(2), pageOf(1)]);
    expect(counts.opened).toBe(2);
  });
});
