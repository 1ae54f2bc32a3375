import { expect, test } from 'vitest';
import { lacksDanish, sizeOfDamaged } from '../../src/ocr/lost-letters.ts';

/** Words of type of ten points, `[text as read, height of the ink]`. */
const line = (...words: readonly (readonly [string, number])[]) =>
  words.map(([text, height]) => ({ text, height }));

test('a program that knew no æ, ø and å wrote none on a whole page', () => {
  const page = 'Vi gennemgar de regler som foreningen skal kende til '
    .repeat(6)
    .trim()
    .split(' ')
    .map((text) => ({ text }));
  expect(lacksDanish(page)).toBe(true);
  expect(lacksDanish([...page, { text: 'på' }])).toBe(false);
  expect(lacksDanish(page.slice(0, 9))).toBe(false);
});

test('a ring that was not read makes its line no larger', () => {
  expect(sizeOfDamaged(line(['Vi', 7.3], ['gennemgar:', 10.4]))).toBeCloseTo(10, 0);
  expect(sizeOfDamaged(line(['Sundhedsradets', 8.5], ['arbejde', 9.4]))).toBeCloseTo(10, 0);
});

test('an ø that was read as a letter below the line makes it no smaller', () => {
  expect(sizeOfDamaged(line(['instruktgren', 7.3], ['viser', 7.3]))).toBeCloseTo(10, 0);
});

test('where no word is sure, those there are tell', () => {
  expect(sizeOfDamaged(line(['gange', 7.4]))).toBeCloseTo(10, 0);
});
