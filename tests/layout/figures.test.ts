import { expect, it } from 'vitest';
import { layOut } from '../../src/layout/index.ts';
import { prose, SyntheticPage, summary } from './setting.ts';

const column = { left: 70, width: 340 };

it('keeps the labels of coloured discs and the lines around them out of the text', () => {
  const sheet = new SyntheticPage(1)
    .set(prose(40), { ...column, top: 80 })
    .below('Figur 1', 14, { left: 70, size: 8 });
  const top = sheet.y + 10;
  ['Lyt', 'Spørg', 'Følg op'].forEach((label, i) => {
    const left = 70 + 95 * i;
    sheet
      .fill([left, top, left + 85, top + 85], '#007b83', true)
      .set(label, { left: left + 25, top: top + 38, size: 7, color: '#ffffff' });
  });
  sheet
    .set('Tre skridt i samtalen', { left: 70, top: top + 95, size: 8 })
    .below(prose(40, 2), 20, column);
  expect(summary(layOut([sheet.page()]))).toEqual([
    `paragraph: ${prose(40)}`,
    'figure: Figur 1',
    'figure: Lyt Spørg Følg op',
    'figure: Tre skridt i samtalen',
    `paragraph: ${prose(40, 2)}`,
  ]);
});

it('joins a paragraph over a figure', () => {
  const words = prose(80).split(' ');
  const sheet = new SyntheticPage(1).set(words.slice(0, 43).join(' '), { ...column, top: 80 });
  const top = sheet.y + 20;
  sheet
    .set('2024', { left: 90, top, size: 7 })
    .set('2025', { left: 180, top, size: 7 })
    .set('deltagere', { left: 70, top: top + 30, size: 7 })
    .set('kurser', { left: 180, top: top + 30, size: 7 })
    .set(words.slice(43).join(' '), { ...column, top: top + 60 });
  expect(summary(layOut([sheet.page()]))).toEqual([
    `paragraph: ${words.join(' ')}`,
    'figure: 2024 2025 deltagere kurser',
  ]);
});

it('takes the line that announces a picture without text, and its caption, for a figure', () => {
  const sheet = new SyntheticPage(1)
    .set(prose(40), { ...column, top: 80 })
    .below('Figur', 12, { left: 70, size: 8 })
    .below('Vejen gennem forløbet', 150, { left: 70, size: 8 })
    .below('Tilmelding', 30, { left: 70, bold: true })
    .below(prose(40, 2), 4, column);
  expect(summary(layOut([sheet.page()]))).toEqual([
    `paragraph: ${prose(40)}`,
    'figure: Figur',
    'figure: Vejen gennem forløbet',
    'heading: Tilmelding',
    `paragraph: ${prose(40, 2)}`,
  ]);
});

it('does not take an address in small type for a figure', () => {
  const sheet = new SyntheticPage(1)
    .set(prose(60), { ...column, top: 80 })
    .below('Fjordby Kommune\nHavnegade 4\n4000 Fjordby\nfjordby.dk', 30, { left: 70, size: 8 });
  expect(layOut([sheet.page()]).map((block) => block.kind)).toEqual(['paragraph', 'paragraph']);
});

it('reads small tables of facts under two columns of text each in its column', () => {
  const sheet = new SyntheticPage(1);
  const facts = [
    ['Oplægger', 'Bo Dam'],
    ['Tidspunkt', 'kl. 9-12'],
    ['Lokale', 'Aulaen'],
  ];
  [60, 310].forEach((left, n) => {
    sheet.set(prose(25, n), { left, top: 80, width: 220 });
    const top = 146;
    facts.forEach(([label, value], i) => {
      sheet
        .set(label!, { left, top: top + 10 * i, size: 7.5 })
        .set(value!, { left: left + 120, top: top + 10 * i, size: 7.5 });
    });
    sheet.set(prose(25, n + 2), { left, top: 190, width: 220 });
  });
  const table = `table: ${facts.flat().join(' ')}`;
  expect(summary(layOut([sheet.page()]))).toEqual([
    `paragraph: ${prose(25, 0)}`,
    table,
    `paragraph: ${prose(25, 2)}`,
    `paragraph: ${prose(25, 1)}`,
    table,
    `paragraph: ${prose(25, 3)}`,
  ]);
});

it('takes labels in small type before their values for facts, though one value is long', () => {
  const facts = [
    ['Sted', 'Rådhuset i Nykøbing, den store sal ved havnen'],
    ['Pris', '450 kr.'],
    ['Telefon', '12 34 56 78'],
    ['Kontakt', 'Bo Dam'],
  ];
  const sheet = new SyntheticPage(1).set(prose(40), { ...column, top: 80 });
  const top = sheet.y + 12;
  facts.forEach(([label, value], i) => {
    sheet
      .set(label!, { left: 70, top: top + 10 * i, size: 7.5 })
      .set(value!, { left: 120, top: top + 10 * i, size: 7.5 });
  });
  sheet.below(prose(40, 2), 14, column);
  expect(summary(layOut([sheet.page()]))).toEqual([
    `paragraph: ${prose(40)}`,
    ...facts.map(([label, value]) => `paragraph: ${label} ${value}`),
    `paragraph: ${prose(40, 2)}`,
  ]);
});
