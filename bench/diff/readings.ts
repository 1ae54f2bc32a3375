import { createHash } from 'node:crypto';
import { render } from '../../fixtures/make/render.ts';
import { jpegOf, pdfOfImages, scanned } from '../../fixtures/make/scan.ts';
import { setSource } from '../../fixtures/make/set.ts';
import type { Source } from '../../fixtures/make/source.ts';
import { cacheFolder, openPageCache } from '../../src/batch/index.ts';
import type { Edition } from '../../src/comparison.ts';
import { processDocument } from '../../src/pipeline.ts';

/** How an edition reaches the reader. */
export type Medium = 'pdf' | 'scan';

/** Sets a catalogue, scans it where that is asked for, and reads it as `katalog run` does. */
export async function readSource(source: Source, medium: Medium): Promise<Edition> {
  const { pdf } = await setSource(source);
  const bytes = medium === 'pdf' ? pdf : await scanOf(source, pdf);
  const name = `${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}.pdf`;
  const cache = openPageCache(cacheFolder(), (error) => {
    throw error;
  });
  const { catalogue, edits } = await processDocument(
    name,
    bytes,
    { ocr: 'auto', jobs: 2 },
    { cache },
  );
  return { label: name, file: catalogue, edits };
}

async function scanOf({ scan, publisher }: Source, pdf: Uint8Array): Promise<Uint8Array> {
  const jpegs: Buffer[] = [];
  for await (const page of render(pdf)) {
    jpegs.push(await jpegOf(await scanned(page, scan, jpegs.length + 1), scan.quality));
  }
  return pdfOfImages(jpegs, `Scanning, ${publisher}`);
}
