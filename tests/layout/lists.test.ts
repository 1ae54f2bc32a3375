import { describe, expect, it } from 'vitest';
import { layOut } from '../../src/layout/index.ts';
import { prose, SyntheticPage, summary } from './setting.ts';

const column = { left: 70, width: 300 };

function listed(mark: string, gap: number) {
  const sheet = new SyntheticPage(1).set(`${prose(20)} Du får:`, { ...column, top: 80 });
  const items = [
    'viden om regler og gode råd til hverdagen i en travl forening uden kontor',
    'mod på mere',
  ];
  for (const item of items) {
    const top = sheet.y + 2;
    sheet.word(mark, 80, top + 9, {});
    sheet.set(item, { left: 80 + gap, top, width: 250 });
  }
  sheet.below(prose(15, 3), 10, column);
  return { blocks: summary(layOut([sheet.page()])), items };
}

describe('a list', () => {
  it.each([
    ['•', 14],
    ['–', 14],
    ['▪', 9],
    ['*', 12],
  ])('has one block an item, hanging lines included, with the mark %s', (mark, gap) => {
    const { blocks, items } = listed(mark, gap);
    expect(blocks.slice(1, 3)).toEqual(items.map((item) => `list-item: ${mark} ${item}`));
    expect(blocks[3]).toBe(`paragraph: ${prose(15, 3)}`);
  });

  it('may have numbers', () => {
    const sheet = new SyntheticPage(1).set(prose(20), { ...column, top: 80 });
    ['Find et emne', 'Find en makker', 'Sæt dato på'].forEach((item, i) => {
      sheet.below(`${i + 1}. ${item}`, 3, { left: 80 });
    });
    expect(summary(layOut([sheet.page()])).slice(1)).toEqual([
      'list-item: 1. Find et emne',
      'list-item: 2. Find en makker',
      'list-item: 3. Sæt dato på',
    ]);
  });

  it('may have drawn bullets', () => {
    const sheet = new SyntheticPage(1).set(prose(20), { ...column, top: 80 });
    for (const item of ['Find et emne', 'Find en makker']) {
      sheet.below(item, 3, { left: 90 });
      sheet.fill([80, sheet.y - 8.5, 83.5, sheet.y - 5], '#000000', true);
    }
    expect(summary(layOut([sheet.page()])).slice(1)).toEqual([
      'list-item: Find et emne',
      'list-item: Find en makker',
    ]);
  });

  it('may wrap without a hanging indent', () => {
    const sheet = new SyntheticPage(1).set(
      `• Viden om regler og gode råd til hverdagen i en travl forening uden kontor og uden penge`,
      { ...column, top: 80, width: 250 },
    );
    sheet.below('• Mod på mere', 3, column);
    expect(summary(layOut([sheet.page()]))).toHaveLength(2);
  });
});

it('does not take a date at the start of a line for a number, nor a dash in prose for a bullet', () => {
  const sheet = new SyntheticPage(1).set(
    'Vi mødes første gang den\n4. marts klokken 17 på rådhuset\n– og derefter hver anden onsdag.',
    { ...column, top: 80 },
  );
  expect(summary(layOut([sheet.page()]))).toHaveLength(1);
});
