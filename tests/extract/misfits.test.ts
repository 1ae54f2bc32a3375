import { describe, expect, it } from 'vitest';
import { outline } from '../../src/extract/outline/index.ts';
import type { Block } from '../../src/model/index.ts';

let top = 0;

/** A block of one line, under the one before it, as recognition gives it: without a colour. */
function block(kind: Block['kind'], text: string, size: number, left = 50): Block {
  top += 20;
  const style = { size, bold: kind === 'heading', italic: false };
  const box: Block['box'] = [left, top, left + 100, top + size];
  const line = { text, page: 1, box, baseline: top + size, style, confidence: 1, words: [] };
  return { kind, page: 1, box, lines: [line], style, raw: text, text, edits: [] };
}

const offering = (title: string, size: number): Block[] => [
  block('heading', title, size),
  block('paragraph', 'Pris: 100 kr.', 10),
];

/** The titles of offerings and of sections of a scanned page. */
function read(blocks: readonly Block[]): { offerings: string[]; sections: string[] } {
  const items = outline(blocks, {
    approximate: true,
    pageCount: 3,
    unstyled: false,
    isMarked: () => false,
    labelsIn: ({ text }) => (text.startsWith('Pris:') ? 1 : 0),
  });
  const titles = (role: string) =>
    items.filter((item) => item.role === role).map((item) => item.block.text);
  return { offerings: titles('offering'), sections: titles('section') };
}

const page = (section: Block): Block[] => [
  block('heading', 'Kurser 2027', 30),
  block('paragraph', 'Her er kurserne.', 10),
  ...offering('Maleri', 13),
  ...offering('Keramik', 13.4),
  section,
  block('paragraph', 'For alle, der kan lide frisk luft.', 10),
  ...offering('Vandring', 13.1),
  ...offering('Svampejagt', 12.8),
];

describe('headings that recognition puts among the titles of offerings', () => {
  it.each([
    ['in capitals', block('heading', 'UDE I NATUREN', 13)],
    ['larger, if hardly', block('heading', 'Ude i naturen', 14.4)],
    ['in the middle of the page', block('heading', 'Ude i naturen', 13, 260)],
  ])('are sections when they alone have no facts and are set %s', (_, section) => {
    expect(read(page(section))).toEqual({
      offerings: ['Maleri', 'Keramik', 'Vandring', 'Svampejagt'],
      sections: [section.text],
    });
  });

  it('stay offerings when they are set like the others', () => {
    expect(read(page(block('heading', 'Ude i naturen', 13))).offerings).toContain('Ude i naturen');
  });
});
