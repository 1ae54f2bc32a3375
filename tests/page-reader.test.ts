import { describe, expect, it } from 'vitest';
import type { Source } from '../src/ingest/index.ts';
import { readLayers } from '../src/layer-reader.ts';
import { type Page, PageError, type PageImage, type Word } from '../src/model/index.ts';
import { processDocument } from '../src/pipeline.ts';

const TEXT =
  'Kurset begynder i køkkenet på højskolen. Alle får prøvet både ovn og gryde, også de små.';

function wordsOf(text: string): Word[] {
  let left = 40;
  return text.split(' ').map((word) => {
    const box: Word['box'] = [left, 90, left + 5 * word.length, 101];
    left = box[2] + 3;
    return {
      text: word,
      box,
      baseline: 100,
      rotation: 0,
      style: { size: 11, bold: false, italic: false },
      confidence: 1,
    };
  });
}

/** A page of hidden text over its picture, which `readImage` gives or does not. */
function scanWithText(readImage: () => Promise<PageImage>): Source {
  const page: Page = {
    number: 1,
    width: 595,
    height: 842,
    origin: 'text-layer',
    words: wordsOf(TEXT),
    shapes: [],
    links: [],
    layer: { invisible: 1, imageCover: 1 },
  };
  return {
    fileName: 'hidden.pdf',
    mediaType: 'application/pdf',
    pageCount: 1,
    textual: true,
    readPage: async () => page,
    readImage,
    readPicture: async () => undefined,
    close: async () => {},
  };
}

const run = (source: Source) =>
  processDocument(
    source.fileName,
    new Uint8Array([1]),
    { ocr: 'never', jobs: 1 },
    { reader: { open: async () => source } },
  );

const cannotDecode = () =>
  new PageError({ page: 1, reason: 'its picture cannot be decoded', remedy: 'Scan it again' });

describe('hidden text over a picture that cannot be decoded', async () => {
  const { catalogue, text, failedPages } = await run(
    scanWithText(() => Promise.reject(cannotDecode())),
  );

  it('is taken as it is', () => {
    expect(text.trim()).toBe(TEXT);
    expect(failedPages).toEqual([]);
  });

  it('comes with a warning that tells the page and why', () => {
    expect(catalogue.warnings).toEqual([
      {
        code: 'picture-unread',
        page: 1,
        message: expect.stringContaining('its picture cannot be decoded'),
      },
    ]);
  });
});

it('hidden text over a picture that can be read comes without a warning', async () => {
  const [width, height] = [595, 842];
  const grey = new Uint8Array(width * height).fill(255);
  const picture = { page: 1, width, height, dpi: 72, grey, shapes: [], rules: [] };
  const { catalogue } = await run(scanWithText(async () => picture));
  expect(catalogue.warnings).toEqual([]);
});

it('a page without text is known to be a picture before the text of the others has been judged', async () => {
  const known: number[] = [];
  const source = {
    ...scanWithText(() => Promise.reject(cannotDecode())),
    pageCount: 2,
    readPage: async (number: number): Promise<Page> => ({
      number,
      width: 595,
      height: 842,
      origin: 'text-layer',
      words: number === 1 ? wordsOf(TEXT) : [],
      shapes: [],
      links: [],
      layer: { invisible: 0, imageCover: number === 1 ? 0 : 1 },
    }),
  };
  const knownWhenJudged: number[] = [];
  const { distrusted } = await readLayers(
    source,
    async (pages) => {
      knownWhenJudged.push(...known);
      return pages.map(() => ({ quality: 'damaged', reasons: ['lost-letters: all'] }));
    },
    { ocr: 'auto', jobs: 2 },
    { onDistrusted: (number) => known.push(number) },
  );
  expect(knownWhenJudged).toEqual([2]);
  expect(distrusted).toEqual([1, 2]);
});

describe('text layers', () => {
  const pageOf = (number: number): Page => ({
    number,
    width: 595,
    height: 842,
    origin: 'text-layer',
    words: wordsOf(TEXT),
    shapes: [],
    links: [],
    layer: { invisible: 0, imageCover: 0 },
  });
  const source: Source = {
    ...scanWithText(() => Promise.reject(cannotDecode())),
    pageCount: 40,
    readPage: async (number) => pageOf(number),
  };

  it('are judged while further pages are read, each page once', async () => {
    const read: number[] = [];
    const asked: { readonly numbers: number[]; readonly read: number }[] = [];
    const { pages, distrusted } = await readLayers(
      {
        ...source,
        readPage: async (number) => {
          read.push(number);
          return pageOf(number);
        },
      },
      async (some) => {
        asked.push({ numbers: some.map(({ number }) => number), read: read.length });
        return some.map(({ number }) => ({
          quality: number % 20 === 0 ? 'damaged' : 'clean',
          reasons: [],
        }));
      },
      { ocr: 'auto', jobs: 2 },
    );
    expect(distrusted).toEqual([20, 40]);
    expect(pages).toHaveLength(38);
    expect(asked[0]?.read).toBeLessThan(40);
    expect(asked.flatMap(({ numbers }) => numbers)).toEqual(
      Array.from({ length: 40 }, (_, i) => i + 1),
    );
  });

  it('fail as their judge does', async () => {
    const judge = () => Promise.reject(new Error('interrupted'));
    await expect(readLayers(source, judge, { ocr: 'auto', jobs: 2 })).rejects.toThrow(
      'interrupted',
    );
  });
});
