import { expect, test } from 'vitest';
import type { Block, Line } from '../../src/model/index.ts';
import { PageSetter } from './page-setter.ts';
import { read } from './read.ts';

const LEFTS = [60, 180, 340, 440, 520];

/** A row as layout finds it: its words in the order of its cells; "" is a cell without any. */
function row(y: number, ...cells: readonly string[]): Line {
  const texts = cells.map((text, n): [number, string] => [LEFTS[n] ?? 0, text]);
  const filled = texts.filter(([, text]) => text !== '');
  const [block] = new PageSetter().from(y).row(filled).blocks as [Block];
  const counts = cells.map((text) => (text === '' ? 0 : text.split(' ').length));
  return {
    ...(block.lines[0] as Line),
    words: block.lines[0]?.words ?? [],
    cells: counts.map((_, n) => counts.slice(0, n).reduce((sum, count) => sum + count, 0)),
  };
}

test('rows of layout in which the sentences of the row above go on are lines of that one', () => {
  const lines = [
    row(200, 'Aktivitet', 'Beskrivelse', 'Arrangør', 'Tidspunkt', 'Pris'),
    row(216, 'Aftenmøde om', 'To bagere fortæller,', 'Lauget', '20. oktober', '75 kr.'),
    row(228, 'netsalg', 'hvad de lærte.', '', '2026 kl. 19', ''),
  ];
  const page = new PageSetter()
    .heading('Møder i efteråret', { size: 24 })
    .heading('Salg', { size: 16 });
  const [table] = new PageSetter().from(200).row([[60, 'x']]).blocks as [Block];
  const text = lines.map((line) => line.words.map((word) => word.text).join(' ')).join('\n');
  const { offerings } = read([...page.blocks, { ...table, lines, text, raw: text }]);
  expect(offerings).toMatchObject([
    {
      title: 'Aftenmøde om netsalg',
      description: 'To bagere fortæller, hvad de lærte.',
      schedule: [{ start: '2026-10-20T19:00' }],
      price: { amount: 75 },
    },
  ]);
});

test('a row of one cell in bold is the title of a section', () => {
  const bold = (line: Line): Line => ({
    ...line,
    words: line.words.map((word) => ({ ...word, style: { ...word.style, bold: true } })),
  });
  const lines = [
    row(200, 'Aktivitet', 'Arrangør', 'Tidspunkt', 'Pris'),
    bold(row(216, 'Kran og løft')),
    row(232, 'Mobilkran', 'Havnen', '4. maj 2027', '900 kr.'),
    row(248, 'Tårnkran', 'Havnen', '6. maj 2027', '950 kr.'),
    bold(row(264, 'Truck og lager')),
    row(280, 'Gaffeltruck', 'Lageret', '8. maj 2027', '700 kr.'),
    row(296, 'Stabler', 'Lageret', '9. maj 2027', '500 kr.'),
  ];
  const page = new PageSetter().heading('Kurser på havnen', { size: 24 });
  const [table] = new PageSetter().from(200).row([[60, 'x']]).blocks as [Block];
  const text = lines.map((line) => line.words.map((word) => word.text).join(' ')).join('\n');
  const { offerings } = read([...page.blocks, { ...table, lines, text, raw: text }]);
  expect(offerings.map(({ title, sectionPath }) => [title, sectionPath.at(-1)])).toEqual([
    ['Mobilkran', 'Kran og løft'],
    ['Tårnkran', 'Kran og løft'],
    ['Gaffeltruck', 'Truck og lager'],
    ['Stabler', 'Truck og lager'],
  ]);
});
