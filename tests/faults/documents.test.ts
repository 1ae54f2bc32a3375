import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type * as Katalog from '../../src/index.ts';
import { mutate, mutation } from './mutation.ts';

/** As it ships: threads load no TypeScript. */
const built = new URL('../../dist/index.js', import.meta.url).href;
const { createReader, CatalogueFile, KatalogError, processDocument } = (await import(
  built
)) as typeof Katalog;

/** Cases in all; FUZZ_RUNS asks for more. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 2000);
/** Seconds that a step of reading may take, and a whole case: none of the files has more than 10 pages. */
const STEP = 5;
const CASE = 30;

const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../../fixtures/${name}`, import.meta.url));

const digital = ['frivillige', 'erhverv', 'museer', 'forbund'].map((name) =>
  fixture(`${name}/${name}.pdf`),
);
const scanned = ['frivillige', 'museer'].map((name) => fixture(`${name}/${name}.engocr.pdf`));

/** What befalls which file: told as such, so that a failing case can be read. */
const damage = fc.record({
  file: fc.nat(),
  mishaps: fc.array(mutation, { minLength: 1, maxLength: 6 }),
});

describe('a damaged file ends in a sound result or a documented error', () => {
  let reader: Katalog.Reader;
  beforeAll(() => {
    reader = createReader({ timeoutSeconds: STEP });
  });
  afterAll(() => reader.close());

  const assertAll = (
    runs: number,
    files: readonly Buffer[],
    one: (bytes: Buffer) => Promise<void>,
  ) =>
    fc.assert(
      fc.asyncProperty(damage, async ({ file, mishaps }) => {
        const start = performance.now();
        const bytes = mishaps.reduce(mutate, files[file % files.length] as Buffer);
        await one(bytes).catch(assertDocumented);
        expect((performance.now() - start) / 1000).toBeLessThan(CASE);
      }),
      { numRuns: runs, endOnFailure: true },
    );

  test('read as it is, without OCR', { timeout: 900_000 }, () =>
    assertAll(Math.round(RUNS * 0.75), digital, async (bytes) => {
      const options = { ocr: 'never', jobs: 2 } as const;
      const { catalogue } = await processDocument('a.pdf', bytes, options, { reader });
      expect(CatalogueFile.safeParse(catalogue).error).toBeUndefined();
    }),
  );

  test('pictures of pages for OCR', { timeout: 900_000 }, () =>
    assertAll(Math.round(RUNS * 0.25), scanned, async (bytes) => {
      const source = await reader.open('a.pdf', bytes);
      try {
        const image = await source.readImage(1);
        expect(image.grey).toHaveLength(image.width * image.height);
        // a picture of one tone is read as an empty page, which one with hidden text is not
        const { words } = await source.readPage(1);
        if (words.length > 0) expect(new Set(image.grey).size).toBeGreaterThan(1);
      } finally {
        await source.close();
      }
    }),
  );
});

/** Whatever is thrown is one of katalog's errors, and no fault of its own. */
function assertDocumented(error: unknown): void {
  expect(error).toBeInstanceOf(KatalogError);
  expect(error).toMatchObject({
    reason: expect.stringMatching(/./),
    remedy: expect.stringMatching(/./),
  });
  expect(error).not.toMatchObject({ exitCode: 70 });
}
