import { describe, expect, it } from 'vitest';
import { keptRecords } from '../src/kept-records.ts';
import type { Page } from '../src/model/index.ts';
import type { PageCache } from '../src/pipeline.ts';
import type { ReadDocument, RecordMaker, Records } from '../src/records/index.ts';

const page = (number: number): Page => ({
  number,
  width: 595,
  height: 842,
  origin: 'ocr',
  words: [],
  shapes: [],
  rules: [],
  links: [],
  layer: { invisible: 0, imageCover: 1 },
});

const documentOf = (pages: number): ReadDocument => ({
  info: { fileName: 'a.pdf', sha256: 'aa', mediaType: 'application/pdf', pageCount: pages },
  pages: Array.from({ length: pages }, (_, i) => page(i + 1)),
});

function memory(): PageCache & { readonly kept: Map<string, Uint8Array> } {
  const kept = new Map<string, Uint8Array>();
  return {
    kept,
    get: async (key) => kept.get(key),
    put: async (key, value) => {
      kept.set(key, value);
    },
  };
}

/** Makes records that tell how often it was asked. */
function counting() {
  const asked = { judge: 0, make: 0 };
  const maker: RecordMaker = {
    judge: async (_, pages) => {
      asked.judge += 1;
      return pages.map(() => ({ quality: 'clean', reasons: [] }));
    },
    make: async () => {
      asked.make += 1;
      return { text: `${asked.make}`, blocks: [], timings: { layout: 7 } } as unknown as Records;
    },
  };
  return { maker, asked };
}

describe('kept records', () => {
  it('are made once for the same pages, options and program', async () => {
    const { maker, asked } = counting();
    const cache = memory();
    const records = keptRecords(maker, cache, 'build 1');
    const first = await records.make(documentOf(2), {});
    const again = await records.make(documentOf(2), {});
    expect([first.text, again.text, asked.make]).toEqual(['1', '1', 1]);
    expect([first.timings, again.timings]).toEqual([{ layout: 7 }, {}]);
  });

  it('are made anew for other pages, other options and another program', async () => {
    const { maker } = counting();
    const cache = memory();
    const records = keptRecords(maker, cache, 'build 1');
    const texts = [
      await records.make(documentOf(2), {}),
      await records.make(documentOf(3), {}),
      await records.make(documentOf(2), { profile: 'generic' }),
      await keptRecords(maker, cache, 'build 2').make(documentOf(2), {}),
    ].map(({ text }) => text);
    expect(texts).toEqual(['1', '2', '3', '4']);
  });

  it('are made anew where a profile comes from a file, and of long documents', async () => {
    const { maker } = counting();
    const records = keptRecords(maker, memory(), 'build 1');
    const asked: [number, object][] = [
      [2, { profile: './own.json' }],
      [2, { profile: './own.json' }],
      [101, {}],
      [101, {}],
    ];
    const texts: string[] = [];
    for (const [pages, options] of asked) {
      texts.push((await records.make(documentOf(pages), options)).text);
    }
    expect(texts).toEqual(['1', '2', '3', '4']);
  });

  it('are made anew where what was kept cannot be read any more', async () => {
    const { maker } = counting();
    const cache = memory();
    const records = keptRecords(maker, cache, 'build 1');
    await records.make(documentOf(2), {});
    for (const key of cache.kept.keys()) cache.kept.set(key, Buffer.from('spoilt'));
    expect((await records.make(documentOf(2), {})).text).toBe('2');
  });

  it('come without a cache that fails', async () => {
    const { maker } = counting();
    const failing: PageCache = {
      get: async () => undefined,
      put: () => Promise.reject(new Error('no space')),
    };
    expect((await keptRecords(maker, failing, 'build 1').make(documentOf(1), {})).text).toBe('1');
  });

  it('keep what was said of the text of pages', async () => {
    const { maker, asked } = counting();
    const records = keptRecords(maker, memory(), 'build 1');
    const said = [
      await records.judge('a.pdf', [page(1)]),
      await records.judge('b.pdf', [page(1)]),
      await records.judge('a.pdf', [page(2)]),
    ];
    expect(said).toHaveLength(3);
    expect(asked.judge).toBe(2);
  });
});
