import { expect, test } from 'vitest';
import { sliceBlock } from '../../src/extract/slice-block.ts';
import type { Block } from '../../src/model/index.ts';
import { PageSetter } from './page-setter.ts';
import { read } from './read.ts';

const HEADS = [
  [60, 'Nr.'],
  [100, 'Kursus'],
  [380, 'Dato'],
  [480, 'Pris'],
] as const;

const tableOf = () =>
  new PageSetter()
    .heading('Kurser i håndværk', { size: 28 })
    .newPage()
    .heading('Pil og halm', { size: 16 })
    .row(HEADS)
    .row([
      [60, '301'],
      [100, '**Flet en kurv**'],
      [380, '7. maj 2026'],
      [480, '250 kr.'],
    ])
    .row([[100, 'Kanter, bund og hank.']])
    .row([
      [60, '302'],
      [100, '**Stjerner af halm**'],
      [380, '9. maj 2026'],
      [480, 'Gratis'],
    ]);

test('under heads that a page repeats stands the rest of the row that ended the page before', () => {
  const { blocks } = tableOf()
    .newPage()
    .row(HEADS)
    .row([[100, 'Til jul, til pynt og til gaver.']])
    .row([
      [60, '303'],
      [100, '**Skeer af birk**'],
      [380, '11. maj 2026'],
      [480, '300 kr.'],
    ])
    .row([[100, 'Medbring en kniv.']]);
  expect(read(blocks).offerings.map(({ title, description }) => [title, description])).toEqual([
    ['Flet en kurv', 'Kanter, bund og hank.'],
    ['Stjerner af halm', 'Til jul, til pynt og til gaver.'],
    ['Skeer af birk', 'Medbring en kniv.'],
  ]);
});

test('a sentence that the end of the page breaks off goes on in that rest', () => {
  const { blocks } = tableOf()
    .row([[100, 'Til jul, til pynt og']])
    .newPage()
    .row(HEADS)
    .row([[100, 'til gaver, som holder.']]);
  expect(read(blocks).offerings.at(-1)?.description).toBe(
    'Til jul, til pynt og til gaver, som holder.',
  );
});

test('a row of facts that the end of the page has torn from its table is read as its other rows', () => {
  const page = new PageSetter().heading('Kurser i håndværk', { size: 28 }).newPage();
  for (const title of ['Kurve af pil', 'Stjerner af halm']) {
    page
      .heading(title, { size: 14 })
      .text('Vi begynder med det helt enkle og går langsomt frem.')
      .row([
        [60, 'Sted'],
        [160, 'Laden'],
        [300, 'Pris'],
        [400, '250 kr.'],
      ]);
  }
  page.newPage().row([
    [60, '**Arrangør**'],
    [160, 'Pilelauget'],
    [300, '**Telefon**'],
    [400, '12 34 56 78'],
  ]);
  const row = page.blocks.pop() as Block;
  // on a page by itself a row is no table: its cells are blocks
  const runs = [
    [0, 1],
    [1, 2],
    [2, 3],
    [3, 7],
  ] as const;
  for (const [n, run] of runs.entries()) {
    page.blocks.push({ ...sliceBlock(row, run), kind: n % 2 === 0 ? 'heading' : 'paragraph' });
  }
  const [, last] = read(page.blocks).offerings;
  expect(last).toMatchObject({
    title: 'Stjerner af halm',
    providers: ['Pilelauget'],
    contacts: [{ phone: '12 34 56 78' }],
    location: 'Laden',
  });
});
