import { expect, test } from 'vitest';
import { sliceBlock } from '../../src/extract/slice-block.ts';
import { cellsOf } from '../../src/model/index.ts';
import { PageSetter } from './page-setter.ts';

test('of a row of a table the cells outside the run are empty', () => {
  const [table] = new PageSetter().row([
    [60, 'Pil og kurve'],
    [200, 'Laden'],
    [300, 'tirsdag aften'],
  ]).blocks;
  const [line] = table!.lines;
  const row = { ...table!, lines: [{ ...line!, cells: [0, 3, 4] }] };
  const cells = (from: number, to: number) => {
    const { lines } = sliceBlock(row, [from, to]);
    return cellsOf(lines[0]!);
  };
  expect(cells(0, 6)).toEqual(['Pil og kurve', 'Laden', 'tirsdag aften']);
  expect(cells(3, 4)).toEqual(['', 'Laden', '']);
  expect(cells(2, 5)).toEqual(['kurve', 'Laden', 'tirsdag']);
});
