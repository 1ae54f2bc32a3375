import { describe, expect, test } from 'vitest';
import type { Block, Box, CatalogueFile } from '../../src/model/index.ts';
import { PageSetter } from './page-setter.ts';
import { read } from './read.ts';

const TEXT = 'Vi mødes i laden og arbejder med pil, halm og birkebark fra egnen.';

const HEADS = [
  [60, 'Nr.'],
  [100, 'Kursus'],
  [220, 'Indhold'],
  [380, 'Dato'],
  [480, 'Pris'],
] as const;

describe('a table of offerings', () => {
  const page = new PageSetter()
    .heading('Kurser i håndværk', { size: 28 })
    .newPage()
    .heading('Pil og halm', { size: 16 })
    .text('Vælg frit mellem holdene.')
    .row(HEADS)
    .row([
      [60, '301'],
      [100, 'Flet en kurv'],
      [220, 'Kanter, bund og hank'],
      [380, '7. maj 2026'],
      [480, '250 kr.'],
    ])
    .row([
      [100, 'af pil'],
      [220, 'af hjemmedyrket pil.'],
    ])
    .row([
      [60, '302'],
      [100, 'Stjerner af halm'],
      [220, 'Til jul og til pynt.'],
      [380, '9. maj 2026'],
      [480, 'Gratis'],
    ])
    .text('Tilmelding sker på laden, hvor der også kan købes materialer til begge hold.', {
      gap: 90,
    });
  const { offerings } = read(page.blocks);

  test('is an offering a row, cells over two lines put together', () => {
    expect(offerings.map(({ title, description }) => [title, description])).toEqual([
      ['Flet en kurv af pil', 'Kanter, bund og hank af hjemmedyrket pil.'],
      ['Stjerner af halm', 'Til jul og til pynt.'],
    ]);
    expect(offerings.map(({ sectionPath }) => sectionPath)).toEqual([
      ['Pil og halm'],
      ['Pil og halm'],
    ]);
  });

  test('has its fields named by the heads of its columns', () => {
    expect(offerings.map(({ courseNumber }) => courseNumber)).toEqual(['301', '302']);
    expect(offerings.map(({ price }) => price?.amount)).toEqual([250, 0]);
    expect(offerings[0]?.schedule).toEqual([{ text: '7. maj 2026', start: '2026-05-07' }]);
    const [place] = offerings[1]?.evidence.price ?? [];
    expect(place?.box[0]).toBe(480);
  });
});

describe('a table that goes on over the page without heads', () => {
  const page = () =>
    new PageSetter()
      .heading('Kurser i håndværk', { size: 28 })
      .newPage()
      .heading('Pil og halm', { size: 16 })
      .row(HEADS)
      .row([
        [60, '301'],
        [100, 'Flet en kurv'],
        [220, 'Kanter, bund og hank.'],
        [380, '7. maj 2026'],
        [480, '250 kr.'],
      ]);

  test('is read by those of the page before', () => {
    const { blocks } = page()
      .newPage()
      .row([
        [60, '302'],
        [100, 'Stjerner af halm'],
        [220, 'Til jul og til pynt.'],
        [380, '9. maj 2026'],
        [480, 'Gratis'],
      ]);
    expect(
      read(blocks).offerings.map(({ title, courseNumber, price }) => [
        title,
        courseNumber,
        price?.amount,
      ]),
    ).toEqual([
      ['Flet en kurv', '301', 250],
      ['Stjerner af halm', '302', 0],
    ]);
  });

  test('goes on within the row that the page ended', () => {
    const { blocks } = page()
      .row([
        [60, '302'],
        [100, 'Stjerner af halm'],
        [220, 'Til jul og til pynt,'],
        [380, '9. maj'],
        [480, 'Gratis'],
      ])
      .newPage()
      .row([
        [100, 'og hø'],
        [220, 'også for de mindste.'],
        [380, '2026'],
      ])
      .row([
        [60, '303'],
        [100, 'Bark og ler'],
        [220, 'Skåle og fade.'],
        [380, '11. maj 2026'],
        [480, '90 kr.'],
      ]);
    const { offerings } = read(blocks);
    expect(offerings.map(({ title }) => title)).toEqual([
      'Flet en kurv',
      'Stjerner af halm og hø',
      'Bark og ler',
    ]);
    expect(offerings[1]).toMatchObject({
      description: 'Til jul og til pynt, også for de mindste.',
      schedule: [{ start: '2026-05-09' }],
      price: { amount: 0 },
    });
  });

  test('goes on with a row of its own where all rows begin with small letters', () => {
    const row = (number: string, title: string) =>
      [
        [60, number],
        [100, title],
        [220, 'kanter og bund'],
        [380, '7. maj 2026'],
        [480, '250 kr.'],
      ] as const;
    const { blocks } = new PageSetter()
      .heading('Kurser i håndværk', { size: 28 })
      .newPage()
      .heading('Pil og halm', { size: 16 })
      .row(HEADS)
      .row(row('301', 'kurve af pil'))
      .row(row('302', 'stjerner af halm'))
      .newPage()
      .row(row('303', 'skåle af bark'));
    expect(read(blocks).offerings.map(({ title }) => title)).toEqual([
      'kurve af pil',
      'stjerner af halm',
      'skåle af bark',
    ]);
  });

  test('ends where the next page begins with something else', () => {
    const { blocks } = page()
      .newPage()
      .text('Alle hold mødes på laden, som er åben fra klokken ni.');
    expect(read(blocks).offerings.map(({ title }) => title)).toEqual(['Flet en kurv']);
  });
});

describe('a table whose titles go on with text', () => {
  const rows = (
    ...titles: readonly string[]
  ): readonly (readonly [string, string | undefined])[] => {
    const page = new PageSetter().heading('Kurser i håndværk', { size: 28 }).newPage();
    const head = [
      [60, 'Nr.'],
      [100, 'Kursus'],
      [380, 'Tid og sted'],
      [520, 'Pris'],
    ] as const;
    page.heading('Pil og halm', { size: 16 }).row(head);
    titles.forEach((title, n) => {
      const [first = '', ...more] = title.split('\n');
      page.row([
        [60, `${301 + n}`],
        [100, first],
        [380, `${7 + n}. maj 2026, Laden`],
        [520, '250 kr.'],
      ]);
      for (const line of more) page.row([[100, line]]);
    });
    return read(page.blocks).offerings.map(({ title, description, location, schedule }) => {
      expect([location, schedule?.[0]?.text]).toEqual(['Laden', expect.stringContaining('maj')]);
      return [title, description] as const;
    });
  };

  test('in bold before text that is not', () => {
    expect(
      rows('**Flet en kurv**\nKanter, bund og hank af pil.', '**Stjerner**\nTil jul.'),
    ).toEqual([
      ['Flet en kurv', 'Kanter, bund og hank af pil.'],
      ['Stjerner', 'Til jul.'],
    ]);
  });

  test('on a line that ends before the column does', () => {
    expect(
      rows('Flet en kurv\nKanter, bund og hank af pil.', 'Stjerner\nTil jul og til pynt.'),
    ).toEqual([
      ['Flet en kurv', 'Kanter, bund og hank af pil.'],
      ['Stjerner', 'Til jul og til pynt.'],
    ]);
  });
});

describe('titles run in', () => {
  const setter = new PageSetter()
    .heading('Sommerens hold', { size: 26 })
    .newPage()
    .heading('I laden', { size: 16 })
    .text('Her er plads til tolv.');
  for (const title of ['Flet en kurv', 'Stjerner af halm', 'Kniv og bark']) {
    setter.text(`**${title}.** ${TEXT}\nHusk arbejdstøj.`);
  }

  test('are parted from the text behind them, without their full stop', () => {
    const { offerings } = read(setter.blocks);
    expect(offerings.map(({ title }) => title)).toEqual([
      'Flet en kurv',
      'Stjerner af halm',
      'Kniv og bark',
    ]);
    expect(offerings[0]?.description).toBe(`${TEXT} Husk arbejdstøj.`);
  });

  test('lose their full stop also where they fill their line', () => {
    const { blocks } = new PageSetter()
      .heading('Knive, økser og save i skoven.', { size: 10 })
      .text(TEXT);
    const [heading, text] = blocks.map((block) => ({
      ...block,
      page: 2,
      lines: block.lines.map((line) => ({ ...line, page: 2 })),
    }));
    const { offerings } = read([...setter.blocks, heading!, text!]);
    expect(offerings.at(-1)).toMatchObject({
      title: 'Knive, økser og save i skoven',
      description: TEXT,
    });
  });

  test('are emphasis where headings stand above the texts', () => {
    const page = new PageSetter().heading('Sommerens hold', { size: 26 }).newPage();
    for (const title of ['Pil', 'Halm', 'Bark', 'Horn']) {
      page.heading(`Arbejd med ${title.toLowerCase()}`, { size: 12 });
      page.text(TEXT);
      if (title !== 'Horn') page.text(`**${title} skal blødes.** Begynd dagen før med varmt vand.`);
    }
    expect(read(page.blocks).offerings).toHaveLength(4);
  });
});

describe('numbers before titles', () => {
  const numbered = (titles: readonly string[]): CatalogueFile => {
    const page = new PageSetter().heading('Kurser i håndværk', { size: 28 }).newPage();
    page.heading('Hold', { size: 16 });
    for (const title of titles) page.heading(title, { size: 11 }).text(TEXT);
    return read(page.blocks);
  };

  test('of three digits and more are course numbers, in any order', () => {
    const { offerings } = numbered(['2214 Flet en kurv', '1108 Stjerner af halm', '3301 Bark']);
    expect(offerings.map(({ title, courseNumber }) => [courseNumber, title])).toEqual([
      ['2214', 'Flet en kurv'],
      ['1108', 'Stjerner af halm'],
      ['3301', 'Bark'],
    ]);
    expect(offerings[0]?.evidence.courseNumber).toHaveLength(1);
  });

  test('that count are places in an order', () => {
    const { offerings } = numbered(['1. Flet en kurv', '2. Stjerner af halm', '3. Bark']);
    expect(offerings.map(({ title }) => title)).toEqual([
      'Flet en kurv',
      'Stjerner af halm',
      'Bark',
    ]);
    expect(offerings[0]?.courseNumber).toBeUndefined();
  });

  test('may count in one section alone', () => {
    const page = new PageSetter().heading('Kurser i håndværk', { size: 28 }).newPage();
    page.heading('A. Foredrag', { size: 16 });
    for (const title of ['Ler', 'Uld', 'Horn']) page.heading(title, { size: 11 }).text(TEXT);
    page.heading('B. Rækker', { size: 16 });
    for (const title of ['1. Pil', '2. Halm']) page.heading(title, { size: 11 }).text(TEXT);
    expect(
      read(page.blocks).offerings.map(({ title, sectionPath }) => [title, sectionPath]),
    ).toEqual([
      ['Ler', ['Foredrag']],
      ['Uld', ['Foredrag']],
      ['Horn', ['Foredrag']],
      ['Pil', ['Rækker']],
      ['Halm', ['Rækker']],
    ]);
  });
});

test('a memo before the catalogue is no offering, though fields stand under its title', () => {
  const page = new PageSetter().heading('NOTAT', { size: 12 });
  page.text('Til: Værkstederne\nDato: 3. maj 2026').text('Her er sommerens hold.').newPage();
  page.heading('Kurser i laden', { size: 24 }).heading('Pil', { size: 16 });
  for (const title of ['Kurve', 'Hegn', 'Stole']) page.heading(title, { size: 12 }).text(TEXT);
  expect(read(page.blocks).offerings.map(({ title }) => title)).toEqual(['Kurve', 'Hegn', 'Stole']);
});

test('what follows a panel is not under its title', () => {
  const page = new PageSetter().heading('Kurser i laden', { size: 24 }).newPage();
  page.heading('Pil', { size: 16 }).heading('Kurve', { size: 12 }).text(TEXT);
  const { blocks } = page.heading('Hegn', { size: 12 }).text(TEXT);
  page.heading('Godt at vide', { size: 10 }).text('Laden er kold, så tag en trøje med.');
  const [tip, text] = blocks.slice(-2) as [Block, Block];
  const background = { box: [40, 150, 540, 500] as Box, color: '#ffeecc' };
  blocks.splice(-2, 2, { ...tip, background }, { ...text, background });
  page.heading('Stole', { size: 12 }).text(TEXT).heading('Skamler', { size: 12 }).text(TEXT);
  const { offerings, catalogues } = read(blocks);
  expect(offerings.map(({ title, sectionPath }) => [title, ...sectionPath])).toEqual(
    ['Kurve', 'Hegn', 'Stole', 'Skamler'].map((title) => [title, 'Pil']),
  );
  expect(catalogues[0]?.sections.at(-1)).toMatchObject({
    path: ['Godt at vide'],
    intro: 'Laden er kold, så tag en trøje med.',
  });
});

test('facts in a column under the titles of sections belong to the titles beside them', () => {
  const page = new PageSetter().heading('Sommer i laden', { size: 24 }).newPage();
  const { blocks } = page;
  const beside = (block: Block): Block => ({
    ...block,
    box: [block.box[0] + 200, block.box[1], block.box[2] + 200, block.box[3]],
  });
  for (const [n, [section, ...titles]] of [
    ['Juni', 'Kurve af pil', 'Stjerner af halm'],
    ['Juli', 'Skeer af birk'],
  ].entries()) {
    page.from(60 + 320 * n).heading(section as string, { size: 18 });
    titles.forEach((title, i) => {
      const top = 120 + 320 * n + 120 * i;
      page
        .from(top)
        .text(`Hvornår: ${10 * n + i + 1}. juni 2026`)
        .text(`Pris: ${100 + 10 * n + i} kr.`);
      page.from(top).heading(title, { size: 12, gap: 6 }).text(TEXT);
      blocks.push(...blocks.splice(-2).map(beside));
    });
  }
  expect(
    read(blocks).offerings.map(({ title, sectionPath, price }) => [
      title,
      ...sectionPath,
      price?.amount,
    ]),
  ).toEqual([
    ['Kurve af pil', 'Juni', 100],
    ['Stjerner af halm', 'Juni', 101],
    ['Skeer af birk', 'Juli', 110],
  ]);
});

test('numbers tell how deep sections stand, and are no part of their titles', () => {
  const page = new PageSetter().heading('Håndbog i håndværk', { size: 30 }).newPage();
  page.heading('1. Naturens materialer', { size: 18 });
  page.heading('1.1 Pil', { size: 17 }).text('Om pil.');
  page.heading('Flet en kurv', { size: 11 }).text(TEXT);
  page.heading('Flet et hegn', { size: 11 }).text(TEXT);
  page.heading('1.2 Halm', { size: 17 }).text('Om halm.');
  page.heading('Stjerner', { size: 11 }).text(TEXT);
  page.heading('2. Værktøj', { size: 18 }).text('Om værktøj.');
  page.heading('Slib en kniv', { size: 11 }).text(TEXT);
  expect(read(page.blocks).offerings.map(({ sectionPath }) => sectionPath)).toEqual([
    ['Naturens materialer', 'Pil'],
    ['Naturens materialer', 'Pil'],
    ['Naturens materialer', 'Halm'],
    ['Værktøj'],
  ]);
});

describe('facts', () => {
  const withFacts = (...lines: string[]): CatalogueFile['offerings'] => {
    const page = new PageSetter().heading('Kurser i håndværk', { size: 28 }).newPage();
    page.heading('Hold', { size: 16 });
    for (const title of ['Flet en kurv', 'Stjerner af halm', 'Knive']) {
      page.heading(title, { size: 11 }).text(TEXT);
      for (const line of lines) page.text(line);
    }
    return read(page.blocks).offerings;
  };

  test('several on a line', () => {
    const [first] = withFacts('Tid: 7. maj 2026 kl. 10-12 | Sted: Laden | Pris: kr. 90,-');
    expect(first?.schedule?.[0]?.start).toBe('2026-05-07T10:00');
    expect(first?.location).toBe('Laden');
    expect(first?.price).toMatchObject({ text: 'kr. 90,-', amount: 90 });
    expect(first?.description).toBe(TEXT);
  });

  test('between bars, also behind labels that no profile knows', () => {
    const [offering] = withFacts('Holdnr.: R21 | Farve: Blå | Pris: 250 kr.');
    expect(offering).toMatchObject({ courseNumber: 'R21', price: { amount: 250 } });
    expect(offering?.description).toContain('Farve: Blå');
  });

  test('labels in bold without a colon', () => {
    const [first] = withFacts('**Sted** Laden', '**Underviser** Ane Lund og Bo Krag');
    expect(first?.location).toBe('Laden');
    expect(first?.teachers).toEqual(['Ane Lund', 'Bo Krag']);
  });

  test('labels alone on their line, above their value', () => {
    const [first] = withFacts('**Sted**', 'Laden ved åen', '**Pris**', '250 kr.');
    expect(first?.location).toBe('Laden ved åen');
    expect(first?.price?.amount).toBe(250);
  });

  test('a label that names two fields', () => {
    const [first] = withFacts('Tid og sted: 7. maj 2026 kl. 10-12, Laden, Åvej 4');
    expect(first?.schedule?.[0]?.start).toBe('2026-05-07T10:00');
    expect(first?.location).toBe('Laden, Åvej 4');
    const [other] = withFacts('Sted og pris: Laden ved åen / 250 kr.');
    expect(other).toMatchObject({ location: 'Laden ved åen', price: { amount: 250 } });
    const [plain] = withFacts('Tid og sted: 7. maj 2026 kl. 10-12 på Egnsmuseet');
    expect(plain?.location).toBe('Egnsmuseet');
  });

  test('a dash between two of them', () => {
    const [first] = withFacts('Sted: Laden ved åen – Pris: 250 kr.');
    expect(first).toMatchObject({ location: 'Laden ved åen', price: { amount: 250 } });
  });

  test('a label set as a heading over its value', () => {
    const page = new PageSetter().heading('Kurser i håndværk', { size: 28 }).newPage();
    page.heading('Hold', { size: 16 });
    for (const title of ['Flet en kurv', 'Stjerner af halm', 'Knive'])
      page.heading(title, { size: 11 }).text(TEXT).text('Sted: Laden');
    page.heading('Kontakt:', { size: 10, gap: 2 }).text('pil@laden.dk', { gap: 1 });
    const { offerings } = read(page.blocks);
    expect(offerings).toHaveLength(3);
    expect(offerings[2]).toMatchObject({
      contacts: [{ email: 'pil@laden.dk' }],
      description: TEXT,
    });
  });

  test('a title of a section that begins as their labels do is none', () => {
    const page = new PageSetter().heading('Hold i laden', { size: 28 }).newPage();
    for (const section of ['For de mindste', 'Unge og voksne']) {
      page.heading(section, { size: 18 });
      for (const title of ['Pil', 'Halm']) {
        page.heading(title, { size: 11 }).text(TEXT).text('For hvem: Alle\nPris: 250 kr.');
      }
    }
    expect(read(page.blocks).offerings[0]).toMatchObject({
      sectionPath: ['For de mindste'],
      audiences: ['Alle'],
    });
  });

  test('words of the text that happen to be labels stay text', () => {
    const [first] = withFacts('Sted og tid aftales, når holdet er samlet.');
    expect(first?.location).toBeUndefined();
    expect(first?.description).toContain('Sted og tid aftales');
  });
});

test('contents pages and indexes are no sections, and what they list no offerings', () => {
  const page = new PageSetter().heading('Kurser i håndværk', { size: 28 }).newPage();
  page.heading('Indhold', { size: 20 });
  page.heading('Pil', { size: 10 }).text('Flet en kurv 3');
  page.newPage();
  page.heading('Pil', { size: 16 }).text('Om pil.');
  page.heading('Flet en kurv', { size: 11 }).text(TEXT);
  page.heading('Flet et hegn', { size: 11 }).text(TEXT);
  page.newPage().heading('Stikordsregister', { size: 16 }).text('Flet en kurv, 3\nFlet et hegn, 3');
  const { offerings, catalogues } = read(page.blocks);
  expect(offerings.map(({ title }) => title)).toEqual(['Flet en kurv', 'Flet et hegn']);
  expect(offerings.at(-1)?.description).toBe(TEXT);
  expect(catalogues[0]?.sections.map(({ path }) => path)).toEqual([['Pil']]);
});

describe('titles on page images', () => {
  /** Recognition tells no colours, and often no weight. */
  const recognised = (page: PageSetter): CatalogueFile['offerings'] =>
    read(
      page.blocks.map((block) => {
        const { color: _, ...style } = block.style;
        return { ...block, style };
      }),
    ).offerings;
  const fields = 'Udbyder: Laden\nSted: Åvej 4';

  test('numbered through the document are titles where they run into their text', () => {
    const page = new PageSetter().heading('Kurser i håndværk', { size: 28 }).newPage();
    page.heading('1. Pil og halm', { size: 14 });
    for (const title of ['1.1 Flet en kurv', '1.2 Stjerner af halm', '1.3 Knive'])
      page.text(`${title}\n${TEXT}`).text(fields);
    expect(recognised(page).map(({ title, description }) => [title, description])).toEqual([
      ['Flet en kurv', TEXT],
      ['Stjerner af halm', TEXT],
      ['Knive', TEXT],
    ]);
  });

  test('may end in any word where their line ends early', () => {
    const page = new PageSetter().heading('Kurser i håndværk', { size: 28 }).newPage();
    page.heading('Pil og halm', { size: 16 });
    for (const title of ['Flet en kurv', 'Sådan gør du det', 'Knive'])
      page.heading(title, { size: 10.5 }).text(TEXT).text(fields);
    expect(recognised(page).map(({ title }) => title)).toEqual([
      'Flet en kurv',
      'Sådan gør du det',
      'Knive',
    ]);
  });
});

describe('sections', () => {
  test('may have smaller titles than their offerings', () => {
    const page = new PageSetter().heading('Redskaber til laden', { size: 28 }).newPage();
    for (const [section, ...titles] of [
      ['FLETNING', 'Pilekniven', 'Skæreklodsen'],
      ['HALM', 'Halmkrogen', 'Bindenålen'],
      ['BARK', 'Barkspaden', 'Bødkerhøvlen'],
    ]) {
      page.heading(section as string, { size: 9, color: '#aa8800' });
      for (const title of titles) {
        page.heading(title, { size: 14 }).text(TEXT).text(`Leverandør: ${title}s venner`);
      }
    }
    expect(read(page.blocks).offerings.map(({ sectionPath }) => sectionPath)).toEqual(
      ['FLETNING', 'FLETNING', 'HALM', 'HALM', 'BARK', 'BARK'].map((section) => [section]),
    );
  });

  test('lose their numbers, though what stands above them has none', () => {
    const page = new PageSetter().heading('Kurser i laden', { size: 28 }).newPage();
    ['Vinter', 'Forår', 'Sommer'].forEach((season, n) => {
      const craft = ['Pil', 'Halm', 'Bark'][n] as string;
      page.heading(season, { size: 18 }).heading(`${n + 1}. ${craft}`, { size: 14 });
      for (const whom of ['begyndere', 'øvede']) {
        page.heading(`${craft} for ${whom}`, { size: 11 }).text(TEXT).text('Sted: Laden');
      }
    });
    expect(read(page.blocks).offerings[2]?.sectionPath).toEqual(['Forår', 'Halm']);
  });
});

test('letters before the titles of sections are no part of them, though a line under the catalogue’s title has none', () => {
  const page = new PageSetter().heading('Håndens arbejde', { size: 28 });
  page.heading('Program for foråret', { size: 14 }).text(TEXT);
  ['A. Pil', 'B. Halm', 'C. Bark'].forEach((section) => {
    page.heading(section, { size: 18 });
    for (const whom of ['begyndere', 'øvede']) {
      page
        .heading(`${section.slice(3)} for ${whom}`, { size: 11 })
        .text(TEXT)
        .text('Sted: Laden');
    }
  });
  expect(read(page.blocks).offerings.map(({ sectionPath }) => sectionPath.at(-1))).toEqual([
    'Pil',
    'Pil',
    'Halm',
    'Halm',
    'Bark',
    'Bark',
  ]);
});

test('titles that fill pages of their own behind the title of the publication part it', () => {
  const page = new PageSetter().heading('Håndens arbejde', { size: 32 }).newPage();
  for (const section of ['Pil', 'Halm']) {
    page.heading(section, { size: 32 }).newPage();
    for (const whom of ['begyndere', 'øvede']) {
      page.heading(`${section} for ${whom}`, { size: 18 }).text(TEXT).text('Sted: Laden').newPage();
    }
  }
  const { catalogues, offerings } = read(page.blocks);
  expect(catalogues.map(({ title }) => title)).toEqual(['Håndens arbejde']);
  expect(offerings.map(({ sectionPath }) => sectionPath)).toEqual([
    ['Pil'],
    ['Pil'],
    ['Halm'],
    ['Halm'],
  ]);
});

test('facts over the next column go on with those that end the one before, though a title stands under them', () => {
  const page = new PageSetter();
  ['Pil', 'Halm', 'Bark', 'Uld'].forEach((title, n) => {
    const left = 60 + 110 * n;
    page.from(n === 0 ? 60 : 110);
    page.heading(title, { size: 12, left }).text(TEXT.slice(0, 18), { left });
    page.text(`Tid: ${n + 3}. maj`, { left });
    page.from(60).text(`Sted: Lade ${n}`, { left: left + 110 });
  });
  expect(read(page.blocks).offerings.map(({ title, location }) => [title, location])).toEqual([
    ['Pil', 'Lade 0'],
    ['Halm', 'Lade 1'],
    ['Bark', 'Lade 2'],
    ['Uld', 'Lade 3'],
  ]);
});

test('what follows a panel that a page ended within is not under its title', () => {
  const page = new PageSetter().heading('Kurser i laden', { size: 24 }).newPage();
  const offer = (title: string) => page.heading(title, { size: 12 }).text(TEXT).text('Sted: Laden');
  page.heading('Fletning', { size: 18 });
  for (const title of ['Pil', 'Halm', 'Bark']) offer(title);
  page.heading('Husk madpakke', { size: 10, band: '#e2efda' }).newPage();
  page.text('Der er ingen kiosk.', { band: '#e2efda' });
  offer('Uld');
  const { blocks } = page;
  const boxed = blocks.map((block) =>
    block.background === undefined
      ? block
      : {
          ...block,
          background: { ...block.background, box: [55, block.box[1], 300, 80] as typeof block.box },
        },
  );
  expect(read(boxed).offerings.at(-1)).toMatchObject({ title: 'Uld', sectionPath: ['Fletning'] });
});

describe('facts beside the text', () => {
  /** Pages of titles over their texts at the left, their facts at the right of these. */
  const setter = (pages: readonly (readonly [title: string, facts: string])[][]): PageSetter => {
    const page = new PageSetter();
    for (const titles of pages) {
      titles.forEach(([title, place], n) => {
        const top = 60 + 150 * n;
        if (title !== '') page.from(top).heading(title, { size: 12 });
        if (place !== '') page.from(top + 20).text(TEXT.slice(0, 40));
      });
      titles.forEach(([, place], n) => {
        if (place !== '') page.from(60 + 150 * n + 20).text(`Sted: ${place}`, { left: 300 });
      });
      page.newPage();
    }
    return page;
  };
  const places = (page: PageSetter) =>
    read(page.blocks).offerings.map(({ title, location }) => [title, location]);

  test('at the head of a page are those of the title that the page before ended with', () => {
    const page = setter([
      [
        ['Pil', 'Laden'],
        ['Halm', 'Skuret'],
        ['Bark', ''],
      ],
      [
        ['', 'Skoven'],
        ['Uld', 'Stalden'],
        ['Hør', 'Marken'],
      ],
    ]);
    expect(places(page)).toEqual([
      ['Pil', 'Laden'],
      ['Halm', 'Skuret'],
      ['Bark', 'Skoven'],
      ['Uld', 'Stalden'],
      ['Hør', 'Marken'],
    ]);
  });

  test('belong to a title that reaches over them', () => {
    const long = 'Kurve og fade og låg af pil, halm og birkebark';
    const page = setter([
      [
        [long, 'Laden'],
        ['Halm', 'Skuret'],
        ['Bark', 'Skoven'],
      ],
    ]);
    expect(places(page)).toEqual([
      [long, 'Laden'],
      ['Halm', 'Skuret'],
      ['Bark', 'Skoven'],
    ]);
  });
});

test('headings that come again under the titles are no offerings, though fields stand under them', () => {
  const page = new PageSetter().heading('Kurser i laden', { size: 28 }).newPage();
  for (const title of ['Kurve af pil', 'Stjerner af halm', 'Skeer af birk', 'Tasker af bark']) {
    page
      .heading(title, { size: 14 })
      .text(TEXT)
      .heading('Indhold', { size: 10, color: '#883344' })
      .text('Formiddagen går med øvelser i par.')
      .heading('Udbytte', { size: 10, color: '#883344' })
      .text('Alle går hjem med noget, de selv har lavet.')
      .text('Tid: 4. marts 2026\nSted: Laden\nPris: 250 kr.');
  }
  const { offerings } = read(page.blocks);
  expect(offerings.map(({ title }) => title)).toEqual([
    'Kurve af pil',
    'Stjerner af halm',
    'Skeer af birk',
    'Tasker af bark',
  ]);
  expect(offerings[0]).toMatchObject({ location: 'Laden', price: { amount: 250 } });
  expect(offerings[0]?.description).toMatch(
    /^Vi mødes.*\n\nIndhold\n\nForm.*\n\nUdbytte\n\nAlle/su,
  );
});

test('numbers in a column beside the titles are their numbers, and no titles', () => {
  const page = new PageSetter().heading('Hold i laden', { size: 28 }).newPage();
  ['Yin yoga', 'Pilates på stol', 'Akvarel', 'Bogbinding'].forEach((title, n) => {
    page.heading(`${1101 + n}`, { size: 8, color: '#aa4411' });
    const number = page.blocks.at(-1) as Block;
    // level with the title, which stands at its right
    page.from(number.box[1] - 14).heading(title, { size: 9 });
    const heading = page.blocks.pop() as Block;
    const right = ([x0, y0, x1, y1]: Block['box']): Block['box'] => [x0 + 30, y0, x1 + 30, y1];
    page.blocks.push({ ...heading, box: right(heading.box) });
    page.text(TEXT).text('Mandag kl. 17-19. Lærer: Bo Dam. Sted: Salen');
  });
  expect(read(page.blocks).offerings.map((each) => [each.title, each.courseNumber])).toEqual([
    ['Yin yoga', '1101'],
    ['Pilates på stol', '1102'],
    ['Akvarel', '1103'],
    ['Bogbinding', '1104'],
  ]);
});

test('a title that is set smaller than the sections under it is that of the catalogue all the same', () => {
  const page = new PageSetter().heading('Kurser i laden', { size: 13 }).text(TEXT);
  for (const section of ['Pil', 'Halm']) {
    page.heading(section, { size: 16 });
    for (const title of ['kurve', 'stjerner', 'fletning']) {
      page.heading(`${section} og ${title}`, { size: 11 }).text(TEXT);
    }
  }
  const { catalogues, offerings } = read(page.blocks);
  expect(catalogues.map(({ title }) => title)).toEqual(['Kurser i laden']);
  expect(offerings[0]?.sectionPath).toEqual(['Pil']);
});

test('a date right over a title is its own, though the card before it ended with facts', () => {
  const blocks = new PageSetter().heading('Kurser ved bålet', { size: 24 }).blocks;
  const cards = ['Brød', 'Øl', 'Fisk', 'Urter'];
  cards.forEach((title, n) => {
    const left = n % 2 === 0 ? 60 : 320;
    const card = new PageSetter().from(160 + 160 * Math.floor(n / 2));
    card.text(`${n + 2}. marts 2027 kl. 17`, { size: 8, left });
    card.heading(title, { size: 13, gap: 2, left });
    card.text('Vi fyrer op og venter.\nSå spiser vi det.', { left });
    card.text(`Sted: Hytte ${n}`, { size: 8, left });
    blocks.push(...card.blocks);
  });
  const { offerings } = read(blocks);
  expect(offerings.map(({ title, schedule }) => [title, schedule?.[0]?.start])).toEqual(
    cards.map((title, n) => [title, `2027-03-0${n + 2}T17:00`]),
  );
});

test('facts in a third column belong to the grid at their left, though its last row reaches further down', () => {
  const blocks = new PageSetter().heading('Kurser for værksteder', { size: 24 }).blocks;
  ['Lean', 'Salg'].forEach((title, n) => {
    const top = 160 + 200 * n;
    const text = new PageSetter().from(top).heading(title, { size: 13, gap: 0, left: 60 });
    text.text('Vi rydder op, måler efter\nog taler om det til sidst.', { left: 60 });
    text
      .text('Dato: 3. maj 2027', { size: 8, left: 60 })
      .text(`Pris: ${n + 1}00 kr.`, { size: 8, left: 60 });
    const [, , , price] = text.blocks as [Block, Block, Block, Block];
    const side = new PageSetter().from(price.box[1] - 20);
    side.text('Målgruppe', { size: 8, left: 400 }).text('Smede', { size: 8, left: 400, gap: 1 });
    blocks.push(...text.blocks, ...side.blocks);
  });
  const { offerings } = read(blocks);
  expect(offerings.map(({ title, audiences }) => [title, audiences])).toEqual([
    ['Lean', ['Smede']],
    ['Salg', ['Smede']],
  ]);
});
