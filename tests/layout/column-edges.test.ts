import { expect, test } from 'vitest';
import { rowsOf } from '../../src/layout/lines/rows.ts';
import { segmentsOf } from '../../src/layout/lines/segments.ts';
import { SyntheticPage } from './setting.ts';

const source = { page: 1, estimated: false, weightless: false };

/** The parts of a row of words 12 points apart, over `lines` lines that begin where its fourth word does. */
function partsOf(words: readonly string[], lines: number): string[] {
  const sheet = new SyntheticPage(1);
  let left = 60;
  for (const word of words) {
    sheet.set(word, { left, top: 80, size: 10 });
    left = sheet.words.at(-1)!.box[2] + (word === words[2] ? 12 : 3);
  }
  const edge = sheet.words[3]!.box[0];
  for (let i = 0; i < lines; i++) sheet.set('Linje', { left: edge, top: 103 + 13 * i, size: 10 });
  const tokens = sheet.words.map((word) => ({ ...word, source: word, container: undefined }));
  return segmentsOf(rowsOf(tokens), [], source)
    .filter(({ text }) => text !== 'Linje')
    .map(({ text }) => text);
}

const row = ['Tre', 'aftener', 'ved', 'Overskriften', 'her'];

test('a word where the lines of a column begin belongs to it, however near the column before it ends', () => {
  expect(partsOf(row, 4)).toEqual(['Tre aftener ved', 'Overskriften her']);
  expect(partsOf(row, 2)).toEqual(['Tre aftener ved Overskriften her']);
});

test('what is short before the edge is a label, and keeps its value', () => {
  expect(partsOf(['I', 'ny', '–', 'Overskriften', 'her'], 6)).toEqual(['I ny – Overskriften her']);
});
