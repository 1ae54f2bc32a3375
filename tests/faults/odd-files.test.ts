import { afterAll, describe, expect, test } from 'vitest';
import type * as Katalog from '../../src/index.ts';
import type { OcrEngine } from '../../src/ocr/index.ts';
import { oddFiles } from './odd-pdfs.ts';

/** As it ships: threads load no TypeScript. */
const built = new URL('../../dist/index.js', import.meta.url).href;
const { createReader, createRecordMaker, CatalogueFile, KatalogError, processDocument } =
  (await import(built)) as typeof Katalog;

const LIMITS = { timeoutSeconds: 10, maxMemory: 400 };
/** Seconds: two steps may run to their end, on a machine that does other work. */
const MOST = 50;

/** Finds no text: pages that go to OCR come out empty, and are still to be told of. */
const blind: OcrEngine = {
  name: 'blind',
  version: '1',
  workers: 1,
  recognize: async () => [],
  close: async () => {},
};

/** The exit code that `katalog run` would end with. */
async function exitOf(name: string, bytes: Uint8Array, tools: Katalog.RunHooks): Promise<number> {
  try {
    const result = await processDocument(name, bytes, { ocr: 'auto', jobs: 2 }, tools);
    expect(CatalogueFile.safeParse(result.catalogue).error).toBeUndefined();
    if (result.failedPages.length > 0) return 6;
    return result.catalogue.offerings.length > 0 ? 0 : 8;
  } catch (error) {
    expect(error).toBeInstanceOf(KatalogError);
    const { exitCode, reason, remedy } = error as Katalog.KatalogError;
    expect(reason).not.toBe('');
    expect(remedy).not.toBe('');
    return exitCode;
  }
}

describe('odd files end as they should, within their limits', () => {
  const reader = createReader(LIMITS);
  const records = createRecordMaker(LIMITS);
  afterAll(() => Promise.all([reader.close(), records.close()]));

  test.each(oddFiles)('$name', async ({ name, make, ends }) => {
    const bytes = await make();
    const engines = { get: async () => blind };
    const start = performance.now();
    expect(ends).toContain(await exitOf(name, bytes, { reader, records, engines }));
    expect((performance.now() - start) / 1000).toBeLessThan(MOST);
  });
});
