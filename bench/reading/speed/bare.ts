import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createWorker, OEM, PSM } from 'tesseract.js';
import { openSource } from '../../../src/ingest/index.ts';
import type { PageImage } from '../../../src/model/index.ts';
import { toPgm } from '../../../src/ocr/grey-image.ts';
import { runProcess } from '../../../src/ocr/process.ts';

const require = createRequire(import.meta.url);
export const data = join(
  dirname(require.resolve('@tesseract.js-data/dan/package.json')),
  '4.0.0_best_int',
);

export async function imagesOf(pdf: Uint8Array): Promise<PageImage[]> {
  const source = await openSource('scan.pdf', pdf.slice());
  const images: PageImage[] = [];
  for (let n = 1; n <= source.pageCount; n++) images.push(await source.readImage(n));
  await source.close();
  return images;
}

/** `hands` that take the next of the items as soon as they are free. */
export async function share<T>(
  items: readonly T[],
  hands: number,
  work: (item: T, hand: number) => Promise<unknown>,
): Promise<void> {
  const waiting = [...items];
  const hand = async (n: number): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift())
      await work(item, n);
  };
  await Promise.all(Array.from({ length: hands }, (_, n) => hand(n)));
}

/** Two tesseract.js workers, as its manual has it: words with their places, no more. */
export async function bareJs(images: readonly PageImage[], hands: number): Promise<void> {
  const workers = await Promise.all(
    Array.from({ length: hands }, () =>
      createWorker('dan', OEM.LSTM_ONLY, { langPath: data, gzip: true, cacheMethod: 'none' }),
    ),
  );
  await share(images, hands, async (image, n) => {
    const worker = workers[n] as (typeof workers)[0];
    await worker.setParameters({
      tessedit_pageseg_mode: PSM.AUTO,
      user_defined_dpi: String(Math.round(image.dpi)),
    });
    await worker.recognize(toPgm(image), {}, { text: false, blocks: true });
  });
  await Promise.all(workers.map((worker) => worker.terminate()));
}

/** A tesseract process for each page. */
export async function bareNative(images: readonly PageImage[], hands: number): Promise<void> {
  const env = { ...process.env, OMP_THREAD_LIMIT: '1' };
  await share(images, hands, (image) =>
    runProcess(
      'tesseract',
      ['stdin', 'stdout', '-l', 'dan', '--dpi', String(Math.round(image.dpi)), 'tsv'],
      { input: toPgm(image), env },
    ),
  );
}
