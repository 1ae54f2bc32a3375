import { expect, test } from 'vitest';
import type { Segment } from '../../src/layout/lines/segment.ts';
import { openRows } from '../../src/layout/tables/open-rows.ts';

/** A line of a column, by its baseline: all that tells how lines follow each other. */
const line = (baseline: number): Segment =>
  ({ baseline, tokens: [], style: { size: 10, bold: false, italic: false } }) as unknown as Segment;

test('columns of which no two lines stand under each other are no rows', () => {
  expect(openRows([[line(100)], [line(104)]], 10)).toBeUndefined();
});
