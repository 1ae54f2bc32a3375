import { expect, test } from 'vitest';
import { typeSize } from '../../src/ocr/type-size.ts';

test('a word without descenders is as large as one with them', () => {
  expect(typeSize([{ text: 'Kurser', height: 10.8 }])).toBeCloseTo(15, 0);
  expect(typeSize([{ text: 'Forløbsgruppe', height: 14.1 }])).toBeCloseTo(15, 0);
  expect(typeSize([{ text: 'sommer', height: 7.95 }])).toBeCloseTo(15, 0);
});

test('a slash does not reach below the line as brackets do', () => {
  expect(typeSize([{ text: 'Kurser/Klubber', height: 11.6 }])).toBeCloseTo(15, 0);
  expect(typeSize([{ text: 'Kurser(Klubber)', height: 14.1 }])).toBeCloseTo(15, 0);
});

test('a word made taller by a speck does not tell', () => {
  const words = [
    { text: 'sommerens', height: 30 },
    { text: 'tilmelding', height: 9.4 },
    { text: 'betaling', height: 9.4 },
  ];
  expect(typeSize(words)).toBeCloseTo(10, 0);
});

test('dashes and dots measure nothing', () => {
  expect(typeSize([{ text: '–', height: 1 }])).toBeUndefined();
  expect(typeSize([])).toBeUndefined();
});
