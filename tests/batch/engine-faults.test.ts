import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { type BatchOptions, type Outcome, openPageCache, runBatch } from '../../src/batch/index.ts';
import { CatalogueFile, type PageImage, type Word } from '../../src/model/index.ts';
import { type PageCache, processDocument } from '../../src/pipeline.ts';
import { scanOf } from '../faults/scan.ts';
import { temporaryFolder } from './stand-in.ts';

/*
 * A scan of three pages, run as a whole with an engine, a cache or a clock that fails.
 */

let scan: Uint8Array;
beforeAll(async () => {
  scan = await scanOf(3);
});

/** A line of a page: its title, large, and a sentence below it. */
function wordsOf({ page }: PageImage): Word[] {
  const line = (text: string, top: number, size: number): Word[] =>
    text.split(' ').map((each, n) => ({
      text: each,
      box: [60 + 80 * n, top, 130 + 80 * n, top + size],
      baseline: top + 0.8 * size,
      rotation: 0,
      style: { size, bold: size > 12, italic: false },
      confidence: 0.95,
    }));
  return [
    ...line(`Kursus ${'ABC'[page - 1]} i maling`, 10, 18),
    ...line('Vi maler sammen hver onsdag', 40, 11),
    ...line('og alle er velkomne her', 55, 11),
  ];
}

type Recognize = (image: PageImage, signal?: AbortSignal) => Promise<Word[]>;

/** Recognises pages, but the second in the way given. */
const engineThat = (recognizeSecond: Recognize): Recognize => {
  return async (image, signal) =>
    image.page === 2 ? recognizeSecond(image, signal) : wordsOf(image);
};

interface Ran {
  readonly outcome: Outcome;
  readonly pagesRead: readonly number[];
  readonly catalogue: () => Promise<CatalogueFile>;
}

async function run(
  recognize: Recognize,
  options: Partial<BatchOptions> & { readonly timeoutSeconds?: number } = {},
): Promise<Ran> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'scan.pdf'), scan);
  const pagesRead: number[] = [];
  const engine = {
    name: 'fake',
    version: '1',
    workers: 3,
    recognize: (image: PageImage, signal?: AbortSignal) => {
      pagesRead.push(image.page);
      return recognize(image, signal);
    },
    close: async () => {},
  };
  const { timeoutSeconds, ...more } = options;
  const [outcome] = await runBatch([join(folder, 'scan.pdf')], {
    out: join(folder, 'out'),
    process: processDocument,
    engines: { get: async () => engine },
    run: { ocr: 'auto', jobs: 3, ...(timeoutSeconds !== undefined && { timeoutSeconds }) },
    ...more,
  });
  return {
    outcome: outcome as Outcome,
    pagesRead,
    catalogue: async () => {
      const file = join(folder, 'out', 'scan', 'catalogue.json');
      return CatalogueFile.parse(JSON.parse(await readFile(file, 'utf8')));
    },
  };
}

/** The other pages are delivered, the second is told of. */
async function expectSecondFailed({ outcome, catalogue }: Ran, reason: RegExp): Promise<void> {
  expect(outcome.error).toMatchObject({ name: 'PartialError', exitCode: 6 });
  expect(outcome.delivered?.failedPages).toMatchObject([{ page: 2 }]);
  expect(outcome.delivered?.failedPages[0]?.reason).toMatch(reason);
  const { pages, warnings } = await catalogue();
  expect(pages.map(({ number }) => number)).toEqual([1, 3]);
  expect(warnings.filter(({ code }) => code === 'page-failed')).toMatchObject([{ page: 2 }]);
}

const fails =
  (error: unknown): Recognize =>
  () =>
    Promise.reject(error);

const hangs: Recognize = (_, signal) =>
  new Promise((_resolve, reject) => {
    if (signal?.aborted) reject(signal.reason);
    signal?.addEventListener('abort', () => reject(signal.reason));
  });

describe('an engine that fails at a page', () => {
  test('reads the others: all is well without a fault', async () => {
    const { outcome, pagesRead } = await run(async (image) => wordsOf(image));
    expect(outcome.error).toBeUndefined();
    expect(pagesRead.toSorted()).toEqual([1, 2, 3]);
  });

  test.each([
    ['crashes', fails(new Error('the thread is gone')), /the thread is gone/],
    ['runs out of memory', fails(new RangeError('Array buffer allocation failed')), /allocation/],
    ['throws what is no error', fails('abort(OOM)'), /abort\(OOM\)/],
  ])('%s', async (_, recognize, reason) => {
    await expectSecondFailed(await run(engineThat(recognize)), reason);
  });

  test.each<[string, (words: Word[]) => unknown]>([
    ['places that are no numbers', ([word]) => [{ ...word, box: [Number.NaN, 0, 1, 1] }]],
    ['words without text', ([word]) => [{ ...word, text: '' }]],
    ['words of no size', ([word]) => [{ ...word, style: { ...word?.style, size: 0 } }]],
    ['a confidence of 95', ([word]) => [{ ...word, confidence: 95 }]],
    ['no words but rubbish', () => ['<html>']],
  ])('gives garbage: %s', async (_, spoil) => {
    const garbage = engineThat(async (image) => spoil(wordsOf(image)) as Word[]);
    await expectSecondFailed(await run(garbage), /no page|cannot be read/);
  });

  test('hangs: what was read until the document’s time is up is delivered', async () => {
    const ran = await run(engineThat(hangs), { timeoutSeconds: 6 });
    await expectSecondFailed(ran, /took longer than the 6 s allowed/);
    expect(ran.outcome.late).toBe(true);
  });

  test('hangs from the first page on: the document ends with 5, and nothing is written', async () => {
    const { outcome } = await run(hangs, { timeoutSeconds: 1 });
    expect(outcome.error).toMatchObject({ name: 'LimitError', exitCode: 5 });
    expect(outcome.error?.page).toBeUndefined();
    expect(outcome.delivered).toBeUndefined();
  });
});

/** A cache in memory. */
function memory(): PageCache & { readonly entries: Map<string, Uint8Array> } {
  const entries = new Map<string, Uint8Array>();
  return {
    entries,
    get: async (key) => entries.get(key),
    put: async (key, value) => void entries.set(key, value),
  };
}

describe('a cache that fails', () => {
  const words: Recognize = async (image) => wordsOf(image);

  test('goes on where the time was up, and the whole is delivered', async () => {
    const cache = memory();
    const first = await run(engineThat(hangs), { timeoutSeconds: 6, cache });
    expect(first.outcome.delivered?.failedPages[0]?.remedy).toMatch(/^Run it again to go on/);
    const second = await run(words, { cache });
    expect(second.pagesRead).toEqual([2]);
    expect(second.outcome.error).toBeUndefined();
  });

  test.each<[string, Partial<PageCache>]>([
    ['cannot be read', { get: () => Promise.reject(new Error('EIO')) }],
    ['cannot be written', { put: () => Promise.reject(new Error('ENOSPC')) }],
    ['gives half of what was put', { get: async () => Buffer.from('{"number":1,"wor') }],
    ['gives what is no page', { get: async () => Buffer.from('{"number":"one"}') }],
    ['gives nothing', { get: async () => new Uint8Array() }],
  ])('costs no page: it %s', async (_, fault) => {
    const { outcome, pagesRead } = await run(words, { cache: { ...memory(), ...fault } });
    expect(outcome.error).toBeUndefined();
    expect(pagesRead.toSorted()).toEqual([1, 2, 3]);
  });
});

describe('a clock that is set', () => {
  const DAY = 24 * 3600 * 1000;

  test.each([
    ['forward', DAY],
    ['back', -DAY],
  ])('%s during the run: no time is up, none is counted', async (_, jump) => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const jumps: Recognize = async (image) => {
      vi.setSystemTime(Date.now() + jump);
      return wordsOf(image);
    };
    const { outcome } = await run(jumps, { timeoutSeconds: 60 });
    expect(outcome.error).toBeUndefined();
    expect(outcome.seconds).toBeGreaterThan(0);
    expect(outcome.seconds).toBeLessThan(60);
  });

  test('back during the run keeps no document from being given up in time', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const start = performance.now();
    const { outcome } = await run(
      (image, signal) => {
        vi.setSystemTime(Date.now() - DAY);
        return hangs(image, signal);
      },
      { timeoutSeconds: 1 },
    );
    expect(outcome.error).toMatchObject({ name: 'LimitError' });
    expect(performance.now() - start).toBeLessThan(60_000);
  });

  test('back between two runs: what was kept is found', async () => {
    const folder = await temporaryFolder();
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const trouble = (error: Error): void => {
      throw error;
    };
    const words: Recognize = async (image) => wordsOf(image);
    await run(words, { cache: openPageCache(folder, trouble) });
    for (const jump of [-DAY, 10 * 365 * DAY]) {
      vi.setSystemTime(Date.now() + jump);
      const { pagesRead } = await run(words, { cache: openPageCache(folder, trouble) });
      expect(pagesRead).toEqual([]);
    }
  });
});
