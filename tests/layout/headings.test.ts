import { expect, it } from 'vitest';
import { layOut } from '../../src/layout/index.ts';
import { prose, SyntheticPage, summary } from './setting.ts';

const column = { left: 70, width: 340 };
const kinds = (sheet: SyntheticPage) =>
  summary(layOut([sheet.page()])).map((line) => line.slice(0, 40));

/** A page whose body is set first, so that its size is known. */
const page = () => new SyntheticPage(1).set(prose(120), { ...column, top: 80 });

it('joins the lines of one heading and parts headings of different style', () => {
  const sheet = page()
    .below('Et stærkere\nforeningsliv', 20, { left: 70, size: 20, bold: true })
    .below('Kurser og netværk', 10, { left: 70, size: 14, bold: true })
    .below('For bestyrelser', 6, { left: 70, bold: true })
    .below(prose(30, 1), 4, column);
  expect(kinds(sheet).slice(1, 4)).toEqual([
    'heading: Et stærkere foreningsliv',
    'heading: Kurser og netværk',
    'heading: For bestyrelser',
  ]);
});

it('takes bold words at the start of a paragraph for no heading', () => {
  const sheet = page();
  const top = sheet.y + 10;
  sheet.set('Det handler om mod.', { left: 70, top, bold: true });
  sheet.set(`Og om meget andet, som du kan læse\n${prose(20, 1)}`, { ...column, top, indent: 0 });
  const text = summary(layOut([sheet.page()]));
  expect(text.filter((line) => line.startsWith('heading'))).toEqual([]);
});

it('takes a bold introduction for a paragraph', () => {
  const sheet = page()
    .below(prose(40, 3), 12, { ...column, bold: true })
    .below(prose(20), 12, column);
  expect(layOut([sheet.page()]).map((block) => block.kind)).not.toContain('heading');
});

it('takes bold fields for paragraphs, one a line', () => {
  const sheet = page()
    .below('Mod på mere', 12, { left: 70, bold: true, size: 12 })
    .below('Dato: 4. marts\nSted: Medborgerhuset\nPris: 450 kr.', 4, { left: 70, bold: true })
    .below(prose(30, 1), 6, column);
  expect(kinds(sheet).slice(1, 5)).toEqual([
    'heading: Mod på mere',
    'paragraph: Dato: 4. marts',
    'paragraph: Sted: Medborgerhuset',
    'paragraph: Pris: 450 kr.',
  ]);
});

it('takes a title with a colon for a heading though an index names it again', () => {
  const sheet = page()
    .below('Høns: de første uger', 12, { left: 70, bold: true })
    .below(prose(30, 1), 4, column)
    .below('Foder og vand, 3', 24, { left: 70 })
    .below('Høns: de første uger, 2', 24, { left: 70 });
  expect(kinds(sheet)[1]).toBe('heading: Høns: de første uger');
});

it('takes a question in larger bold type for a heading, however near it stands to the text above', () => {
  const sheet = page()
    .below('Hvad er en god løgn?', 3, { left: 70, bold: true, size: 12 })
    .below(prose(30, 1), 3, column);
  expect(kinds(sheet)[1]).toBe('heading: Hvad er en god løgn?');
});

it('takes a title with a colon for a heading', () => {
  const sheet = page()
    .below('Økonomi: sådan læser du et regnskab', 12, { left: 70, bold: true })
    .below(prose(30, 1), 4, column);
  expect(kinds(sheet)[1]).toBe('heading: Økonomi: sådan læser du et regn');
});

it('takes lines in capitals or in a colour of their own for headings', () => {
  const sheet = page()
    .below('PRAKTISKE OPLYSNINGER', 14, { left: 70 })
    .below(prose(30, 1), 4, column)
    .below('Sådan foregår det', 14, { left: 70, color: '#aa2200' })
    .below(prose(30, 2), 4, column)
    .below('www.fjordby.dk', 14, { left: 70, color: '#aa2200' });
  expect(layOut([sheet.page()]).map((block) => block.kind)).toEqual([
    'paragraph',
    'heading',
    'paragraph',
    'heading',
    'paragraph',
    'paragraph',
  ]);
});

it('parts paragraphs by indentation and by a last line with room', () => {
  const sheet = new SyntheticPage(1).set(`${prose(44)}\n${prose(44, 2)}\n${prose(44, 4)}`, {
    ...column,
    top: 80,
    indent: 12,
  });
  expect(layOut([sheet.page()])).toHaveLength(3);
});

it('puts footnotes at the end of the page and joins the text over them', () => {
  const words = prose(300).split(' ');
  const first = new SyntheticPage(1)
    .set(words.slice(0, 150).join(' '), { ...column, top: 300, leading: 14 })
    .set('1 Se loven om støtte til frivilligt arbejde', { left: 70, top: 770, size: 7 })
    .below('2 Gælder ikke for udvalg', 2, { left: 70, size: 7 });
  const second = new SyntheticPage(2).set(words.slice(150).join(' '), {
    ...column,
    top: 80,
    leading: 14,
  });
  expect(summary(layOut([first.page(), second.page()]))).toEqual([
    `paragraph: ${words.join(' ')}`,
    'paragraph: 1 Se loven om støtte til frivilligt arbejde',
    'paragraph: 2 Gælder ikke for udvalg',
  ]);
});

it('makes footnotes of those that the text refers to, and says which block does', () => {
  const sheet = new SyntheticPage(3)
    .set(prose(80), { ...column, top: 80 })
    .below('Forløbet koster 400 kr.', 20, column);
  const { box, baseline } = sheet.words.at(-1)!;
  sheet
    .word('1', box[2] + 0.5, baseline - 4, { size: 6 })
    .below('Der er plads til tolv*', 20, column)
    .set('1 Uden moms og transport', { left: 70, top: 760, size: 7 })
    .below('2 Ingen henviser til denne', 2, { left: 70, size: 7 })
    .below('* Dog otte i Fjordby Hallen', 2, { left: 70, size: 7 });
  const blocks = layOut([sheet.page()]).slice(1);
  expect(blocks.map(({ kind, notes, text }) => [kind, notes, text])).toEqual([
    ['paragraph', ['3:1'], 'Forløbet koster 400 kr. 1'],
    ['paragraph', ['3:*'], 'Der er plads til tolv*'],
    ['footnote', ['3:1'], '1 Uden moms og transport'],
    ['paragraph', undefined, '2 Ingen henviser til denne'],
    ['footnote', ['3:*'], '* Dog otte i Fjordby Hallen'],
  ]);
});

it('tells titles by the space around them in a text of one size and weight', () => {
  const sheet = new SyntheticPage(1);
  ['Mod på mere', 'Ret og pligt', 'Ro på'].forEach((title, i) => {
    sheet.below(title, 24, { left: 70 }).below(prose(45, i), 6, column);
  });
  expect(summary(layOut([sheet.page()]))).toEqual(
    ['Mod på mere', 'Ret og pligt', 'Ro på'].flatMap((title, i) => [
      `heading: ${title}`,
      `paragraph: ${prose(45, i)}`,
    ]),
  );
});

it('takes a quotation in large type for no heading', () => {
  const sheet = page().below('»Jeg fik nye redskaber og nye venner.«', 20, { left: 70, size: 15 });
  expect(kinds(sheet)[1]).toBe('paragraph: »Jeg fik nye redskaber og nye');
});

it('takes an introduction of two sentences for no heading, however large its type', () => {
  const sheet = page().below(
    'Ovnen er varm klokken seks. Tag selv mel med, hvis du har for meget.',
    20,
    {
      left: 70,
      size: 15,
    },
  );
  expect(kinds(sheet)[1]).toBe('paragraph: Ovnen er varm klokken seks. Tag selv mel'.slice(0, 40));
});

it('takes a long sentence with its full stop for no heading, however large its type', () => {
  const sheet = page().below('På gulvet står det, som ingen kunne bære.', 20, {
    left: 70,
    size: 15,
  });
  expect(kinds(sheet)[1]).toBe('paragraph: På gulvet står det, som ingen kunne bære.'.slice(0, 40));
});

it('takes short text for text though facts in smaller type take more letters', () => {
  const sheet = new SyntheticPage(1);
  ['Tov og knob', 'Sejl og rig', 'Kort og kurs'].forEach((title, n) => {
    const top = 60 + 160 * n;
    sheet
      .set(title, { left: 70, top, size: 12, bold: true })
      .below(prose(18, n), 5, { left: 70, width: 210 })
      .below('Tag med:', 4, { left: 70 })
      .set(
        `Dato: ${n + 2}. maj 2027 kl. 9-15\nSted: Havnens store hal, port ${n + 1}\nMålgruppe: Bådejere og gaster\nUdbyder: Skippernes skole\nPris: 450 kr. pr. deltager\nFrist: ${n + 1}. april 2027`,
        { left: 330, top: top + 18, size: 9 },
      );
  });
  const blocks = summary(layOut([sheet.page()]));
  expect(blocks.filter((line) => line.startsWith('heading'))).toHaveLength(3);
  expect(blocks).toContain('paragraph: Tag med:');
});

it('parts a label in bold from its value though a small letter begins it', () => {
  const sheet = page()
    .below('Møder', 20, { left: 70, bold: true })
    .below('fire gange om året hos et af medlemmerne i kredsen', 1, { left: 70 });
  expect(kinds(sheet).slice(1)).toEqual([
    'heading: Møder',
    'paragraph: fire gange om året hos et af medlemmerne i kredsen'.slice(0, 40),
  ]);
});
