import { describe, expect, it } from 'vitest';
import { layOut } from '../../src/layout/index.ts';
import { rawText } from '../../src/model/index.ts';
import { prose, SyntheticPage, summary } from './setting.ts';

const column = { left: 70, width: 340 };
const title = { ...column, bold: true };

describe('a page of one column', () => {
  const sheet = new SyntheticPage(1)
    .set('Kurser for frivillige', { left: 70, top: 70, size: 22, bold: true })
    .below(prose(40), 20, column)
    .below('Mød din nabo', 18, title)
    .below(prose(30, 1), 4, column)
    .below(prose(25, 2), 10, column);
  const blocks = layOut([sheet.page()]);

  it('gives its headings and paragraphs in order', () => {
    expect(summary(blocks)).toEqual([
      'heading: Kurser for frivillige',
      `paragraph: ${prose(40)}`,
      'heading: Mød din nabo',
      `paragraph: ${prose(30, 1)}`,
      `paragraph: ${prose(25, 2)}`,
    ]);
  });

  it('keeps every word in exactly one block', () => {
    const words = blocks.flatMap((block) => block.lines.flatMap((line) => line.words));
    expect(words).toHaveLength(sheet.words.length);
    expect(new Set(words).size).toBe(sheet.words.length);
  });

  it('gives raw text line by line, equal to the text, without edits', () => {
    for (const block of blocks) {
      expect(block.raw).toBe(rawText(block.lines));
      expect(block.text).toBe(block.raw);
      expect(block.edits).toEqual([]);
    }
  });
});

it('joins a paragraph over the page end, past the page number, and keeps the page of each line', () => {
  const text = prose(60);
  const half = text.split(' ');
  const first = new SyntheticPage(1).set(half.slice(0, 30).join(' '), { ...column, top: 700 });
  const second = new SyntheticPage(2).set(half.slice(30).join(' '), { ...column, top: 70 });
  for (const sheet of [first, second]) {
    sheet.set(String(sheet.number), { left: 520, top: 800, size: 8 });
  }
  const blocks = layOut([first.page(), second.page()]);
  expect(summary(blocks)).toEqual([`paragraph: ${text}`, 'page-footer: 1', 'page-footer: 2']);
  expect(new Set(blocks[0]?.lines.map((line) => line.page))).toEqual(new Set([1, 2]));
});

it('gives nothing for a document without words', () => {
  expect(layOut([new SyntheticPage(1).page()])).toEqual([]);
});
