import { describe, expect, test } from 'vitest';
import { mendAddresses } from '../../src/extract/addresses.ts';
import { splitAudiences } from '../../src/extract/audiences.ts';
import { readSchedule } from '../../src/extract/fields/dates.ts';
import { readDuration } from '../../src/extract/fields/duration.ts';
import { labelNames, mendLabelMarks } from '../../src/extract/labels/index.ts';
import { misreadNames } from '../../src/extract/misread-names.ts';
import { settleSideFields } from '../../src/extract/side-fields.ts';
import { completed, type TableHeader } from '../../src/extract/tables/header.ts';
import { unfoldTables } from '../../src/extract/tables/index.ts';
import { type Block, type Box, type Offering, undoEdits } from '../../src/model/index.ts';
import { loadProfiles } from '../../src/profiles.ts';
import { PageSetter } from './page-setter.ts';
import { read } from './read.ts';

/** What recognition does to pages: no colours, weights that stray, marks misread, blocks glued together. */

const names = labelNames((await loadProfiles('generic'))(''));
const TEXT =
  'Vi mødes i laden og arbejder med pil, halm og birkebark fra egnen.\nMedbring en kniv.';

const uncoloured = (blocks: readonly Block[]): Block[] =>
  blocks.map((block) => ({ ...block, style: { ...block.style, color: undefined } }));

const moved = (blocks: readonly Block[], right: number, down = (_x: number) => 0): Block[] => {
  const at = ([x0, y0, x1, y1]: Box): Box => [x0 + right, y0 + down(x0), x1 + right, y1 + down(x0)];
  return blocks.map((block) => ({
    ...block,
    box: at(block.box),
    lines: block.lines.map((line) => ({
      ...line,
      box: at(line.box),
      baseline: line.baseline + down(line.box[0]),
      words: line.words.map((word) => ({
        ...word,
        box: at(word.box),
        baseline: word.baseline + down(word.box[0]),
      })),
    })),
  }));
};

test('facts in boxes at the right belong to the title beside them, whatever their title is glued to', () => {
  const tops = [100, 300, 500];
  const texts = new PageSetter()
    .heading('Kurser i håndværk', { size: 28 })
    .newPage()
    .heading('Pil og halm hele året', { size: 16, gap: 0 });
  const boxes = new PageSetter().newPage();
  ['Flet en kurv', 'Halmstjerner', 'Skåle af bark'].forEach((title, n) => {
    const top = tops[n] as number;
    texts.from(top).heading(title, { size: 12 }).text(TEXT);
    boxes.from(top + 20);
    // the title of one stands alone, that of the others is glued to the first fact, its colon misread
    if (n === 0) boxes.heading('Fakta', { size: 9.5 }).text('For: Begyndere');
    else boxes.text('Fakta\nFor; Begyndere');
    boxes.text(`Ladens vært: Ulla Bro${n}`).text(`Pris: ${n + 1}00 kr.`);
  });
  const { offerings } = read(uncoloured([...texts.blocks, ...moved(boxes.blocks, 330)]));
  const of = ({ title, audiences, price, description }: Offering) => [
    title,
    audiences,
    price?.amount,
    description,
  ];
  const description = TEXT.replace('\n', ' ');
  expect(offerings.map(of)).toEqual([
    ['Flet en kurv', ['Begyndere'], 100, description],
    ['Halmstjerner', ['Begyndere'], 200, description],
    ['Skåle af bark', ['Begyndere'], 300, description],
  ]);
});

describe('marks behind labels', () => {
  const mended = (text: string): Block =>
    mendLabelMarks(new PageSetter().text(text).blocks, names)[0] as Block;

  test.each([
    ['Sted; Laden', 'Sted: Laden'],
    ['‘Tilmeldingsfrist. 14. december 2026', 'Tilmeldingsfrist: 14. december 2026'],
    ['Kursusnr. 573-03', 'Kursusnr: 573-03'],
    ['—Sted: Laden\nPris, 300 kr.', 'Sted: Laden\nPris: 300 kr.'],
  ])('are mended in "%s"', (before, after) => {
    const block = mended(before);
    expect(block.text).toBe(after);
    expect(undoEdits(block.text, block.edits)).toBe(block.raw);
  });

  test.each([
    ['(O Sted: Torvet', 'Sted: Torvet'],
    ['GO Pris: Gratis', 'Pris: Gratis'],
    ['O varighed: 2 timer', 'Varighed: 2 timer'],
    ['€ Sted: Torvet', 'Sted: Torvet'],
    ['I Ribe: Torvet', 'I Ribe: Torvet'],
    ['2 Steder: Torvet', '2 Steder: Torvet'],
  ])('are mended where a drawn sign before them was read as letters: %s', (was, is) => {
    const { blocks } = new PageSetter().text(was);
    expect(mendLabelMarks(blocks, names).map(({ text }) => text)).toEqual([is]);
  });

  test('have bars before them, where these part the values of other lines', () => {
    const line = 'Tid: 4. maj kl. 9-12 i Sted: Torvet 1 Pris: Gratis';
    const barred = 'Tid: 4. maj kl. 9-12 | Sted: Torvet | Pris: Gratis';
    const textOf = (above: string): string | undefined =>
      mendLabelMarks(new PageSetter().text(above).text(barred).text(line).blocks, names)[2]?.text;
    expect(textOf(barred)).toBe(barred);
    expect(textOf('Husk madpakke.')).toBe(line);
  });

  test('of lists whose bullet is a drawn sign make no lists', () => {
    const blocks = new PageSetter()
      .text('O Sted: Torvet')
      .blocks.map((block): Block => ({ ...block, kind: 'list-item' }));
    expect(mendLabelMarks(blocks, names)).toMatchObject([
      { kind: 'paragraph', text: 'Sted: Torvet' },
    ]);
  });

  test('are left where the label also stands alone with its full stop', () => {
    const { blocks } = new PageSetter().text('Kursusnr. M-12').text('Kursusnr.').text('M-15');
    expect(mendLabelMarks(blocks, names)).toEqual(blocks);
  });

  test.each(['Sted. Vi mødes i laden', 'Kaffe; te og kage', 'Titel; Flet en kurv'])(
    'are left in "%s"',
    (text) => {
      expect(mended(text).edits).toEqual([]);
    },
  );
});

test.each([
  ['Tld', 'schedule'],
  ['Prls', 'price'],
  ['Sled', 'location'],
  ['Tal', undefined],
])('a short label may be read as "%s"', (label, field) => {
  expect(names.nearly(label)).toBe(field);
});

describe('heads of a table', () => {
  const lefts = [60, 160, 260, 360, 460, 540];
  const heads = ['Kursus', 'Indhold', 'Udbyder', 'Dato', 'Sted', 'Pris'];
  const rowOf = (texts: readonly string[], top: number): Block[] =>
    texts.flatMap((text, n) =>
      moved(new PageSetter().from(top).text(text, { gap: 0 }).blocks, (lefts[n] as number) - 60),
    );
  const cells = ['Flet en kurv', 'Af pil.', 'Pilelauget', '4. maj 2026', 'Laden', '300 kr.'];

  test('stand on one line though the page is turned more than its text tells', () => {
    const turned = moved([...rowOf(heads, 100), ...rowOf(cells, 120)], 0, (x) => x * 0.009);
    const { blocks, cells: told } = unfoldTables(uncoloured(turned), names.nearly);
    expect(blocks.map((block) => [block.kind, block.text, told.get(block)?.field])).toEqual([
      ['heading', 'Flet en kurv', undefined],
      ['paragraph', 'Af pil.', undefined],
      ['paragraph', 'Pilelauget', 'providers'],
      ['paragraph', '4. maj 2026', 'schedule'],
      ['paragraph', 'Laden', 'location'],
      ['paragraph', '300 kr.', 'price'],
    ]);
  });

  test('that are lost are those of the table before with columns at the same places', () => {
    const whole: TableHeader = {
      page: 1,
      columns: (['title', 'providers', 'schedule', 'price'] as const).map((field, n) => ({
        field,
        label: field,
        left: 60 + 100 * n,
      })),
      words: [],
      baseline: 100,
      size: 8,
    };
    const torn = {
      ...whole,
      columns: whole.columns.slice(0, 3).map((column) => ({ ...column, left: column.left + 3 })),
    };
    expect(completed(torn, [whole]).columns.map(({ left }) => left)).toEqual([63, 163, 263, 363]);
    const other = { ...torn, columns: torn.columns.map((each, n) => ({ ...each, left: n * 70 })) };
    expect(completed(other, [whole])).toBe(other);
  });
});

test('what a hyphen or a place joins is one audience', () => {
  expect(splitAudiences('Lager- og terminalchefer')).toEqual(['Lager- og terminalchefer']);
  expect(splitAudiences('Kvinder i industri og lager')).toEqual(['Kvinder i industri og lager']);
  expect(splitAudiences('Patienter i og efter behandling')).toHaveLength(1);
  expect(splitAudiences('Piger og drenge 10-14 år')).toEqual(['Piger og drenge 10-14 år']);
  expect(splitAudiences('Ledere og lærere')).toEqual(['Ledere', 'lærere']);
});

test('times and lengths are read though recognition took full stops for commas and lost spaces', () => {
  expect(readSchedule('9.februar 2027 kl, 9-16')[0]).toMatchObject({
    start: '2027-02-09T09:00',
    end: '2027-02-09T16:00',
  });
  expect(readSchedule('10, marts 2027')[0]).toMatchObject({ start: '2027-03-10' });
  expect(readDuration('1dag').iso).toBe('P1D');
});

describe('a name that recognition misread', () => {
  test.each([
    ['WVS-skolen', 'VVS-skolen'],
    ['Hareforeningen', 'Høreforeningen'],
    ['Lyngbak Kommune', 'Lyngbæk Kommune'],
    ['Farnhuset', 'Famhuset'],
  ])('is settled by the others: %s', (read, name) => {
    expect([...misreadNames([[read], [name], [name]])]).toEqual([[read, name]]);
  });

  test.each([
    ['Skole 1', 'Skole 7'],
    ['Region Syd', 'Region Nord'],
    ['Forbundet A', 'Forbundet B'],
    ['Forbundet A', 'Forbundet E'],
    ['FOA', 'FOG'],
  ])('is not every name that is like another: %s', (read, name) => {
    expect([...misreadNames([[read], [name], [name]])]).toEqual([]);
  });

  test('keeps its reading where the others are no more', () => {
    expect([...misreadNames([['WVS-skolen'], ['VVS-skolen']])]).toEqual([]);
  });

  test('is told in the warnings, and less sure', () => {
    const page = new PageSetter().heading('Kurser i håndværk', { size: 28 }).newPage();
    for (const [title, by] of [
      ['Flet en kurv', 'VVS-skolen'],
      ['Halmstjerner', 'WVS-skolen'],
      ['Skåle af bark', 'VVS-skolen'],
    ]) {
      page
        .heading(title as string, { size: 12 })
        .text(TEXT)
        .text(`Udbyder: ${by}`);
    }
    const { offerings } = read(uncoloured(page.blocks));
    expect(offerings.map(({ providers }) => providers)).toEqual(Array(3).fill(['VVS-skolen']));
    expect(offerings[1]?.warnings).toEqual([
      'provider read as "WVS-skolen", "VVS-skolen" elsewhere',
    ]);
    expect(offerings[1]?.fieldConfidence?.['providers']).toBeLessThan(0.9);
  });
});

test('the sign in a mail address is mended, letters in names are not', () => {
  const [block] = mendAddresses(
    new PageSetter().text('Kontakt: laden©pilelauget.dk\nMød SkovØen.dk på øen').blocks,
  );
  expect(block?.text).toBe('Kontakt: laden@pilelauget.dk\nMød SkovØen.dk på øen');
  expect(undoEdits(block?.text ?? '', block?.edits ?? [])).toBe(block?.raw);
});

test('facts behind a text that runs on in the next column stay with it, under a title over both', () => {
  const block = (kind: Block['kind'], text: string, box: Box): Block => {
    const [set] = new PageSetter().text(text).blocks as [Block];
    return { ...set, kind, box };
  };
  const page = [
    block('heading', 'Forløb for de mindste', [58, 72, 400, 100]),
    block('heading', 'Krabber', [58, 181, 213, 197]),
    block('paragraph', TEXT, [58, 200, 286, 302]),
    block('heading', 'Havfruen', [58, 700, 252, 716]),
    block('paragraph', TEXT, [310, 183, 537, 323]),
    block('paragraph', 'Varighed: 45 minutter', [310, 329, 533, 343]),
  ];
  expect(settleSideFields(page, ({ text }) => text.startsWith('Varighed'))).toEqual(page);
});

test('facts under titles of a page in columns stay there, whatever is centred over the columns', () => {
  const block = (kind: Block['kind'], text: string, box: Box): Block => {
    const [set] = new PageSetter().text(text).blocks as [Block];
    return { ...set, kind, box };
  };
  const page = [
    block('paragraph', 'Sang og leg i sognet', [205, 82, 394, 94]),
    block('heading', 'Sang', [59, 159, 189, 171]),
    block('heading', 'Kor for alle', [59, 186, 212, 198]),
    block('paragraph', 'Pris: Gratis', [58, 207, 196, 217]),
    block('paragraph', TEXT, [58, 246, 287, 297]),
    block('paragraph', TEXT, [311, 161, 540, 198]),
    block('heading', 'Orgelmusik', [311, 216, 433, 228]),
    block('paragraph', 'Pris: 50 kr.', [311, 237, 450, 247]),
    block('paragraph', TEXT, [310, 277, 539, 315]),
  ];
  expect(settleSideFields(page, ({ text }) => text.startsWith('Pris'))).toEqual(page);
});

test('labels with ø, å or æ are known as an English model reads them, without a colon too', () => {
  const setter = new PageSetter().heading('Hold på skolen', { size: 24 });
  for (const [title, place] of [
    ['Flet en kurv', 'Laden'],
    ['Halmstjerner', 'Salen'],
    ['Skåle af bark', 'Haven'],
  ] as const) {
    setter
      .heading(title, { size: 13 })
      .text(TEXT)
      .text(`Arranger Bygdens Venner\nLokale ${place}\nTidspunkt 3. marts 2027`);
  }
  const { offerings } = read(uncoloured(setter.blocks));
  expect(offerings.map(({ title, providers }) => [title, providers])).toEqual([
    ['Flet en kurv', ['Bygdens Venner']],
    ['Halmstjerner', ['Bygdens Venner']],
    ['Skåle af bark', ['Bygdens Venner']],
  ]);
  expect(names.exactly('Malgruppe')).toBe('audiences');
  expect(names.exactly('Mdlgruppe')).toBe('audiences');
});

test('what opens a page behind the fields of an offering introduces a section whose title was not read', () => {
  const setter = new PageSetter().heading('Ture for skoler', { size: 24 });
  const add = (title: string) =>
    setter.heading(title, { size: 13 }).text(TEXT).text('Varighed: 2 timer').text('Pris: 400 kr.');
  for (const title of ['Flet en kurv', 'Halmstjerner', 'Skåle af bark']) add(title);
  setter.newPage().text('Skoven er åben hele året, og det er vores værksteder også.');
  for (const title of ['Find din vej', 'Træets år', 'Spiselige svampe', 'Snitning']) add(title);
  const { offerings } = read(uncoloured(setter.blocks));
  expect(offerings).toHaveLength(7);
  expect(offerings.some(({ description }) => description?.includes('Skoven'))).toBe(false);
  expect(offerings.every(({ description }) => description?.startsWith('Vi mødes'))).toBe(true);
});

test('a text with fields behind those of an offering is another, whose title was not read', () => {
  const setter = new PageSetter().heading('Ture for skoler', { size: 24 });
  const add = (title: string) => {
    setter.heading(title, { size: 13 });
    return setter.text(TEXT).text('Varighed: 2 timer').text('Pris: 400 kr.');
  };
  for (const title of ['Flet en kurv', 'Halmstjerner', 'Skåle af bark']) add(title);
  setter
    .text('Alle dyr i mosen har et sted at sove, og vi finder dem.')
    .text('Varighed: 9 timer')
    .text('Pris: 75 kr.');
  for (const title of ['Find din vej', 'Træets år', 'Snitning']) add(title);
  const { offerings } = read(uncoloured(setter.blocks));
  expect(offerings).toHaveLength(6);
  expect(offerings.map(({ price }) => price?.amount)).toEqual(Array(6).fill(400));
  expect(new Set(offerings.map(({ description }) => description)).size).toBe(1);
});
