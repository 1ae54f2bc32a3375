import { expect, test } from 'vitest';
import { headersOf, type PlacedWord } from '../../src/extract/tables/header.ts';
import type { Block, Box, LabelledField } from '../../src/model/index.ts';
import { PageSetter } from './page-setter.ts';

const [block] = new PageSetter().text('Heads').blocks as [Block];
const FIELDS: Readonly<Record<string, LabelledField>> = {
  Titel: 'title',
  dato: 'schedule',
  sted: 'location',
  pris: 'price',
  Udbyder: 'providers',
  Dato: 'schedule',
  Sted: 'location',
  Pris: 'price',
};

function headOf(labels: readonly string[], step = 100): readonly string[] | undefined {
  const words = labels.map((text, n): PlacedWord => {
    const box: Box = [60 + step * n, 80, 100 + step * n, 90];
    const style = { size: 10, bold: true, italic: false };
    const word = { text, box, baseline: 88, rotation: 0 as const, style, confidence: 1 };
    return { word, baseline: 88, block, n };
  });
  return headersOf(words, (label) => FIELDS[label])[0]?.columns.map(({ field }) => field);
}

test('the first column of a table of offerings has their titles, whatever these are called', () => {
  expect(headOf(['Redskab', 'Udbyder', 'Sted', 'Pris'])).toEqual([
    'title',
    'providers',
    'location',
    'price',
  ]);
});

test('but a table of the days of one offering has none', () => {
  expect(headOf(['Modul', 'Dato', 'Sted', 'Pris'])).toBeUndefined();
});

test('heads that nearly touch are those of columns of their own, where each is known', () => {
  expect(headOf(['Udbyder', 'Dato', 'Sted', 'Pris'], 44)).toBeUndefined();
  expect(headOf(['Titel', 'dato', 'sted', 'pris'], 44)).toBeUndefined();
  expect(headOf(['Titel', 'Dato', 'Sted', 'Pris'], 44)).toEqual([
    'title',
    'schedule',
    'location',
    'price',
  ]);
});
