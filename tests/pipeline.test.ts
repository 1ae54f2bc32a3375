import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Expected, type Score, score } from '../bench/score.ts';
import { type PageCache, processDocument, type RunOptions } from '../src/pipeline.ts';

const fixture = (path: string): URL => new URL(`../fixtures/${path}`, import.meta.url);
const truthOf = (name: string): Expected[] =>
  JSON.parse(readFileSync(fixture(`${name}/truth.json`), 'utf8'));

const run = (file: URL, options: Partial<RunOptions> = {}, cache?: PageCache) =>
  processDocument(
    basename(file.pathname),
    readFileSync(file),
    { ocr: 'auto', jobs: 2, ...options },
    cache === undefined ? {} : { cache },
  );

function kept(): PageCache & { readonly entries: Map<string, Uint8Array> } {
  const entries = new Map<string, Uint8Array>();
  return {
    entries,
    get: async (key) => entries.get(key),
    put: async (key, value) => void entries.set(key, value),
  };
}

const SHARES = ['precision', 'recall', 'title', 'providers', 'section'] as const;
const shares = (result: Score): number[] => SHARES.map((share) => result[share]);

describe('born-digital catalogues are read without a fault', () => {
  test.each(['frivillige', 'erhverv', 'museer', 'forbund'])('%s', async (name) => {
    const { catalogue } = await run(fixture(`${name}/${name}.pdf`));
    const result = score(truthOf(name), catalogue.offerings);
    expect(shares(result)).toEqual([1, 1, 1, 1, 1]);
    expect(result.descriptionExact).toBe(1);
    expect(catalogue.warnings).toEqual([]);
    expect(catalogue.document.language).toBe('da');
  });
});

describe('a scan', async () => {
  const cache = kept();
  const file = fixture('forbund/forbund.scan.pdf');
  const { catalogue, text, edits, engine } = await run(file, {}, cache);

  test('gives the same offerings, their descriptions with hardly a letter wrong', () => {
    const result = score(truthOf('forbund'), catalogue.offerings);
    expect(shares(result)).toEqual([1, 1, 1, 1, 1]);
    expect(result.descriptionCer).toBeLessThan(0.005);
    expect(catalogue.pages.every((page) => page.origin === 'ocr')).toBe(true);
    expect(engine?.name).toContain('tesseract');
  });

  test('gives the same bytes with one job and without the cache', async () => {
    const again = await run(file, { jobs: 1 });
    expect(JSON.stringify(again.catalogue)).toBe(JSON.stringify(catalogue));
    expect(again.text).toBe(text);
    expect(again.edits).toEqual(edits);
  });

  test('is not recognised again where its pages are kept', async () => {
    const pages = [...cache.entries.keys()].filter((key) => key.startsWith('page:'));
    expect(pages).toHaveLength(catalogue.document.pageCount);
    const started = performance.now();
    const again = await run(file, {}, cache);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(JSON.stringify(again.catalogue)).toBe(JSON.stringify(catalogue));
  });

  test('has the ids of the born-digital edition', async () => {
    const set = await run(fixture('forbund/forbund.pdf'));
    const ids = (offerings: readonly { id: string }[]) => offerings.map(({ id }) => id);
    expect(ids(catalogue.offerings)).toEqual(ids(set.catalogue.offerings));
  });
});

describe('a layer read with an English model, taken as it is', async () => {
  const { catalogue, edits } = await run(fixture('frivillige/frivillige.engocr.pdf'), {
    ocr: 'never',
  });

  test('is mended as far as possible', () => {
    const result = score(truthOf('frivillige'), catalogue.offerings);
    expect(result.recall).toBe(1);
    expect(result.descriptionCer).toBeLessThan(0.02);
    expect(edits.filter((edit) => edit.kind === 'diacritic').length).toBeGreaterThan(100);
  });

  test('is said to be damaged, page by page', () => {
    const damaged = catalogue.pages.filter((page) => page.verdict.quality === 'damaged');
    expect(damaged.length).toBeGreaterThan(3);
    const warned = catalogue.warnings.filter(({ code }) => code === 'damaged-text');
    expect(warned.map(({ page }) => page)).toEqual(damaged.map(({ number }) => number));
  });
});

test('the text has its pages parted by form feeds', async () => {
  const { catalogue, text } = await run(fixture('erhverv/erhverv.txt'));
  expect(text.split('\f')).toHaveLength(catalogue.document.pageCount);
});

describe('a page image', () => {
  test.each(['museer-7.png', 'forbund-7.tiff', 'erhverv-3.jpg'])('%s', async (name) => {
    const { catalogue } = await run(fixture(`pages/${name}`));
    const truth: Expected[] = JSON.parse(
      readFileSync(fixture(`pages/${name.replace(/\..*/, '')}.truth.json`), 'utf8'),
    );
    expect(score(truth, catalogue.offerings).recall).toBe(1);
  });
});
