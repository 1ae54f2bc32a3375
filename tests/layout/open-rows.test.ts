import { expect, test } from 'vitest';
import type { Segment } from '../../src/layout/lines/segment.ts';
import { openRows } from '../../src/layout/tables/open-rows.ts';

/** A line of a column, by its baseline: all that tells how lines follow each other. */
const line = (baseline: number): Segment =>
  ({ baseline, tokens: [], style: { size: 10, bold: false, italic: false } }) as unknown as Segment;

test('columns of which no two lines stand under each other are no rows', () => {
  expect(openRows([[line(100)], [line(104)]], 10)).toBeUndefined();
});

test('white space between the lines of two texts parts no rows of a table', () => {
  const text = (baseline: number, words: string): Segment =>
    ({
      ...line(baseline),
      text: words,
      tokens: words.split(' '),
      estimated: false,
      size: 10,
    }) as unknown as Segment;
  const column = (lines: readonly (readonly [number, string])[]) =>
    lines.map(([baseline, words]) => text(baseline, words));
  const facts = (lines: readonly string[]) =>
    column([
      [100, lines[0]!],
      [116, lines[1]!],
      [132, lines[2]!],
      [143, lines[3]!],
    ]);
  const left = facts(['Kom med', 'og lær nyt.', 'Tid: mandag', 'Sted: salen']);
  const goesOn = facts(['Vi synger', 'sange fra nu.', 'Tid: fredag', 'Sted: hallen']);
  const begins = facts(['Vi synger', 'Sange fra nu', 'Tid: fredag', 'Sted: hallen']);
  expect(openRows([left, goesOn], 10)).toBeUndefined();
  expect(openRows([left, begins], 10)).toHaveLength(3);
});
