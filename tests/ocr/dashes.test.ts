import { describe, expect, it } from 'vitest';
import type { PageImage, Word } from '../../src/model/index.ts';
import { dashLengthsOf, settleDashes } from '../../src/ocr/dashes.ts';

const EM = 100;
const [WIDTH, HEIGHT, BASELINE] = [1200, 200, 120];

/** A page whose pixels are points, and its words: each is a letter, a dash so long in hundredths of an em, and a letter. */
function pageOf(...words: readonly (readonly [text: string, length: number])[]) {
  const grey = new Uint8Array(WIDTH * HEIGHT).fill(255);
  const ink = (left: number, top: number, width: number, height: number): void => {
    for (let y = top; y < top + height; y++) {
      grey.fill(0, y * WIDTH + left, y * WIDTH + left + width);
    }
  };
  let left = 20;
  const read = words.map(([text, length]): Word => {
    const from = left;
    ink(left, BASELINE - 70, 40, 70);
    ink(left + 50, BASELINE - 30, length, 8);
    ink(left + 60 + length, BASELINE - 70, 40, 70);
    left += 100 + length;
    const box = [from, BASELINE - 70, left, BASELINE] as const;
    left += 30;
    return {
      text,
      box: [...box],
      baseline: BASELINE,
      rotation: 0,
      style: { size: EM, bold: false, italic: false },
      confidence: 0.9,
    };
  });
  const image: PageImage = {
    page: 1,
    width: WIDTH,
    height: HEIGHT,
    dpi: 72,
    grey,
    shapes: [],
    rules: [],
  };
  const dashes = dashLengthsOf(read, image);
  return read.map((word) => settleDashes(word, image, dashes).text);
}

describe('dashes', () => {
  it('are as long as their ink', () => {
    expect(pageOf(['19—21', 28], ['19-21', 50], ['19-21', 90])).toEqual([
      '19-21',
      '19–21',
      '19—21',
    ]);
  });

  it('stand between words of small letters where the hyphens of the page are shorter', () => {
    const hyphens = [
      ['e-mail', 27],
      ['nord-vest', 27],
    ] as const;
    const [, , days] = pageOf(...hyphens, ['mandag-torsdag', 50]);
    expect(days).toBe('mandag–torsdag');
    expect(pageOf(['mandag-torsdag', 50])).toEqual(['mandag-torsdag']);
  });

  it('are hyphens where they are as long as those of the page', () => {
    const hyphens = [
      ['e-mail', 37],
      ['nord-vest', 37],
    ] as const;
    expect(pageOf(...hyphens, ['2026-104', 37], ['19-21', 55])).toEqual([
      'e-mail',
      'nord-vest',
      '2026-104',
      '19–21',
    ]);
  });
});
