import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFName } from 'pdf-lib';
import { afterEach, describe, expect, test } from 'vitest';
import {
  createReader,
  openSource,
  type Reader,
  type ReaderOptions,
} from '../../src/ingest/index.ts';
import { pdfOf } from './pdf-of.ts';

const HELLO = 'BT /F1 12 Tf 50 100 Td (Kursus i b\\370devask) Tj ET';
/** Half a minute of work for a reader of PDFs. */
const ENDLESS = 'q 1 0 0 1 0 0 cm 0 0 m 1 1 l S Q\n'.repeat(6_000_000);

let reader: Reader | undefined;
const readerWith = (options?: ReaderOptions): Reader => {
  reader = createReader(options);
  return reader;
};
afterEach(() => reader?.close());

describe('reading in a thread', () => {
  test('gives what reading here gives', async () => {
    const bytes = await pdfOf([HELLO, 'BT /F1 12 Tf 50 100 Td (Side to) Tj ET']);
    const here = await openSource('a.pdf', bytes);
    const there = await readerWith().open('a.pdf', bytes);
    expect(there).toMatchObject({ pageCount: 2, mediaType: 'application/pdf', textual: true });
    expect(await there.readPage(2)).toEqual(await here.readPage(2));
    expect(await there.readImage(1)).toEqual(await here.readImage(1));
    await Promise.all([here.close(), there.close()]);
  });

  test('an error keeps its class, file and page', async () => {
    const threaded = readerWith();
    const cut = (await pdfOf(HELLO)).subarray(0, 200);
    await expect(threaded.open('cut.pdf', cut)).rejects.toMatchObject({
      name: 'InputError',
      exitCode: 3,
      file: 'cut.pdf',
    });
    const source = await threaded.open('a.pdf', await pdfOf(HELLO), { maxPixels: 10 });
    await expect(source.readImage(1)).rejects.toMatchObject({ name: 'LimitError', page: 1 });
  });

  test('a page that takes too long fails alone, in this document and in others', async () => {
    const threaded = readerWith({ timeoutSeconds: 8 });
    const slow = await threaded.open('slow.pdf', await pdfOf([HELLO, ENDLESS, HELLO]));
    const other = await threaded.open('other.pdf', await pdfOf(HELLO));
    const pages = await Promise.allSettled([
      slow.readPage(1),
      slow.readPage(2),
      slow.readPage(3),
      other.readPage(1),
    ]);
    expect(pages.map((page) => page.status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    expect(pages[1]).toMatchObject({
      reason: { name: 'LimitError', exitCode: 5, file: 'slow.pdf', page: 2 },
    });
  });

  test('a page that takes too much memory fails alone', async () => {
    const threaded = readerWith({ maxMemory: 400 });
    const source = await threaded.open('bomb.pdf', await withBomb());
    await expect(source.readPage(2)).rejects.toMatchObject({
      name: 'LimitError',
      page: 2,
      reason: expect.stringContaining('400 MB'),
    });
    expect((await source.readPage(1)).words.map((word) => word.text)).toContain('Kursus');
  });
});

/** Page 2 is a gigabyte of blanks, packed to a megabyte. */
async function withBomb(): Promise<Uint8Array> {
  const document = await PDFDocument.load(await pdfOf([HELLO, '']));
  const { context } = document;
  const packed = deflateSync(Buffer.alloc(1 << 30, ' '));
  const stream = context.register(context.stream(packed, { Filter: 'FlateDecode' }));
  document.getPage(1).node.set(PDFName.of('Contents'), stream);
  return document.save({ useObjectStreams: false });
}
