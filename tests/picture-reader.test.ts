import { readFile } from 'node:fs/promises';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSource } from '../src/ingest/index.ts';
import type { RunResult } from '../src/pipeline.ts';
import { processDocument, shareEngine } from '../src/pipeline.ts';

const LAYER =
  'Kurset begynder i køkkenet på højskolen. Alle får prøvet både ovn og gryde, også de små. Vi mødes hver torsdag.';
const engines = shareEngine({ jobs: 1 });
afterAll(() => engines.close());

/** The upper half of a scanned page of the fixtures, as a picture. */
async function pictureOfText(): Promise<Buffer> {
  const file = new URL('../fixtures/bibliotek/bibliotek.scan.pdf', import.meta.url);
  const source = await openSource('scan.pdf', await readFile(file));
  const { grey, width, height } = await source.readImage(2);
  await source.close();
  return sharp(grey, { raw: { width, height, channels: 1 } })
    .extract({ left: 0, top: 0, width, height: Math.round(height / 2) })
    .jpeg()
    .toBuffer();
}

/** As a photograph has it: patches of all sizes, in no rows. */
async function photograph(): Promise<Buffer> {
  const [width, height] = [800, 600];
  const small = Buffer.from(Array.from({ length: 100 * 75 }, (_, i) => (i * i * 7919) % 251));
  return sharp(small, { raw: { width: 100, height: 75, channels: 1 } })
    .resize(width, height, { kernel: 'cubic' })
    .jpeg()
    .toBuffer();
}

/** A page of text with a picture under it. */
async function illustrated(picture: Buffer, kind: 'jpeg' | 'png'): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage([595, 842]);
  const font = await document.embedFont(StandardFonts.Helvetica);
  page.drawText(LAYER, { x: 60, y: 760, size: 11, font, maxWidth: 470, lineHeight: 15 });
  const image =
    kind === 'jpeg'
      ? await document.embedJpg(picture)
      : await document.embedPng(await sharp(picture).png().toBuffer());
  page.drawImage(image, { x: 60, y: 80, width: 480, height: (480 * image.height) / image.width });
  return document.save();
}

const read = async (pdf: Uint8Array, ocr: 'auto' | 'never' = 'auto'): Promise<RunResult> =>
  processDocument('blad.pdf', pdf, { ocr, jobs: 1 }, { engines });
const codes = ({ catalogue }: RunResult) => catalogue.warnings.map(({ code }) => code);

describe('a picture of text beside a text layer that is to be trusted', () => {
  let picture: Buffer;
  beforeAll(async () => {
    picture = await pictureOfText();
  });

  it.each(['jpeg', 'png'] as const)('is recognised, and told: %s', async (kind) => {
    const result = await read(await illustrated(picture, kind));
    expect(codes(result)).toContain('picture-text');
    expect(result.text).toContain('Kurset begynder');
    const [page] = result.pages;
    const found = page?.words.filter(({ confidence }) => confidence < 1) ?? [];
    expect(found.length).toBe(page?.layer.pictured);
    expect(found.length).toBeGreaterThan(20);
    for (const { box } of found) {
      expect(box[0]).toBeGreaterThan(55);
      expect(box[3]).toBeLessThan(770);
    }
    expect(page?.origin).toBe('text-layer');
  });

  it('is left alone where nothing is to be recognised', async () => {
    const result = await read(await illustrated(picture, 'jpeg'), 'never');
    expect(codes(result)).not.toContain('picture-text');
    expect(result.engine).toBeUndefined();
  });
});

it('a photograph starts no engine', async () => {
  const result = await read(await illustrated(await photograph(), 'jpeg'));
  expect(result.engine).toBeUndefined();
  expect(result.pages[0]?.words.every(({ confidence }) => confidence === 1)).toBe(true);
});
