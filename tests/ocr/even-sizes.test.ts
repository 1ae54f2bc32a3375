import { expect, test } from 'vitest';
import type { Word } from '../../src/model/index.ts';
import { evened } from '../../src/ocr/even-sizes.ts';

/** A line of one word, `[left, baseline, size]` in points. */
const line = ([left, baseline, size]: readonly [number, number, number]) => {
  const word: Word = {
    text: 'linje',
    box: [left, baseline - size, left + 200, baseline],
    baseline,
    rotation: 0,
    style: { size, bold: false, italic: false },
    confidence: 1,
  };
  return { words: [word] };
};

const sizes = (...lines: readonly (readonly [number, number, number])[]) =>
  evened(lines.map(line)).map(({ words }) => words[0]?.style.size);

test('a line between two of one size is of that size', () => {
  expect(sizes([50, 100, 10], [50, 113, 8.4], [50, 126, 10])).toEqual([10, 10, 10]);
});

test('so is the last line of a paragraph', () => {
  expect(sizes([50, 100, 10], [50, 113, 10], [50, 126, 12])).toEqual([10, 10, 10]);
});

test('what stands off is of its own size', () => {
  const title = [50, 145, 12] as const;
  expect(sizes([50, 100, 10], [50, 113, 10], title, [50, 160, 10])).toEqual([10, 10, 12, 10]);
});

test('a title in much larger type keeps it, and so does the column beside', () => {
  expect(sizes([50, 100, 10], [50, 116, 16], [50, 130, 10])).toEqual([10, 16, 10]);
  expect(sizes([50, 100, 10], [300, 113, 8], [50, 126, 10])).toEqual([10, 8, 10]);
});

test('text under a title of two lines is no misread line of the title', () => {
  expect(sizes([50, 100, 15.5], [50, 116, 15.5], [50, 132, 11])).toEqual([15.5, 15.5, 11]);
});

test('nor is it the last of the title where it is not so much smaller, and goes on in its size', () => {
  const text = [50, 131, 10] as const;
  expect(sizes([50, 100, 12], [50, 115, 12], text, [50, 144, 10])).toEqual([12, 12, 10, 10]);
  expect(sizes([50, 100, 12], [50, 115, 12], text)).toEqual([12, 12, 12]);
});

test('a label read a little too large is of the size of its list, though the next is read so, too', () => {
  const label = [50, 126, 11] as const;
  expect(sizes([50, 100, 10], [50, 113, 10], label, [50, 139, 11]).slice(0, 3)).toEqual([
    10, 10, 10,
  ]);
});
