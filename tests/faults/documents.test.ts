import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type * as Katalog from '../../src/index.ts';
import { mutate, mutation } from './mutation.ts';

/** As it ships: threads load no TypeScript. */
const built = new URL('../../dist/index.js', import.meta.url).href;
const { createReader, createRecordMaker, CatalogueFile, KatalogError, processDocument } =
  (await import(built)) as typeof Katalog;

/** Cases in all; FUZZ_RUNS asks for more. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 2000);
/** Seconds that a step of reading may take, and a whole case: none of the files has more than two pages. */
const STEP = 5;
const CASE = 30;

/**
 * Two pages of a fixture, so that most of a case is what the damage does. Half of them have their objects packed in
 * streams, with a stream for their cross-references, the others plain.
 */
async function twoPagesOf(file: string, packed: boolean): Promise<Buffer> {
  const bytes = readFileSync(new URL(`../../fixtures/${file}`, import.meta.url));
  const [from, to] = [await PDFDocument.load(bytes), await PDFDocument.create()];
  for (const page of await to.copyPages(from, [1, 2])) to.addPage(page);
  return Buffer.from(await to.save({ useObjectStreams: packed }));
}

const names = ['frivillige', 'erhverv', 'museer', 'forbund'];
const digital = await Promise.all(
  names.flatMap((name) => [true, false].map((packed) => twoPagesOf(`${name}/${name}.pdf`, packed))),
);
const scanned = await Promise.all(
  ['frivillige', 'museer'].map((name) => twoPagesOf(`${name}/${name}.engocr.pdf`, false)),
);

/** What befalls which file: told as such, so that a failing case can be read. */
const damage = fc.record({
  file: fc.nat(),
  mishaps: fc.array(mutation, { minLength: 1, maxLength: 6 }),
});

/** Shares of the cases that are tried beside each other, each with threads of its own. */
describe.concurrent.each([1, 2])(
  'a damaged file ends in a sound result or a documented error (%i)',
  () => {
    let reader: Katalog.Reader;
    let records: ReturnType<typeof createRecordMaker>;
    beforeAll(() => {
      reader = createReader({ timeoutSeconds: STEP });
      records = createRecordMaker({ timeoutSeconds: STEP });
    });
    afterAll(() => Promise.all([reader.close(), records.close()]));

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
      assertAll(Math.round(RUNS * 0.4), digital, async (bytes) => {
        const options = { ocr: 'never', jobs: 2 } as const;
        const { catalogue } = await processDocument('a.pdf', bytes, options, { reader, records });
        expect(CatalogueFile.safeParse(catalogue).error).toBeUndefined();
      }),
    );

    test('pictures of pages for OCR', { timeout: 900_000 }, () =>
      assertAll(Math.round(RUNS * 0.1), scanned, async (bytes) => {
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
  },
);

/** Whatever is thrown is one of katalog's errors, and no fault of its own. */
function assertDocumented(error: unknown): void {
  expect(error).toBeInstanceOf(KatalogError);
  expect(error).toMatchObject({
    reason: expect.stringMatching(/./),
    remedy: expect.stringMatching(/./),
  });
  expect(error).not.toMatchObject({ exitCode: 70 });
}
