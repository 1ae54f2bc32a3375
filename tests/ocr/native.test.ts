import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseHocr } from '../../src/ocr/hocr.ts';
import { findNative } from '../../src/ocr/native.ts';
import { toTiff } from '../../src/ocr/tiff.ts';

const hasNative = (() => {
  try {
    execFileSync('tesseract', ['--version']);
    return true;
  } catch {
    return false;
  }
})();

const hocr = (lines: string) => `<?xml version="1.0"?><html><body>
<div class='ocr_page' title='image "stdin"; bbox 0 0 400 300; ppageno 0'>
 <div class='ocr_carea' title="bbox 10 20 210 60"><p class='ocr_par' title="bbox 10 20 210 60">${lines}</p></div>
</div></body></html>`;

describe('hOCR', () => {
  it('gives words with place, confidence and baseline', () => {
    const [[block] = []] = parseHocr(
      hocr(`<span class='ocr_line' title="bbox 10 20 210 60; baseline 0.01 -8; x_size 40; x_descenders 8; x_ascenders 9">
        <span class='ocrx_word' title='bbox 10 20 90 60; x_wconf 96'><strong>Børn &amp;</strong></span>
        <span class='ocrx_word' title='bbox 100 20 210 60; x_wconf 41'>unge</span></span>`),
    );
    expect(block?.box).toEqual({ left: 10, top: 20, right: 210, bottom: 60 });
    const [line] = block?.lines ?? [];
    expect(line?.words.map(({ text, confidence }) => [text.trim(), confidence])).toEqual([
      ['Børn &', 96],
      ['unge', 41],
    ]);
    expect(line?.baseline).toEqual({ x0: 10, y0: 52, x1: 210, y1: 54 });
    expect(line?.rowHeight).toBe(40);
  });

  it('tells lines that run up the page from those that run down', () => {
    const at = (angle: number) =>
      parseHocr(
        hocr(`<span class='ocr_line' title="bbox 10 20 50 220; textangle ${angle}; x_size 40; x_descenders 8">
          <span class='ocrx_word' title='bbox 10 20 50 220; x_wconf 90'>op</span></span>`),
      )[0]?.[0]?.lines[0]?.baseline;
    expect(at(90)).toEqual({ x0: 42, y0: 20, x1: 42, y1: 220 });
    expect(at(270)).toEqual({ x0: 18, y0: 20, x1: 18, y1: 220 });
  });
});

describe('images in one file', () => {
  it('are the pages of a TIFF, pixel for pixel', async () => {
    const images = [
      { width: 3, height: 3, grey: Uint8Array.from([0, 1, 2, 3, 4, 5, 6, 7, 8]) },
      { width: 2, height: 1, grey: Uint8Array.from([200, 255]) },
    ];
    const tiff = toTiff(images);
    for (const [page, { width, height, grey }] of images.entries()) {
      const { data, info } = await sharp(tiff, { page })
        .toColourspace('b-w')
        .raw()
        .toBuffer({ resolveWithObject: true });
      expect([info.width, info.height, ...data]).toEqual([width, height, ...grey]);
    }
  });
});

/** A program that answers as tesseract does, and then does `reading`. */
describe('a native program', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'katalog-native-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const program = async (reading: string): Promise<string> => {
    const file = join(folder, `tesseract-${Math.abs(hash(reading))}`);
    await writeFile(
      file,
      `#!/bin/sh
case "$1" in
  --version) echo "tesseract 5.9.9" ;;
  *) ${reading} ;;
esac
`,
    );
    await chmod(file, 0o755);
    return file;
  };
  const image = { width: 20, height: 20, dpi: 200, grey: new Uint8Array(400).fill(255) };

  it('is named with its version and that of the data', async () => {
    const found = await findNative(await program('exit 0'));
    expect(found?.name).toBe('tesseract');
    expect(found?.version).toMatch(
      /^5\.9\.9 dan \d+\.\d+\.\d+ 4\.0\.0_best_int; deu \S+ 4\.0\.0_best_int$/,
    );
  });

  it('is none where there is no such program', async () => {
    expect(await findNative(join(folder, 'absent'))).toBeUndefined();
  });

  it('reads with the Danish data from npm, and leaves none of it behind', async () => {
    const seen = join(folder, 'seen');
    const show = `cat > /dev/null; echo "$4" > ${seen}; ls -l "$4"/dan.traineddata >> ${seen}; exit 1`;
    const worker = await (await findNative(await program(show)))?.start();
    await expect(worker?.read([image], 'page', 'dan')).rejects.toThrow();
    const [data, listed] = (await readFile(seen, 'utf8')).split('\n');
    expect(listed).toContain('dan.traineddata');
    expect(existsSync(data ?? '')).toBe(true);
    await worker?.end();
    expect(existsSync(data ?? '')).toBe(false);
  });

  it('tells why it failed', async () => {
    const found = await findNative(await program('echo "out of memory" >&2; exit 3'));
    const worker = await found?.start();
    await expect(worker?.read([image], 'page', 'dan')).rejects.toThrow(
      /ended with 3: out of memory/,
    );
  });

  it('is not believed when it reads fewer images than it was given', async () => {
    const found = await findNative(await program('cat > /dev/null; echo rubbish'));
    const worker = await found?.start();
    await expect(worker?.read([image], 'page', 'dan')).rejects.toThrow('read 0 of 1 images');
  });

  it('is killed when its place is given up', async () => {
    const found = await findNative(await program('exec sleep 60'));
    const worker = await found?.start();
    const reading = worker?.read([image], 'page', 'dan');
    const started = Date.now();
    setTimeout(() => worker?.end(), 50);
    await expect(reading).rejects.toThrow();
    expect(Date.now() - started).toBeLessThan(5000);
  });

  it.skipIf(process.platform !== 'linux')('tells of its work', async () => {
    const reading = async (script: string): Promise<number> => {
      const worker = await (await findNative(await program(script)))?.start();
      const read = worker?.read([image], 'page', 'dan').catch(() => {});
      await wait(1500);
      const worked = worker?.clocks?.worked() ?? -1;
      await worker?.end();
      await read;
      return worked;
    };
    expect(await reading('exec sleep 60')).toBeLessThan(200);
    expect(await reading('while :; do :; done')).toBeGreaterThan(200);
  });

  it.skipIf(!hasNative)('reads several images at once, empty ones too', async () => {
    const worker = await (await findNative())?.start();
    const empty = { width: 300, height: 200, dpi: 200, grey: new Uint8Array(60_000).fill(255) };
    const read = await worker?.read([empty, empty], 'block', 'dan');
    expect(read?.map((blocks) => blocks.flatMap(({ lines }) => lines))).toEqual([[], []]);
  });
});

const hash = (text: string): number =>
  [...text].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) | 0, 7);
