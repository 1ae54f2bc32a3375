import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { openSource } from '../../../src/ingest/index.ts';
import { folderOfData, type Language } from '../../../src/ocr/language-data.ts';
import { readPage } from '../../../src/ocr/read-page.ts';
import type { Read } from '../../../src/ocr/reader.ts';
import { skewOf } from '../../../src/ocr/skew.ts';
import { createCore, type Tesseract } from '../../../src/ocr/tesseract-core.ts';

/** What a part of the reading of page images takes: CPU seconds, and of how many images. */
export interface Part {
  readonly cpu: number;
  readonly images: number;
}

/** The first of these that the call came through tells what is read again. */
const READINGS: Readonly<Record<string, string>> = {
  'second-reading': 'places read with German data, for signs and umlauts',
  'doubtful-words': 'doubtful words read alone',
  'poor-stretches': 'stretches that could not be read',
  sideways: 'blocks read upright',
  'read-page': 'areas and ink that were passed over',
};

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
  const core = createCore();
  await core.load({});
  const load = async (language: Language): Promise<Tesseract> =>
    core.add(
      language,
      gunzipSync(await readFile(join(folderOfData(language), `${language}.traineddata.gz`))),
    );
  const [danish, german] = [await load('dan'), await load('deu')];
  let recognized = 0;
  const reader =
    (tesseract: Tesseract): Read =>
    async (images, segmentation) => {
      const name = segmentation === 'page' ? 'the page' : againFor(new Error().stack ?? '');
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

function againFor(stack: string): string {
  const file = Object.keys(READINGS).find((name) => stack.includes(`/${name}.ts`));
  return READINGS[file ?? ''] ?? 'others';
}
