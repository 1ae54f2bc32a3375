import { openSource } from '../../../src/ingest/index.ts';
import { readPage } from '../../../src/ocr/read-page.ts';
import type { Read } from '../../../src/ocr/reader.ts';
import { skewOf } from '../../../src/ocr/skew.ts';
import type { Tesseract } from '../../../src/ocr/tesseract-core.ts';
import { openReaders, secondReadingOf } from '../readers.ts';

/** What a part of the reading of page images takes: CPU seconds, and of how many images. */
export interface Part {
  readonly cpu: number;
  readonly images: number;
}

const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** Reads all pages of a scan in this thread, and tells what each part of that takes, beside bare recognition. */
export async function partsOfReading(pdf: Uint8Array): Promise<Map<string, Part>> {
  const parts = new Map<string, Part>();
  const add = (name: string, cpu: number, images: number): void => {
    const before = parts.get(name) ?? { cpu: 0, images: 0 };
    parts.set(name, { cpu: before.cpu + cpu, images: before.images + images });
  };
  const timed = async <T>(name: string, work: () => T | Promise<T>, images = 1): Promise<T> => {
    const start = cpuSeconds();
    const result = await work();
    add(name, cpuSeconds() - start, images);
    return result;
  };
  const { danish, german } = await openReaders();
  let recognized = 0;
  const reader =
    (tesseract: Tesseract): Read =>
    async (images, segmentation) => {
      const name = segmentation === 'page' ? 'the page' : secondReadingOf(new Error().stack ?? '');
      const start = cpuSeconds();
      const read = images.map((image) => tesseract.read(image, segmentation));
      add(name, cpuSeconds() - start, images.length);
      recognized += cpuSeconds() - start;
      return read;
    };
  const source = await openSource('scan.pdf', pdf.slice());
  for (let n = 1; n <= source.pageCount; n++) {
    const image = await timed('decoding, areas, rules', () => source.readImage(n));
    await timed('bare recognition', () => danish.read(image, 'page'));
    await timed('slope', () => skewOf(image));
    recognized = 0;
    const start = cpuSeconds();
    await readPage(image, { danish: reader(danish), signs: reader(german) });
    add('signs, bounds, weights by the ink', cpuSeconds() - start - recognized, 1);
  }
  await source.close();
  return parts;
}
