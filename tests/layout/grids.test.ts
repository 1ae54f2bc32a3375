import { describe, expect, it } from 'vitest';
import { layOut } from '../../src/layout/index.ts';
import { type Box, cellsOf, type Page } from '../../src/model/index.ts';
import { prose, SyntheticPage, summary } from './setting.ts';

function cells(
  sheet: SyntheticPage,
  rows: readonly (readonly string[])[],
  lefts: readonly number[],
  top: number,
) {
  rows.forEach((row, i) => {
    row.forEach((cell, j) => {
      if (cell !== '') sheet.set(cell, { left: lefts[j]!, top: top + i * 16 });
    });
  });
  return sheet;
}

it('gives a table as one block, a row a line', () => {
  const sheet = new SyntheticPage(1).set(prose(30), { left: 60, top: 80, width: 400 });
  cells(
    sheet,
    [
      ['Kursus', 'Dato', 'Pris'],
      ['Førstehjælp', '4. marts', '450 kr.'],
      ['Mødeledelse', '11. april', '600 kr.'],
      ['Regnskab', '2. maj', '525 kr.'],
    ],
    [60, 220, 340],
    200,
  );
  sheet.below(prose(30, 2), 30, { left: 60, width: 400 });
  const blocks = layOut([sheet.page()]);
  expect(blocks.map((block) => block.kind)).toEqual(['paragraph', 'table', 'paragraph']);
  expect(blocks[1]?.lines.map((line) => line.text)).toEqual([
    'Kursus Dato Pris',
    'Førstehjælp 4. marts 450 kr.',
    'Mødeledelse 11. april 600 kr.',
    'Regnskab 2. maj 525 kr.',
  ]);
});

it('reads labels and values that take turns over the width as a table, however long the values are', () => {
  const sheet = new SyntheticPage(1);
  const rows = [
    [
      'Dato',
      'Mandag den 4. maj 2026 kl. 17.30-21 og igen 6. maj',
      'Sted',
      'Salen ved den gamle mølle',
    ],
    ['Pris', '350 kr.', 'Lærer', 'Ida Holm og Per Ask Lund'],
    ['Kontakt', 'Per Ask, 12 34 56 78', 'Læs mere', 'www.laug.example/til/salen'],
  ];
  rows.forEach((row, i) => {
    row.forEach((text, j) => {
      const left = [60, 110, 330, 390][j]!;
      sheet.set(text, { left, top: 100 + i * 14, size: 9, bold: j % 2 === 0 });
    });
  });
  sheet.below(prose(60), 20, { left: 60, width: 400 });
  expect(layOut([sheet.page()])[0]).toMatchObject({
    kind: 'table',
    lines: rows.map((row) => ({ text: row.join(' ') })),
  });
});

it('keeps the wrapped cells of a table in their row', () => {
  const sheet = cells(
    new SyntheticPage(1),
    [
      ['Førstehjælp', 'Hjerte, lunger', '450 kr.'],
      ['', 'og blødninger', ''],
      ['Regnskab', 'Bilag', '525 kr.'],
      ['Mødeledelse', 'Dagsorden', '600 kr.'],
    ],
    [60, 220, 340],
    200,
  );
  expect(layOut([sheet.page()])[0]?.lines.map((line) => line.text)).toEqual([
    'Førstehjælp Hjerte, lunger og blødninger 450 kr.',
    'Regnskab Bilag 525 kr.',
    'Mødeledelse Dagsorden 600 kr.',
  ]);
});

it('reads a striped table across its stripes', () => {
  const rows = [
    ['Førstehjælp', '4. marts', '450 kr.'],
    ['Mødeledelse', '11. april', '600 kr.'],
    ['Regnskab', '2. maj', '525 kr.'],
    ['Konflikter', '9. maj', '300 kr.'],
  ];
  const sheet = cells(new SyntheticPage(1), rows, [60, 220, 340], 200);
  for (const top of [198, 230]) sheet.fill([55, top, 450, top + 17], '#e8eef2');
  const blocks = layOut([sheet.page()]);
  expect(blocks.map((block) => block.kind)).toEqual(['table']);
  expect(blocks[0]?.lines.map((line) => line.text)).toEqual(rows.map((row) => row.join(' ')));
});

it('takes dark bands with the heads of columns for no stripes of one table', () => {
  const tables = [
    [
      ['Førstehjælp', '4. marts', '450 kr.'],
      ['Mødeledelse', '11. april', '600 kr.'],
      ['Referater', '16. april', 'Gratis'],
    ],
    [
      ['Regnskab', '2. maj', '525 kr.'],
      ['Konflikter', '9. maj', '300 kr.'],
      ['Stemmen', '12. maj', '300 kr.'],
    ],
  ];
  const sheet = new SyntheticPage(1, 'ocr');
  tables.forEach((rows, i) => {
    const top = 100 + 110 * i;
    sheet.fill([55, top, 450, top + 17], '#123a5c');
    cells(sheet, [['Kursus', 'Dato', 'Pris']], [60, 220, 340], top + 2);
    cells(sheet, rows, [60, 220, 340], top + 26);
  });
  const lines = layOut([sheet.page()]).flatMap((block) => block.lines.map(({ text }) => text));
  expect(lines).toEqual(expect.arrayContaining(tables.flat().map((row) => row.join(' '))));
});

it('takes bands with a title and its price for no stripes of a table', () => {
  const sheet = new SyntheticPage(1);
  const offerings = [
    ['Strik en trøje', '450 kr.'],
    ['Syng dig glad', 'Gratis'],
    ['Væv et tæppe', '1.200 kr.'],
  ] as const;
  offerings.forEach(([title, price], i) => {
    const top = 100 + 110 * i;
    sheet.fill([55, top, 530, top + 22], '#0a7a3c').fill([55, top + 22, 530, top + 40], '#dff3e6');
    sheet.word(title, 62, top + 15, { size: 13, bold: true, color: '#ffffff' });
    sheet.word(price, 460, top + 15, { size: 13, color: '#ffffff' });
    sheet.set('Tid: mandage kl. 19 Sted: Skolen', { left: 62, top: top + 26, size: 9 });
    sheet.set(prose(22, i), { left: 62, top: top + 46, width: 220 });
    sheet.set(prose(14, i + 9), { left: 306, top: top + 46, width: 220 });
  });
  const blocks = layOut([sheet.page()]);
  expect(blocks.map(({ kind }) => kind)).not.toContain('table');
  expect(summary(blocks.filter(({ kind }) => kind === 'heading'))).toEqual(
    expect.arrayContaining(offerings.map(([title]) => `heading: ${title}`)),
  );
});

describe('labels beside their values', () => {
  it('give a paragraph a field', () => {
    const sheet = cells(
      new SyntheticPage(1),
      [
        ['Dato:', '4. marts kl. 17–20'],
        ['Sted:', 'Medborgerhuset, Nørregade 4'],
        ['Pris:', '450 kr. med kaffe og materialer'],
      ],
      [60, 140],
      200,
    );
    expect(summary(layOut([sheet.page()]))).toEqual([
      'paragraph: Dato: 4. marts kl. 17–20',
      'paragraph: Sted: Medborgerhuset, Nørregade 4',
      'paragraph: Pris: 450 kr. med kaffe og materialer',
    ]);
  });

  it('keep values of several lines together', () => {
    const sheet = new SyntheticPage(1);
    let top = 100;
    for (const [i, label] of ['Målgruppe', 'Indhold', 'Udbytte'].entries()) {
      sheet
        .set(label, { left: 60, top, bold: true })
        .set(prose(40, i), { left: 160, top, width: 330 });
      top = sheet.y + 6;
    }
    expect(summary(layOut([sheet.page()]))).toEqual(
      ['Målgruppe', 'Indhold', 'Udbytte'].map((label, i) => `paragraph: ${label} ${prose(40, i)}`),
    );
  });

  it('are headings when they are titles in the margin', () => {
    const sheet = new SyntheticPage(1);
    let top = 100;
    for (const [i, label] of [
      'Den første tid',
      'Når det går galt',
      'En god afslutning',
    ].entries()) {
      sheet
        .set(label, { left: 60, top, bold: true })
        .set(prose(50, i), { left: 190, top, width: 330 });
      top = sheet.y + 12;
    }
    expect(summary(layOut([sheet.page()])).slice(0, 4)).toEqual([
      'heading: Den første tid',
      `paragraph: ${prose(50, 0)}`,
      'heading: Når det går galt',
      `paragraph: ${prose(50, 1)}`,
    ]);
  });
});

it('reads a calendar date by date', () => {
  const sheet = new SyntheticPage(1);
  let top = 100;
  for (const [i, date] of ['4. marts', '11. april', '2. maj'].entries()) {
    sheet
      .set(date, { left: 60, top })
      .set(`Aften nummer ${'ABC'[i]}`, { left: 150, top, bold: true })
      .below(prose(30, i), 3, { left: 150, width: 350 });
    top = sheet.y + 14;
  }
  expect(summary(layOut([sheet.page()]))).toEqual(
    ['4. marts', '11. april', '2. maj'].flatMap((date, i) => [
      `paragraph: ${date}`,
      `heading: Aften nummer ${'ABC'[i]}`,
      `paragraph: ${prose(30, i)}`,
    ]),
  );
});

it('keeps a price at the right edge apart from the title it stands beside', () => {
  const sheet = new SyntheticPage(1).set(prose(60), { left: 60, top: 80, width: 400 });
  for (const [i, price] of ['450 kr.', 'Gratis'].entries()) {
    sheet.below(`Kursus nummer ${'AB'[i]}`, 16, { left: 60, bold: true });
    sheet.set(price, { left: 425, top: sheet.y - 12 });
    sheet.below(prose(40, i + 1), 4, { left: 60, width: 400 });
  }
  expect(summary(layOut([sheet.page()])).slice(1, 4)).toEqual([
    'heading: Kursus nummer A',
    'paragraph: 450 kr.',
    `paragraph: ${prose(40, 1)}`,
  ]);
});

describe('a table of contents', () => {
  const entries: [string, number][] = [
    ['Velkommen', 3],
    ['Kurser for nye frivillige', 5],
    ['Netværk', 12],
    ['Praktiske oplysninger', 17],
    ['Kontakt', 18],
  ];

  it('with numbers at the right edge gives an entry a line', () => {
    const sheet = new SyntheticPage(2).set('Indhold', { left: 60, top: 80, size: 18, bold: true });
    entries.forEach(([title, number], i) => {
      const top = 130 + i * 18;
      sheet.set(title, { left: 60, top });
      sheet.set(String(number), { left: 500 - (number > 9 ? 10.4 : 5.2), top });
    });
    expect(summary(layOut([sheet.page()]))).toEqual([
      'heading: Indhold',
      ...entries.map(([title, number]) => `contents-entry: ${title} ${number}`),
    ]);
  });

  it('with leaders does, too', () => {
    const sheet = new SyntheticPage(2);
    entries.forEach(([title, number], i) => {
      sheet.set(`${title} ${'.'.repeat(60 - title.length)} ${number}`, {
        left: 60,
        top: 130 + i * 18,
      });
    });
    const kinds = layOut([sheet.page()]).map((block) => block.kind);
    expect(kinds).toEqual(entries.map(() => 'contents-entry'));
  });

  it('is not where numbers rise behind one and the same word', () => {
    const sheet = new SyntheticPage(1);
    for (const [i, number] of ['101', '102', '201', '202', '301'].entries()) {
      sheet.set('Gymnastik for dem, der har siddet stille længe.', { left: 60, top: 80 + i * 90 });
      sheet.set('Holdnr.', { left: 380, top: 110 + i * 90 });
      sheet.set(number, { left: 450, top: 110 + i * 90 });
    }
    expect(layOut([sheet.page()]).map((block) => block.kind)).not.toContain('contents-entry');
  });

  it('is no list of prices', () => {
    const sheet = cells(
      new SyntheticPage(1),
      [
        ['Kaffe', '25'],
        ['Te', '20'],
        ['Vand', '15'],
        ['Frokost', '95'],
      ],
      [60, 220],
      200,
    );
    expect(layOut([sheet.page()]).map((block) => block.kind)).toEqual(['table']);
  });
});

describe('the rows of a table know their cells', () => {
  const rows = [
    ['Kursus', 'Indhold', 'Pris'],
    ['Førstehjælp', 'Genoplivning, sår og forstuvninger,\nogså for dem med certifikat', '450 kr.'],
    ['Regnskab', 'Bogføring og budget', 'Gratis'],
    ['Fundraising', 'Fra idé til ansøgning, som\nfonde har lyst til at læse', '300 kr.'],
  ];
  const lefts = [66, 186, 406];
  /** Sets the rows from 80 points down, 34 points each, and returns the heights between them. */
  const setRows = (sheet: SyntheticPage, pad = 0) =>
    [...rows, []].map((row, i) => {
      const top = 80 + 34 * i;
      row.forEach((cell, j) => {
        sheet.set(cell, {
          left: lefts[j]!,
          top: top + 4 + pad,
          size: 9,
          leading: 11,
          bold: i === 0,
        });
      });
      return top;
    });
  const want = rows.map((row) => row.map((cell) => cell.replace('\n', ' ')));
  const found = (page: Page) => {
    const blocks = layOut([page]);
    expect(blocks.map((block) => block.kind)).toEqual(['table']);
    return blocks[0]!.lines.map(cellsOf);
  };

  it('told by a lattice of rules', () => {
    const sheet = new SyntheticPage(1);
    const ys = setRows(sheet);
    const rules = [
      ...ys.map((y): Box => [60, y, 480, y]),
      ...[60, 180, 400, 480].map((x): Box => [x, ys[0]!, x, ys.at(-1)!]),
    ];
    expect(found({ ...sheet.page(), rules })).toEqual(want);
  });

  it('told by level rules alone', () => {
    const sheet = new SyntheticPage(1);
    const rules = setRows(sheet).map((y): Box => [60, y, 480, y]);
    expect(found({ ...sheet.page(), rules })).toEqual(want);
  });

  it('though no rule stands over the first row, whose cells run over lines', () => {
    const sheet = new SyntheticPage(1);
    const [, ...heights] = setRows(sheet);
    const body = { ...sheet.page(), words: sheet.words.filter(({ box }) => box[1] > 112) };
    const rules = heights.slice(1).map((y): Box => [60, y, 480, y]);
    expect(found({ ...body, rules })).toEqual(want.slice(1));
  });

  it('where the table goes on over the page with one row more', () => {
    const [first, second] = [new SyntheticPage(1), new SyntheticPage(2)];
    const rules = setRows(first).map((y): Box => [60, y, 480, y]);
    const more = ['Vedtægter', 'Gennemgang af valgregler,\nfuldmagter og dagsorden', 'Gratis'];
    more.forEach((cell, j) => {
      second.set(cell, { left: lefts[j]!, top: 60, size: 9, leading: 11 });
    });
    const below: Box = [60, 90, 480, 90];
    const pages = [first.page(), second.page()];
    const read = (under: readonly Box[]) =>
      layOut([
        { ...pages[0]!, rules },
        { ...pages[1]!, rules: [...under] },
      ]).filter(({ page }) => page === 2);
    expect(read([below]).map(({ kind, lines }) => [kind, lines.map(cellsOf)])).toEqual([
      ['table', [more.map((cell) => cell.replace('\n', ' '))]],
    ]);
    expect(read([]).some(({ kind }) => kind === 'table')).toBe(false);
  });

  it('where a lattice goes on over the page with its heads again and the end of one cell', () => {
    const [first, second] = [new SyntheticPage(1), new SyntheticPage(2)];
    const ys = setRows(first);
    const uprights = (from: number, to: number) =>
      [60, 180, 400, 480].map((x): Box => [x, from, x, to]);
    const heads = rows[0]!;
    heads.forEach((cell, j) => {
      second.set(cell, { left: lefts[j]!, top: 64, size: 9, bold: true });
    });
    second.set('også for nye ledere', { left: lefts[1]!, top: 98, size: 9 });
    const level = (heights: readonly number[]) => heights.map((y): Box => [60, y, 480, y]);
    const pages = [
      { ...first.page(), rules: [...level(ys), ...uprights(ys[0]!, ys.at(-1)!)] },
      { ...second.page(), rules: [...level([60, 94, 128]), ...uprights(60, 128)] },
    ];
    const more = layOut(pages).filter(({ page }) => page === 2);
    expect(more.map(({ kind, lines }) => [kind, lines.map(cellsOf)])).toEqual([
      ['table', [heads, ['', 'også for nye ledere', '']]],
    ]);
  });

  it('of two tables with a title between them, each with its heads over its first rule', () => {
    const sheet = new SyntheticPage(1);
    const ys = setRows(sheet);
    sheet.set('Om foråret', { left: 60, top: ys.at(-1)! + 12, size: 14, bold: true });
    const below = setRows(sheet, 180).map((y) => y + 180);
    const rules = [...ys.slice(1), ...below.slice(1)].map((y): Box => [60, y, 480, y]);
    const blocks = layOut([{ ...sheet.page(), rules }]);
    expect(blocks.map((block) => block.kind)).toEqual(['table', 'heading', 'table']);
    for (const block of [blocks[0], blocks[2]]) expect(block?.lines.map(cellsOf)).toEqual(want);
  });

  it('told by white space', () => {
    const sheet = new SyntheticPage(1);
    setRows(sheet);
    expect(found(sheet.page())).toEqual(want);
  });

  it('with a cell over several rows, which stands in the first, and an empty one', () => {
    const sheet = new SyntheticPage(1)
      .set('Forår', { left: 66, top: 84 })
      .set('Marts', { left: 186, top: 84 })
      .set('April', { left: 186, top: 118 })
      .set('Åbent hus', { left: 306, top: 118 });
    const rules: Box[] = [
      [60, 80, 420, 80],
      [180, 114, 420, 114],
      [60, 148, 420, 148],
      ...[60, 180, 300, 420].map((x): Box => [x, 80, x, 148]),
    ];
    expect(found({ ...sheet.page(), rules })).toEqual([
      ['Forår', 'Marts', ''],
      ['', 'April', 'Åbent hus'],
    ]);
  });
});

it('takes a frame of rules for a box', () => {
  const frame = [60, 80, 280, 200] as const;
  const [x0, y0, x1, y1] = frame;
  const sheet = new SyntheticPage(1)
    .set('Kort om kurset', { left: 70, top: 90, bold: true })
    .below(prose(20), 4, { left: 70, width: 200 });
  const rules: Box[] = [
    [x0, y0, x1, y0],
    [x0, y1, x1, y1],
    [x0, y0, x0, y1],
    [x1, y0, x1, y1],
  ];
  const blocks = layOut([{ ...sheet.page(), rules }]);
  expect(summary(blocks)).toEqual(['heading: Kort om kurset', `paragraph: ${prose(20)}`]);
  expect(blocks.map((block) => block.background?.box)).toEqual([frame, frame]);
});

it('parts tables at a heading and a text between them', () => {
  const sheet = new SyntheticPage(1);
  const table = (top: number) =>
    [0, 1, 2].map((i): Box => {
      const y = top + 30 * i;
      if (i < 2) {
        sheet
          .set(`Hold ${i + 1}`, { left: 66, top: y + 8 })
          .set('Onsdag', { left: 300, top: y + 8 });
      }
      return [60, y, 480, y];
    });
  const rules = [...table(80), ...table(230)];
  sheet
    .set('For voksne', { left: 60, top: 160, size: 14, bold: true })
    .set(prose(20), { left: 60, top: 184, width: 420 });
  expect(layOut([{ ...sheet.page(), rules }]).map((block) => block.kind)).toEqual([
    'table',
    'heading',
    'paragraph',
    'table',
  ]);
});

describe('facts beside titles and their texts are columns', () => {
  const set = (facts: string, leading: number) => {
    const sheet = new SyntheticPage(1);
    [80, 176, 272].forEach((top, i) => {
      sheet
        .set(facts, { left: 60, top, size: 9, leading: 18 })
        .set(`Hold nummer ${i} v. Laugene`, { left: 220, top, size: 11.5, bold: true })
        .set(prose(35, i), { left: 220, top: top + 18, width: 300, leading });
    });
    return summary(layOut([sheet.page()])).filter((block) => block.startsWith('heading'));
  };
  const titles = [0, 1, 2].map((n) => `heading: Hold nummer ${n} v. Laugene`);

  it('not labels and values', () => {
    expect(set('Dato: 4. marts 2026\nSted: Laden', 13)).toEqual(titles);
  });

  it('not a table', () => {
    expect(set('Dato: onsdag den 4. marts 2026\nSted: Laden ved åen', 12)).toEqual(titles);
  });
});

it('keeps a wrapped title beside a text whole, though its lines stand level with those of the text', () => {
  const sheet = new SyntheticPage(1);
  const titles = [
    ['Bogføring fra', 'bunden'],
    ['Kontrakter uden', 'huller'],
  ];
  titles.forEach(([first, second], n) => {
    const top = 80 + 120 * n;
    sheet
      .set(`${first}\n${second}`, { left: 60, top, size: 11, leading: 14.5, bold: true })
      .set(prose(30, n), { left: 220, top: top + 0.9, width: 320, leading: 13.5 });
  });
  const headings = layOut([sheet.page()]).filter(({ kind }) => kind === 'heading');
  expect(headings.map(({ text }) => text)).toEqual(titles.map((title) => title.join('\n')));
});

it('takes a label that it does not know for one among those that it knows', () => {
  const sheet = new SyntheticPage(1);
  const facts: readonly (readonly string[])[] = [
    ['Tid', 'Lørdage kl. 10-12'],
    ['Sted', 'Klatrehuset'],
    ['Kontingent', '890 kr.'],
  ];
  cells(sheet, facts, [60, 160], 80);
  sheet.below(prose(60), 30, { left: 60, width: 400 });
  const texts = layOut([sheet.page()]).map(({ text }) => text);
  expect(texts.slice(0, 3)).toEqual(facts.map((fact) => fact.join(' ')));
});
