import { describe, expect, it } from 'vitest';
import { layOut } from '../../src/layout/index.ts';
import type { Box, Page } from '../../src/model/index.ts';
import { prose, SyntheticPage, summary } from './setting.ts';

const withRules = (sheet: SyntheticPage, rules: readonly Box[]): Page => ({
  ...sheet.page(),
  rules: [...rules],
});

const title = { left: 50, width: 130, size: 12, bold: true };
const text = { left: 210, width: 330 };

describe.each(['text-layer', 'ocr'] as const)('a page (%s)', (origin) => {
  it('with titles in a column of their own is read row by row', () => {
    const sheet = new SyntheticPage(1, origin).set('Kurser', { left: 50, top: 50, size: 20 });
    [0, 1, 2].forEach((row) => {
      const top = 110 + 110 * row;
      sheet.set(['Mod på mere', 'Ret og pligt', 'Ord i orden'][row]!, { ...title, top });
      sheet.set(prose(40, row), { ...text, top });
    });
    expect(summary(layOut([sheet.page()])).slice(1)).toEqual([
      'heading: Mod på mere',
      `paragraph: ${prose(40)}`,
      'heading: Ret og pligt',
      `paragraph: ${prose(40, 1)}`,
      'heading: Ord i orden',
      `paragraph: ${prose(40, 2)}`,
    ]);
  });

  it('has its columns ended by a rule across them, with the heading above the rule', () => {
    const column = { width: 220 };
    const sheet = new SyntheticPage(1, origin)
      .set(prose(30), { ...column, left: 50, top: 80 })
      .set(prose(60, 1), { ...column, left: 310, top: 80 })
      .set('Mod på mere', { left: 50, top: 250, size: 14, bold: true })
      .set(prose(30, 2), { ...column, left: 50, top: 290 })
      .set(prose(30, 3), { ...column, left: 310, top: 290 });
    expect(summary(layOut([withRules(sheet, [[50, 274, 545, 274]])]))).toEqual([
      `paragraph: ${prose(30)}`,
      `paragraph: ${prose(60, 1)}`,
      'heading: Mod på mere',
      `paragraph: ${prose(30, 2)}`,
      `paragraph: ${prose(30, 3)}`,
    ]);
  });
});

describe('a set page', () => {
  it('keeps a justified line of three words together beside another column', () => {
    const sheet = new SyntheticPage(1)
      .set(prose(40), { left: 50, top: 80, width: 150 })
      .set(prose(60, 1), { left: 330, top: 80, width: 200 });
    const y = sheet.words.filter(({ box }) => box[0] < 200).at(-1)!.baseline + 13.5;
    ['Næste', 'dag', 'kl.'].forEach((word, i) => {
      sheet.word(word, 50 + [0, 60, 110][i]!, y, {});
    });
    const lines = layOut([sheet.page()]).flatMap((block) => block.lines.map((line) => line.text));
    expect(lines).toContain('Næste dag kl.');
  });
});
