import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Box, Page, PageImage, Word } from '../../src/model/index.ts';
import { measureLayer } from '../../src/ocr/hidden-layer.ts';

const DPI = 144;
const points = 72 / DPI;

/** A picture of lines of type, `[text, x, baseline, size, weight]` in points. */
async function picture(
  lines: readonly (readonly [string, number, number, number, number])[],
  rules: readonly Box[] = [],
): Promise<PageImage> {
  const [width, height] = [600, 400];
  const texts = lines.map(
    ([text, x, y, size, weight]) =>
      `<text x="${x / points}" y="${y / points}" font-family="DejaVu Sans, Liberation Sans, sans-serif" font-size="${size / points}" font-weight="${weight}">${text}</text>`,
  );
  const drawn = rules.map(
    ([x0, y0, x1, y1]) =>
      `<rect x="${x0 / points}" y="${y0 / points}" width="${(x1 - x0) / points}" height="${(y1 - y0) / points}"/>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/>${[...texts, ...drawn].join('')}</svg>`;
  const grey = await sharp(Buffer.from(svg)).greyscale().toColourspace('b-w').raw().toBuffer();
  return { page: 1, width, height, dpi: DPI, grey: new Uint8Array(grey), shapes: [], rules };
}

const word = (text: string, [x, y]: readonly [number, number], size: number, wide = 60): Word => ({
  text,
  box: [x, y - size, x + wide, y],
  baseline: y,
  rotation: 0,
  style: { size, bold: false, italic: false },
  confidence: 1,
});

const page = (words: readonly Word[]): Page => ({
  number: 1,
  width: 300,
  height: 200,
  origin: 'text-layer',
  words: [...words],
  shapes: [],
  links: [],
  layer: { invisible: 1, imageCover: 1 },
});

describe('a layer of invisible text over a picture', () => {
  it('gets the type sizes that the picture shows, whatever the layer says', async () => {
    const image = await picture([
      ['Foredrag om havnen', 20, 60, 20, 400],
      ['Mandag den 4. maj', 20, 120, 10, 400],
    ]);
    const read = measureLayer(
      page([word('Foredrag', [20, 60], 15, 90), word('Mandag', [20, 120], 12, 42)]),
      image,
    );
    const [large, small] = read.words.map(({ style }) => style.size) as [number, number];
    expect(large / small).toBeGreaterThan(1.7);
    expect(large / small).toBeLessThan(2.3);
  });

  it('measures what stands in columns beside each other apart', async () => {
    const image = await picture([
      ['Sted: Haven', 20, 60, 10, 400],
      ['Beskæring af roser', 120, 60, 20, 400],
    ]);
    const read = measureLayer(
      page([
        word('Sted:', [20, 60], 12, 26),
        word('Haven', [50, 60], 12, 34),
        word('Beskering', [120, 60], 16, 98),
        word('af', [224, 60], 16, 18),
        word('roser', [250, 60], 16, 50),
      ]),
      image,
    );
    const sizes = read.words.map(({ style }) => style.size);
    expect(sizes[0]).toBe(sizes[1]);
    expect(sizes[2]).toBe(sizes[4]);
    expect((sizes[2] as number) / (sizes[0] as number)).toBeGreaterThan(1.4);
  });

  it('takes the rule over the row of a table for no ring over its letters', async () => {
    const lines = [['Klip en sauer', 20, 60, 10, 400]] as const;
    const words = [word('Klip', [20, 60], 10, 20), word('sauer', [62, 60], 10, 28)];
    const sizeIn = (image: PageImage) => measureLayer(page(words), image).words[0]?.style.size;
    const plain = sizeIn(await picture(lines));
    expect(sizeIn(await picture(lines, [[10, 50.5, 290, 51]]))).toBeCloseTo(plain ?? 0, 1);
  });

  it('keeps the sizes of a layer that measures lines in view, and their baselines', async () => {
    const image = await picture([['Kor for alle hele ugen', 20, 60, 12, 400]]);
    const words = ['Kor', 'for', 'alle'].map((text, i) => word(text, [20 + i * 25, 61], 13, 22));
    const alone = words.map((each, i) => ({ ...each, style: { ...each.style, size: 13 + i / 4 } }));
    const read = measureLayer(page(words), image).words[0];
    const measured = measureLayer(page(alone), image).words[0];
    expect(read?.baseline).toBe(61);
    expect(read?.style.size).toBeGreaterThan(Math.min(13, measured?.style.size ?? 0));
    expect(read?.style.size).toBeLessThan(Math.max(13, measured?.style.size ?? 0));
  });

  it('takes words to where their ink ends, though the box ends a letter before', async () => {
    const image = await picture([['ved molen', 20, 60, 12, 400]]);
    const read = measureLayer(
      page([word('ved', [20, 60], 12, 15), word('molen', [47, 60], 12, 32)]),
      image,
    );
    const [first, last] = read.words.map(({ box }) => box[2]) as [number, number];
    expect(first).toBeGreaterThan(40);
    expect(first).toBeLessThan(46);
    expect(last).toBeGreaterThan(82);
  });

  it('leaves out letters that were read where an upright rule runs past the line', async () => {
    const image = await picture([
      ['Boldspil', 40, 60, 12, 400],
      ['I haven', 40, 120, 12, 400],
      ['|', 28, 63, 20, 400],
    ]);
    const read = measureLayer(
      page([
        word('I', [29.5, 60], 12, 5),
        word('Boldspil', [40, 60], 12, 50),
        word('I', [40, 120], 12, 4),
        word('haven', [48, 120], 12, 38),
      ]),
      image,
    );
    expect(read.words.map(({ text }) => text)).toEqual(['Boldspil', 'I', 'haven']);
  });

  it('puts words on the baseline that their ink tells', async () => {
    const image = await picture([['Kor for alle', 20, 60, 12, 400]]);
    const words = [
      word('Kor', [20, 62], 12, 24),
      word('for', [47, 63.5], 11, 18),
      word('alle', [69, 62], 12, 22),
    ];
    const read = measureLayer(page(words), image);
    for (const { baseline } of read.words) expect(Math.abs(baseline - 60)).toBeLessThan(0.8);
  });

  it('gets the rules of the picture, and leaves out what was read of them', async () => {
    const rule: Box = [10, 99.5, 290, 100.5];
    const image = await picture([['Kursus i kor', 20, 60, 12, 400]], [rule]);
    const read = measureLayer(
      page([word('Kursus', [20, 60], 10), word('RER', [20, 104], 10), word('ces', [120, 104], 10)]),
      image,
    );
    expect(read.rules).toEqual([rule]);
    expect(read.words.map(({ text }) => text)).toEqual(['Kursus']);
  });

  it('leaves out letters too small for print, and keeps signs of the text', async () => {
    const image = await picture([['Pris - Sted', 20, 60, 12, 400]]);
    const read = measureLayer(
      page([
        word('Pris', [20, 60], 12, 30),
        word('-', [52, 60], 4, 4),
        word('Sted', [60, 60], 12, 30),
        word('i', [200, 60], 2, 1),
      ]),
      image,
    );
    expect(read.words.map(({ text }) => text)).toEqual(['Pris', '-', 'Sted']);
  });

  it('leaves out lines of words that were read where there are no letters', async () => {
    const image = await picture([
      ['Kursus i kor', 20, 60, 12, 400],
      ['Torsdag den 26. februar', 20, 100, 10, 400],
    ]);
    const read = measureLayer(
      page([
        word('Kursus', [20, 60], 12, 44),
        word('i', [67, 60], 12, 1),
        word('kor', [72, 60], 12, 22),
        word('ORO', [20, 140], 10, 30),
        word('se', [60, 140], 10, 20),
        // where the layer says it stands there is nothing, but it is no noise
        word('februar', [20, 180], 10, 40),
      ]),
      image,
    );
    expect(read.words.map(({ text }) => text)).toEqual(['Kursus', 'i', 'kor', 'februar']);
  });

  it('leaves out signs that were read where nothing is printed: they would close the gap between columns', async () => {
    const image = await picture([
      ['Kursus', 20, 60, 12, 400],
      ['Sted:', 120, 60, 12, 400],
      ['*', 20, 100, 12, 400],
      ['Pris', 40, 100, 12, 400],
    ]);
    const read = measureLayer(
      page([
        word('Kursus', [20, 60], 9, 46),
        word('~~', [95, 62], 14, 9),
        word('Sted:', [120, 60], 9, 32),
        word('*', [20, 97], 6, 6),
        word('Pris', [40, 100], 9, 26),
        // a stroke, and the place that the layer gives it
        word('|', [80, 100], 9, 1),
      ]),
      image,
    );
    const texts = read.words.map(({ text }) => text);
    expect(texts).toEqual(['Kursus', 'Sted:', '*', 'Pris', '|']);
  });

  it('believes a size that other lines have, though the edge of a box made the box of a word high', async () => {
    const labels = ['Lokale', 'Holdleder', 'Pris', 'Tidspunkt'];
    const image = await picture(labels.map((text, i) => [text, 20, 40 + 40 * i, 9, 400] as const));
    const read = measureLayer(
      page(
        labels.map((text, i) => word(text, [20, 40 + 40 * i], text === 'Tidspunkt' ? 16 : 7, 40)),
      ),
      image,
    );
    for (const { style } of read.words) {
      expect(style.size).toBeGreaterThan(7.5);
      expect(style.size).toBeLessThan(10.5);
    }
  });

  it('stays as it is where the picture shows nothing', async () => {
    const words = [word('Intet', [20, 60], 12)];
    expect(measureLayer(page(words), await picture([])).words).toEqual(words);
  });
});
