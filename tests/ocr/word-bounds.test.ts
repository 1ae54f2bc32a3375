import { describe, expect, it } from 'vitest';
import type { PageImage, Word } from '../../src/model/index.ts';
import { patchesOf } from '../../src/ocr/ink.ts';
import { settleBounds } from '../../src/ocr/word-bounds.ts';

const WIDTH = 300;
const HEIGHT = 80;

type Block = readonly [left: number, top: number, width: number, height: number];

/** A page whose pixels are points, with blocks of ink, or of light, drawn one after the other. */
function pageOf(dark: readonly Block[], light: readonly Block[] = []): PageImage {
  const grey = new Uint8Array(WIDTH * HEIGHT).fill(250);
  const fill = ([left, top, width, height]: Block, level: number): void => {
    for (let y = top; y < top + height; y++)
      grey.fill(level, y * WIDTH + left, y * WIDTH + left + width);
  };
  for (const block of dark) fill(block, 10);
  for (const block of light) fill(block, 250);
  return { page: 1, width: WIDTH, height: HEIGHT, dpi: 72, grey, shapes: [], rules: [] };
}

const word = (text: string, box: Word['box'], size: number): Word => ({
  text,
  box,
  baseline: 40,
  rotation: 0,
  style: { size, bold: false, italic: false },
  confidence: 1,
});

/** Seven stems that stand on the baseline at 40, from `left`, as high as the capitals of type of 10 points. */
const stems = (left: number): Block[] =>
  Array.from({ length: 7 }, (_, i): Block => [left + i * 6, 33, 2, 7]);

function settled(words: readonly Word[], image: PageImage): readonly Word[] {
  return settleBounds([{ words }], image, patchesOf(image)).flatMap((line) => [...line.words]);
}

describe('the bounds of recognised words', () => {
  it('are those of their ink where the row is higher', () => {
    const [found] = settled([word('KURSERN', [50, 28, 92, 44], 20)], pageOf(stems(50)));
    expect(found?.box).toEqual([50, 33, 92, 40]);
    expect(found?.style.size).toBeCloseTo(7 / 0.72, 1);
  });

  it('end where the next word begins', () => {
    const image = pageOf([...stems(50), ...stems(100)]);
    const [first, second] = settled(
      [word('KURSERN', [50, 33, 104, 40], 10), word('KURSERN', [100, 33, 142, 40], 10)],
      image,
    );
    expect([first?.box[2], second?.box[0]]).toEqual([100, 100]);
  });

  it('stay where the ink does not tell the word, or fills them', () => {
    const [faint] = settled([word('KURSERN', [50, 28, 200, 44], 20)], pageOf(stems(50)));
    expect(faint?.box).toEqual([50, 28, 200, 44]);
    const [exact] = settled([word('KURSERN', [50, 33, 92, 40], 9)], pageOf(stems(50)));
    expect(exact?.style.size).toBe(9);
  });

  it('stay in light letters on dark, where ink is what these leave free', () => {
    // the band, letters as a light block, and what is dark within them
    const image = pageOf([[45, 20, 250, 30]], [[50, 28, 42, 14]]);
    for (let y = 33; y < 36; y++) image.grey.fill(10, y * WIDTH + 52, y * WIDTH + 90);
    const [found] = settled([word('KURSERN', [46, 21, 100, 48], 20)], image);
    expect(found?.box).toEqual([46, 21, 100, 48]);
  });

  it('tell a bar beside a title from a letter', () => {
    const image = pageOf([[40, 26, 6, 16], ...stems(60)]);
    const words = [word('å', [40, 26, 46, 42], 16), word('KURSERN', [60, 33, 102, 40], 10)];
    expect(settled(words, image).map(({ text }) => text)).toEqual(['KURSERN']);
  });

  it('tell a dash from bare paper', () => {
    const image = pageOf([...stems(50), [120, 36, 8, 1]]);
    const words = [
      word('KURSERN', [50, 33, 92, 40], 10),
      word('—', [100, 28, 108, 42], 10),
      word('–', [120, 36, 128, 37], 10),
    ];
    expect(settled(words, image).map(({ text }) => text)).toEqual(['KURSERN', '–']);
  });

  it('leave stems and bullets alone', () => {
    const image = pageOf([
      [40, 28, 2, 12],
      [60, 32, 5, 5],
    ]);
    const words = [word('l', [40, 28, 42, 40], 16), word('•', [60, 32, 65, 37], 16)];
    expect(settled(words, image).map(({ text }) => text)).toEqual(['l', '•']);
  });
});
