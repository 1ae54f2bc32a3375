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

  it.each(['Forbehold', 'Salgsvilkår', 'Tilmelding'])(
    'are none of them as back matter: %s',
    (title) => {
      const note = [block('heading', title, 13), block('paragraph', 'Programmet kan ændres.', 10)];
      const { offerings } = read([...page(block('heading', 'Ude', 20)), ...note]);
      expect(offerings).toEqual(['Maleri', 'Keramik', 'Vandring', 'Svampejagt']);
    },
  );

  it('are none of them between the title and the first section', () => {
    const blocks = (between: Block[]) => [
      block('heading', 'Kurser 2027', 30),
      ...between,
      block('heading', 'Inde', 20),
      ...offering('Maleri', 13),
      ...offering('Keramik', 13),
      block('heading', 'Ude', 20),
      ...offering('Vandring', 13),
    ];
    const intro = (title: string) => [
      block('heading', title, 13),
      block('paragraph', 'Alle er velkomne, også du.', 10),
    ];
    const offerings = ['Maleri', 'Keramik', 'Vandring'];
    expect(read(blocks(intro('Kom som du er'))).offerings).toEqual(offerings);
    const inSection = blocks([block('heading', 'Hele året', 20), ...intro('Kom som du er')]);
    expect(read(inSection).offerings).toEqual(['Kom som du er', ...offerings]);
  });

  it('are sections when their numbers say that they stand above the others', () => {
    const blocks = [
      block('heading', 'Kurser 2027', 30),
      ...['2 Inde', '2.1 Maleri', '2.2 Keramik', '3 Ude', '3.1 Vandring', '3.2 Svampejagt'].flatMap(
        (title) => (/\d\.\d/.test(title) ? offering(title, 13) : [block('heading', title, 13.2)]),
      ),
    ];
    expect(read(blocks).sections).toEqual(['2 Inde', '3 Ude']);
  });

  it('are sections when each of the others has many facts, and they stand over one with little text', () => {
    const facts = ['Pris: 100 kr.', 'Pris: 50 kr. for børn', 'Pris: 75 kr. for to'];
    const full = (title: string): Block[] => [
      block('heading', title, 13),
      ...facts.map((fact) => block('paragraph', fact, 10)),
    ];
    const blocks = [
      block('heading', 'Kurser 2027', 30),
      ...full('Maleri'),
      ...full('Keramik'),
      block('heading', 'Ude i naturen', 13),
      block('paragraph', 'For alle, der kan lide frisk luft.', 10),
      ...full('Vandring'),
    ];
    expect(read(blocks)).toEqual({
      offerings: ['Maleri', 'Keramik', 'Vandring'],
      sections: ['Ude i naturen'],
    });
  });

  it('stay offerings when they are set like the others', () => {
    expect(read(page(block('heading', 'Ude i naturen', 13))).offerings).toContain('Ude i naturen');
  });

  it('are facts when they differ in nothing but their number', () => {
    const numbered = (title: string, number: number): Block[] => [
      block('heading', title, 13),
      block('heading', `Holdent. ${number}`, 13),
      block('paragraph', 'Pris: 100 kr.', 10),
    ];
    const blocks = [
      block('heading', 'Kurser 2027', 30),
      ...numbered('Maleri', 3737),
      ...numbered('Keramik', 3744),
      ...numbered('Vandring', 3751),
    ];
    expect(read(blocks).offerings).not.toContain('Holdent. 3744');
  });

  it('are entries of a contents page though one between them was misread', () => {
    const onPage = (page: number, blocks: readonly Block[]) =>
      blocks.map((each) => ({ ...each, page }));
    const blocks = [
      block('heading', 'Kurser 2027', 30),
      block('heading', 'Indhold', 20),
      ...['Velkornmen', 'Maleri', 'Keramik', 'Vandring'].flatMap((title) => [
        block('heading', title, 13),
        block('paragraph', 'Side 3', 10),
      ]),
      ...onPage(2, [...offering('Maleri', 13), ...offering('Keramik', 13)]),
      ...onPage(2, [...offering('Vandring', 13), ...offering('Svampejagt', 13)]),
    ];
    expect(read(blocks).offerings).toEqual(['Maleri', 'Keramik', 'Vandring', 'Svampejagt']);
  });
});
