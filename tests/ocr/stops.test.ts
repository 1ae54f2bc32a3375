import { describe, expect, it } from 'vitest';
import type { PageImage, Word } from '../../src/model/index.ts';
import { settleStop } from '../../src/ocr/stops.ts';
import { marksOf } from '../../src/ocr/word-patches.ts';

const image = { page: 1, width: 200, height: 200, dpi: 72, shapes: [], rules: [] };

/** A word read with little confidence, at its end a mark so high that ends so far above the baseline, in hundredths of an em. */
function settled(text: string, high: number, rise: number, confidence = 0.85): string {
  const word: Word = {
    text,
    box: [0, 20, 130, 130],
    baseline: 100,
    rotation: 0,
    style: { size: 100, bold: false, italic: false },
    confidence,
  };
  const bottom = 100 - rise;
  const patches = [
    { left: 0, top: 40, right: 90, bottom: 99, pixels: 3000 },
    { left: 100, top: bottom - high, right: 114, bottom: bottom - 1, pixels: 15 * high },
  ];
  const page = { ...image, grey: new Uint8Array(0) } as PageImage;
  return settleStop(word, marksOf(page, patches)).text;
}

describe('stops and commas at the ends of words', () => {
  it('a mark that ends on the baseline is a stop', () => {
    expect(settled('fra,', 15, 0)).toBe('fra.');
    expect(settled('fra.', 15, 0)).toBe('fra.');
  });

  it('a mark that hangs below the baseline is a comma', () => {
    expect(settled('fra.', 28, -13)).toBe('fra,');
  });

  it('what is neither, and what was read with confidence, stays', () => {
    expect(settled('fra,', 60, 0)).toBe('fra,');
    expect(settled('fra,', 15, 0, 0.96)).toBe('fra,');
  });
});
