import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { openSource } from '../../src/ingest/index.ts';
import type { Page } from '../../src/model/index.ts';
import { createRecordMaker, loadRecordMaker, type ReadDocument } from '../../src/records/index.ts';

const FIXTURE = new URL('../../fixtures/erhverv/erhverv.pdf', import.meta.url);

/** The fixture's pages, over and over. */
async function documentOf(pageCount: number): Promise<ReadDocument> {
  const source = await openSource('erhverv.pdf', readFileSync(FIXTURE));
  const pages: Page[] = [];
  for (let number = 1; number <= source.pageCount; number++) {
    pages.push(await source.readPage(number));
  }
  await source.close();
  return {
    info: {
      fileName: 'erhverv.pdf',
      sha256: '0'.repeat(64),
      mediaType: 'application/pdf',
      pageCount,
    },
    pages: Array.from({ length: pageCount }, (_, i) => ({
      ...(pages[i % pages.length] as Page),
      number: i + 1,
    })),
  };
}

let maker: ReturnType<typeof createRecordMaker> | undefined;
const begin = (...options: Parameters<typeof createRecordMaker>) => {
  maker = createRecordMaker(...options);
  return maker;
};
afterEach(() => maker?.close());

describe('making records in a thread', () => {
  test('gives what making them here gives', async () => {
    const document = await documentOf(7);
    const here = await loadRecordMaker();
    const there = begin();
    const { timings: _, ...records } = await there.make(document, {});
    expect(records.catalogue.offerings.length).toBeGreaterThan(5);
    expect(records).toEqual(await here.make(document, {}).then(({ timings, ...rest }) => rest));
    expect(await there.judge('erhverv.pdf', document.pages)).toEqual(
      await here.judge('erhverv.pdf', document.pages),
    );
  });

  test('is interrupted at once, and goes on with the next document', async () => {
    const [long, short] = [await documentOf(3000), await documentOf(7)];
    const there = begin();
    await there.make(short, {});
    const stop = new AbortController();
    const making = there.make(long, {}, stop.signal);
    setTimeout(() => stop.abort(new Error('afbrudt')), 500);
    const start = Date.now();
    await expect(making).rejects.toThrow('afbrudt');
    expect(Date.now() - start).toBeLessThan(3000);
    expect((await there.make(short, {})).catalogue.offerings.length).toBeGreaterThan(5);
  });

  test('a profile that is none keeps its class', async () => {
    const profile = 'nowhere';
    await expect(begin().make(await documentOf(1), { profile })).rejects.toMatchObject({
      name: 'UsageError',
    });
  });
});
