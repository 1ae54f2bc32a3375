import { expect, test } from 'vitest';
import { titledRows } from '../../src/layout/order/beside-titles.ts';

type Unit = ReturnType<typeof unit>;
const unit = (left: number, top: number, right: number, bottom: number, title = false) => ({
  box: [left, top, right, bottom] as const,
  title,
});

/** A narrow column of two units beside text that has a title over the second of them. */
const rowsWith = (...titles: readonly Unit[]) => {
  const side = [unit(40, 80, 190, 180), unit(40, 215, 190, 300)];
  const text = [unit(220, 80, 540, 190), ...titles, unit(220, 230, 540, 300)];
  const lines = [{ at: 200, width: 20 }];
  return titledRows([side, text], lines, 10, { isTitle: ({ title }) => title, isBox: () => false });
};

test('a title alone over its text begins a row with the notes beside it', () => {
  expect(rowsWith(unit(220, 212, 330, 226, true))).toHaveLength(1);
});

test('titles beside each other stand in columns of text, which no rows are in', () => {
  expect(rowsWith(unit(220, 212, 330, 226, true), unit(390, 214, 500, 228, true))).toEqual([]);
});
