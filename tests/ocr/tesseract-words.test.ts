import { expect, test } from 'vitest';
import { linesOf } from '../../src/ocr/tesseract-words.ts';

test('letters much smaller than their line are specks, and do not tell its size', () => {
  const word = (text: string, left: number, width: number, height: number) => ({
    text,
    box: { left, top: 100 - height, right: left + width, bottom: 100 },
    confidence: 90,
  });
  const words = [word('Dato', 10, 60, 20), word('Få', 300, 6, 6), word('her', 320, 40, 20)];
  const baseline = { x0: 0, y0: 100, x1: 400, y1: 100 };
  const box = { left: 10, top: 80, right: 360, bottom: 100 };
  const [line] = linesOf([{ lines: [{ box, baseline, rowHeight: 28, words }] }], {
    dpi: 72,
    left: 0,
    top: 0,
  });
  expect(line?.words.map(({ text }) => text)).toEqual(['Dato', 'her']);
  expect(line?.words[0]?.style.size).toBeGreaterThan(25);
});
