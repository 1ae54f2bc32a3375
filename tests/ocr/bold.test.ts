import { describe, expect, it } from 'vitest';
import type { Word } from '../../src/model/index.ts';
import { markBold } from '../../src/ocr/bold.ts';
import type { Weight } from '../../src/ocr/weight.ts';
import { weigh } from '../../src/ocr/weight.ts';

const word = (text: string, size = 10): Word => ({
  text,
  box: [0, 0, 50, 10],
  baseline: 8,
  rotation: 0,
  style: { size, bold: false, italic: false },
  confidence: 1,
});

const regular: Weight = { mean: 0.105, runs: 150, inverted: false };
const heavy: Weight = { mean: 0.155, runs: 150, inverted: false };
const page = Array.from({ length: 40 }, () => Array.from({ length: 10 }, () => regular));

/** Which words of the first line come out bold on a page of 400 other words. */
function boldIn(weights: readonly Weight[], size = 10, others = page): boolean[] {
  const all = [weights, ...others];
  const lines = all.map((line, i) => ({
    words: line.map((_, k) => word(`${i}.${k}`, i === 0 ? size : 10)),
  }));
  return markBold(lines, all)[0]?.words.map(({ style }) => style.bold) ?? [];
}

describe('bold by the ink', () => {
  it('is a whole line or a label that opens one', () => {
    expect(boldIn([heavy, heavy, heavy])).toEqual([true, true, true]);
    expect(boldIn([heavy, regular, regular, regular])).toEqual([true, false, false, false]);
  });

  it('does not change within a line on weak evidence', () => {
    const doubtful: Weight = { mean: 0.13, runs: 40, inverted: false };
    expect(boldIn([regular, doubtful, regular])).toEqual([false, false, false]);
    const dots: Weight = { mean: 0.03, runs: 4, inverted: false };
    expect(boldIn([heavy, dots, heavy])).toEqual([true, true, true]);
  });

  it('is told cell by cell where a line runs through those of a table', () => {
    const doubtful: Weight = { mean: 0.14, runs: 40, inverted: false };
    const row = [doubtful, regular, regular, regular];
    const at = (lefts: readonly number[]) =>
      markBold(
        [{ words: lefts.map((x) => ({ ...word('ord'), box: [x, 0, x + 50, 10] as const })) }],
        [row],
      )[0]?.words.map(({ style }) => style.bold);
    expect(at([0, 53, 106, 159])).toEqual([false, false, false, false]);
    expect(at([0, 90, 143, 196])).toEqual([true, false, false, false]);
  });

  it('goes by the page: a heavy face is not bold', () => {
    const heavyPage = page.map((line) => line.map(() => ({ ...regular, mean: 0.14 })));
    expect(boldIn([{ ...regular, mean: 0.15 }], 10, heavyPage)).toEqual([false]);
  });

  it('goes by faces in general where the page is nearly empty', () => {
    expect(boldIn([heavy, heavy], 30, [])).toEqual([true, true]);
    expect(boldIn([regular, regular], 30, [])).toEqual([false, false]);
  });

  it('allows for light letters on dark, which look heavier', () => {
    const light: Weight = { mean: 0.14, runs: 150, inverted: true };
    expect(boldIn([light])).toEqual([false]);
    expect(boldIn([{ ...light, mean: 0.2 }])).toEqual([true]);
  });
});

describe('the weight of a word', () => {
  /** Upright stems `thick` pixels wide, 20 pixels apart, on a 100 × 20 image; a pixel is a point. */
  const stems = (thick: number, ink = 0, paper = 255) => {
    const grey = new Uint8Array(100 * 20).fill(paper);
    for (let y = 0; y < 20; y++) {
      for (let x = 10; x < 90; x += 20) grey.fill(ink, y * 100 + x, y * 100 + x + thick);
    }
    return { width: 100, height: 20, grey, dpi: 72 };
  };
  const whole: Word = { ...word('nnnn', 20), box: [0, 0, 100, 20] };

  it('is the width of its stems in ems', () => {
    expect(weigh(stems(2), whole)).toEqual({ mean: 0.1, runs: 80, inverted: false });
    expect(weigh(stems(3), whole)).toMatchObject({ mean: 0.15 });
  });

  it('is that of a stem that fills its box', () => {
    expect(weigh(stems(3), { ...word('I', 20), box: [10, 0, 13, 20] })).toMatchObject({
      mean: 0.15,
      inverted: false,
    });
  });

  it('is told for light letters, too', () => {
    expect(weigh(stems(2, 255, 40), whole)).toEqual({ mean: 0.1, runs: 80, inverted: true });
  });

  it('is unknown where there is no contrast, and for turned words', () => {
    expect(weigh(stems(2, 230), whole).runs).toBe(0);
    expect(weigh(stems(2), { ...whole, rotation: 90 }).runs).toBe(0);
  });
});
