import { describe, expect, test } from 'vitest';
import { type Block, type Box, joinBlocks } from '../../src/model/index.ts';
import { PageSetter } from './page-setter.ts';
import { read } from './read.ts';

const LOREM = 'Forløbet giver deltagerne ro til at arbejde med egne sager sammen med andre.';

describe('offerings told by a provider marker', () => {
  const page = new PageSetter()
    .heading('Tilbud til skoleledere', { size: 28 })
    .newPage()
    .heading('Ledelse i hverdagen', { size: 18 })
    .text('Afsnittet samler det, der hører hverdagen til.')
    .heading('Den svære samtale v. Skoleforum/Lederlaug', { size: 11 })
    .text(LOREM)
    .heading('Makkerpar', { size: 11 })
    .text(LOREM)
    .heading('Værktøjer', { size: 14 })
    .text('Her er et par redskaber.')
    .heading('Årshjul for\nskolebestyrelsen v. Skoleforum', { size: 11 })
    .text(LOREM);
  const file = read(page.blocks);

  test('headings set as the marked ones are offerings too, larger ones are sections', () => {
    expect(file.offerings.map((o) => [o.title, o.providers, o.sectionPath])).toEqual([
      ['Den svære samtale', ['Skoleforum', 'Lederlaug'], ['Ledelse i hverdagen']],
      ['Makkerpar', [], ['Ledelse i hverdagen']],
      ['Årshjul for skolebestyrelsen', ['Skoleforum'], ['Ledelse i hverdagen', 'Værktøjer']],
    ]);
  });

  test('the cover names the catalogue, the introduction stays with its section', () => {
    expect(file.catalogues.map((c) => [c.title, c.pages])).toEqual([
      ['Tilbud til skoleledere', [1, 2]],
    ]);
    expect(file.catalogues[0]?.sections[0]?.intro).toContain('hører hverdagen til');
    expect(file.offerings.every((o) => o.catalogue === 'Tilbud til skoleledere')).toBe(true);
  });

  test('evidence leads to the words of the title without its marker', () => {
    const [place] = file.offerings[0]?.evidence.title ?? [];
    const marker = page.blocks[3]?.lines[0]?.words.find((word) => word.text === 'v.');
    expect(place?.page).toBe(2);
    expect(place?.box[2]).toBeLessThan(marker?.box[0] as number);
  });
});

test('a footnote ends the description that refers to it, and no other', () => {
  const { blocks } = new PageSetter()
    .heading('Tilbud til skoleledere', { size: 28 })
    .newPage()
    .heading('Den svære samtale', { size: 14 })
    .text(LOREM)
    .heading('Makkerpar', { size: 14 })
    .text(LOREM)
    .text('1 Kun for medlemmer');
  const [referring, note] = [blocks[2]!, blocks.at(-1)!];
  const noted = blocks.map((block): Block => {
    if (block === referring) return { ...block, notes: ['2:1'] };
    return block === note ? { ...block, kind: 'footnote', notes: ['2:1'] } : block;
  });
  expect(read(noted).offerings.map(({ description }) => description)).toEqual([
    `${LOREM}\n\n1 Kun for medlemmer`,
    LOREM,
  ]);
});

test('a band names the section; the large heading under it is its subtitle', () => {
  const part = (setter: PageSetter, band: string, large: string): PageSetter =>
    setter
      .newPage()
      .heading(band, { size: 10, bold: false, band: '#003344' })
      .heading(large, { size: 22 })
      .text('Her står, hvad delen handler om.')
      .heading('Kurser', { size: 13 })
      .heading(`Begynderhold i ${band} v. Laug`, { size: 11 })
      .text(LOREM);
  const setter = new PageSetter().heading('Året rundt', { size: 30 });
  part(setter, 'Væven', 'Alt om at væve');
  part(setter, 'Drejeskiven', 'Alt om at dreje');
  const file = read(setter.blocks);
  expect(file.offerings.map((o) => o.sectionPath)).toEqual([
    ['Væven', 'Kurser'],
    ['Drejeskiven', 'Kurser'],
  ]);
  expect(file.catalogues[0]?.sections[0]?.subtitle).toBe('Alt om at væve');
});

test('offerings without markers or labels are the headings that repeat', () => {
  const setter = new PageSetter().heading('Kurser på Højskolen', { size: 26 }).newPage();
  setter.heading('Forår', { size: 16 }).text('Om foråret er der lyst.');
  for (const title of ['Keramik', 'Glaspust', 'Korsang'])
    setter.heading(title, { size: 11 }).text(LOREM);
  setter.heading('Efterår', { size: 16 }).text('Om efteråret er der stille.');
  for (const title of ['Strik', 'Fortælling']) setter.heading(title, { size: 11 }).text(LOREM);
  const file = read(setter.blocks);
  expect(file.offerings.map((o) => `${o.sectionPath.join('/')}: ${o.title}`)).toEqual([
    'Forår: Keramik',
    'Forår: Glaspust',
    'Forår: Korsang',
    'Efterår: Strik',
    'Efterår: Fortælling',
  ]);
});

test('front matter before the cover is in no catalogue, also where it is set like the offerings', () => {
  const setter = new PageSetter()
    .heading('Kære formand', { size: 11 })
    .text(LOREM)
    .newPage()
    .heading('Netværk 2027', { size: 26 })
    .newPage();
  for (const title of ['Økonomi v. Laug', 'Jura v. Laug'])
    setter.heading(title, { size: 11 }).text(LOREM);
  const file = read(setter.blocks);
  expect(file.offerings.map((o) => o.title)).toEqual(['Økonomi', 'Jura']);
});

test('labelled lines become fields and leave the description', () => {
  const setter = new PageSetter().heading('Kursuskatalog 2027', { size: 26 }).newPage();
  for (const title of ['Regneark for kasserere', 'Fundraising']) {
    setter
      .heading(title, { size: 12 })
      .text(LOREM)
      .text(
        'Dato: 4. marts 2027 kl. 17-20\nSted: Medborgerhuset, Ribe\nPris: 1.450 kr. pr. deltager\nMalgruppe: Kasserere og bestyrelser\nVarighed: 3 timer\nTilmeldingsfrist: 20. februar 2027\nUdbyder: Foreningsringen',
      );
  }
  const [offering] = read(setter.blocks).offerings;
  expect(offering).toMatchObject({
    title: 'Regneark for kasserere',
    description: LOREM,
    schedule: [{ start: '2027-03-04T17:00', end: '2027-03-04T20:00' }],
    location: 'Medborgerhuset, Ribe',
    price: { amount: 1450, currency: 'DKK', per: 'deltager' },
    audiences: ['Kasserere', 'bestyrelser'],
    duration: { iso: 'PT3H' },
    registrationDeadline: '2027-02-20',
    providers: ['Foreningsringen'],
  });
  expect(Object.keys(offering?.evidence ?? {})).toEqual(
    expect.arrayContaining(['title', 'description', 'schedule', 'location', 'price', 'providers']),
  );
});

test('labelled fields tell an offering, however its title is set', () => {
  const setter = new PageSetter().heading('Værksteder', { size: 20 }).text('Her er to.');
  setter.heading('Glas', { size: 13 }).text(LOREM).text('Sted: Salen\nPris: Gratis');
  setter.heading('Ler', { size: 10 }).text(LOREM).text('Sted: Loftet\nPris: 20 kr.');
  expect(read(setter.blocks).offerings.map((offering) => offering.title)).toEqual(['Glas', 'Ler']);
});

test('a labelled kind is taken before the words of the text', () => {
  const setter = new PageSetter();
  for (const title of ['Kor', 'Orkester']) {
    setter.heading(title, { size: 11 }).text('Vi taler om mødet.').text('Form: Webinar');
  }
  expect(read(setter.blocks).offerings.map((offering) => offering.kind)).toEqual([
    'webinar',
    'webinar',
  ]);
});

test('a sentence that another column cut in two is one paragraph', () => {
  const setter = new PageSetter();
  for (const title of ['Kor v. Laug', 'Orkester v. Laug']) {
    setter.heading(title, { size: 11 }).text('Her synger vi,').text('og her spiller vi.');
  }
  expect(read(setter.blocks).offerings[0]?.description).toBe('Her synger vi, og her spiller vi.');
});

test('a labelled value that cannot be read stays in the description', () => {
  const setter = new PageSetter();
  for (const title of ['Kor v. Laug', 'Orkester v. Laug']) {
    setter.heading(title, { size: 11 }).text(LOREM).text('Tilmeldingsfrist: når holdet er fuldt');
  }
  const [offering] = read(setter.blocks).offerings;
  expect(offering?.registrationDeadline).toBeUndefined();
  expect(offering?.description).toContain('når holdet er fuldt');
});

describe('closing notes are in no offering', () => {
  const setter = (note: string, gap: number): PageSetter => {
    const page = new PageSetter();
    for (const title of ['Kor v. Laug', 'Orkester v. Laug'])
      page.heading(title, { size: 11 }).text(LOREM);
    return page.text(note, { gap });
  };
  test('when they speak of what stands above', () => {
    const file = read(setter('Ud over de ovenstående er der mulighed for besøg.', 6).blocks);
    expect(file.offerings.at(-1)?.description).toBe(LOREM);
  });
  test('when they stand further off than a new title would', () => {
    const file = read(setter('Se mere på hjemmesiden.', 30).blocks);
    expect(file.offerings.at(-1)?.description).toBe(LOREM);
  });
  test('when they follow the fields that end all offerings', () => {
    const page = new PageSetter();
    for (const title of ['Kor', 'Orkester', 'Ballet']) {
      page.heading(title, { size: 11 }).text(LOREM).text('Sted: Salen');
    }
    const { offerings } = read(page.text('Alle lokaler har elevator.').blocks);
    expect(offerings.at(-1)).toMatchObject({ description: LOREM, location: 'Salen' });
  });
  test('when they run under the titles from left of them', () => {
    const page = new PageSetter();
    for (const title of ['Kor v. Laug', 'Orkester v. Laug']) {
      page.heading(title, { size: 11 }).text(LOREM);
    }
    const indented = page.blocks.splice(0).map((block) => ({
      ...block,
      box: [block.box[0] + 100, block.box[1], block.box[2] + 100, block.box[3]] as typeof block.box,
    }));
    page.blocks.push(...indented);
    page.text('Kommer du med bus, så stå af ved kirken og gå ned ad bakken til vi ses.', {
      gap: 6,
    });
    expect(read(page.blocks).offerings.at(-1)?.description).toBe(LOREM);
  });
  test('when they are set otherwise behind the fields at the foot of a column', () => {
    const page = new PageSetter();
    for (const title of ['Kor', 'Orkester', 'Ballet', 'Band', 'Dans', 'Jazz', 'Viser']) {
      page.heading(title, { size: 11 }).text(LOREM).text('Sted: Salen');
      if (title === 'Ballet') page.text('Alle lokaler har elevator.', { color: '#3366aa' });
    }
    const { offerings } = read(page.blocks);
    expect(offerings.map(({ description }) => description)).toEqual(Array(7).fill(LOREM));
  });
  test('when they begin under the foot of facts that reach further down than the text beside them', () => {
    const page = new PageSetter();
    for (const title of ['Kor v. Laug', 'Orkester v. Laug']) {
      page.heading(title, { size: 11 }).text(LOREM);
      const [text] = page.blocks.slice(-1);
      const top = text!.box[1];
      page
        .from(top - 6)
        .text('Sted: Salen', { left: 480 })
        .text('Pris: 90 kr.', { left: 480, gap: 20 });
      page.text('Tid: fredage kl. 17', { left: 480, gap: 20 });
    }
    page.text('Alle lokaler har elevator.', { gap: 4 });
    expect(read(page.blocks).offerings.at(-1)?.description).toBe(LOREM);
  });
  test('and neither are their headings', () => {
    const page = new PageSetter();
    for (const title of ['Kor v. Laug', 'Orkester v. Laug'])
      page.heading(title, { size: 11 }).text(LOREM);
    page.heading('Forbehold', { size: 10 }).text('Der tages forbehold for aflysning.');
    expect(read(page.blocks).offerings.map((each) => each.description)).toEqual([LOREM, LOREM]);
  });
  test('when they stand under a heading as no offering has in its text', () => {
    const page = new PageSetter();
    for (const title of ['Kor v. Laug', 'Orkester v. Laug', 'Ballet v. Laug', 'Band v. Laug'])
      page.heading(title, { size: 12 }).text(LOREM);
    page.heading('Sådan melder du dig til', { size: 11 }).text('Ring til kontoret.');
    expect(read(page.blocks).offerings.at(-1)?.description).toBe(LOREM);
  });
  test('but a second paragraph at the usual distance belongs to the offering', () => {
    const file = read(setter('Holdet mødes hver uge.', 6).blocks);
    expect(file.offerings.at(-1)?.description).toBe(`${LOREM}\n\nHoldet mødes hver uge.`);
  });
});

test('a title that a page ends within goes on over the next', () => {
  const page = new PageSetter().heading('Kor v. Laug', { size: 11 }).text(LOREM);
  page.heading('Orkester og band v/', { size: 11 }).newPage();
  page.heading('Musikhuset/Laug', { size: 11 }).text(LOREM);
  page
    .heading('Sange fra', { size: 11 })
    .newPage()
    .heading('Fyn v. Laug', { size: 11 })
    .text(LOREM);
  page.newPage().heading('Ballet v. Laug', { size: 11 }).text(LOREM);
  expect(read(page.blocks).offerings.map(({ title, providers }) => [title, ...providers])).toEqual([
    ['Kor', 'Laug'],
    ['Orkester og band', 'Musikhuset', 'Laug'],
    ['Sange fra Fyn', 'Laug'],
    ['Ballet', 'Laug'],
  ]);
});

test('ids are readable, unique, and told apart by section only where titles repeat', () => {
  const setter = new PageSetter().heading('Tilbud til ældre', { size: 26 }).newPage();
  for (const section of ['Nord', 'Syd']) {
    setter.heading(section, { size: 16 });
    for (const title of ['Gåtur v. Laug', `Øl i ${section} v. Laug`]) {
      setter.heading(title, { size: 11 }).text(LOREM);
    }
  }
  expect(read(setter.blocks).offerings.map((o) => o.id)).toEqual([
    'tilbud-til-aeldre.nord.gatur',
    'tilbud-til-aeldre.ol-i-nord',
    'tilbud-til-aeldre.syd.gatur',
    'tilbud-til-aeldre.ol-i-syd',
  ]);
});

test('the date of a letter is no title of a catalogue', () => {
  const setter = new PageSetter().heading('Ribe, 12. januar 2027', { size: 16 });
  setter.heading('Kurser i vinter', { size: 15 });
  for (const title of ['Kor v. Laug', 'Orkester v. Laug']) {
    setter.heading(title, { size: 11 }).text(LOREM);
  }
  expect(read(setter.blocks).catalogues.map((each) => each.title)).toEqual(['Kurser i vinter']);
});

test('a document without headings gives no offerings', () => {
  expect(read(new PageSetter().text(LOREM).blocks).offerings).toEqual([]);
});

describe('numbers before titles', () => {
  const titles = (...texts: string[]): string[] => {
    const setter = new PageSetter();
    for (const text of texts) setter.heading(`${text} v. Laug`, { size: 11 }).text(LOREM);
    return read(setter.blocks).offerings.map((offering) => offering.title);
  };
  test('are no part of them where the titles are numbered', () => {
    expect(titles('1 Glas', '2. Ler', '3) Uld')).toEqual(['Glas', 'Ler', 'Uld']);
  });
  test('stay where they belong to one title', () => {
    expect(titles('24 timer i mosen', 'Ler', 'Uld')).toContain('24 timer i mosen');
    expect(titles('2 dage i mosen', '2 dage på heden')).toContain('2 dage på heden');
  });
});

test('labelled fields in a column beside the text belong to the title at their height', () => {
  const titles = ['Glas', 'Ler'];
  const text = new PageSetter();
  for (const title of titles) text.heading(title, { size: 12 }).text(LOREM).text(LOREM);
  const headings = text.blocks.filter((block) => block.kind === 'heading');
  const beside = headings.map((heading, n) => {
    const [block] = new PageSetter().text(`Sted: Værksted ${n + 1}`).blocks as [Block];
    const { lines } = block;
    const at = (box: Box): Box => [box[0] - 400, heading.box[1], box[2] - 400, heading.box[1] + 12];
    return {
      ...block,
      box: at(block.box),
      lines: lines.map((line) => ({ ...line, box: at(line.box) })),
    };
  });
  const { offerings } = read([...beside, ...text.blocks]);
  expect(offerings.map((o) => [o.title, o.location])).toEqual([
    ['Glas', 'Værksted 1'],
    ['Ler', 'Værksted 2'],
  ]);
});

test('so do the fields of the first title of a section, which stand in the margin', () => {
  const page = new PageSetter();
  for (const section of ['Ild', 'Jord']) {
    page.heading(section, { size: 16, left: 200 }).text('Alle er velkomne.', { left: 200 });
    for (const n of [1, 2]) {
      page.heading(`${section} ${n}`, { size: 12, left: 200 });
      const title = page.blocks.at(-1) as Block;
      const [note] = new PageSetter()
        .from(title.box[3] + 2)
        .add(`Sted: Laden ${n}`, { left: 20, size: 8 }).blocks as [Block];
      // read column by column, the margin comes first
      page.blocks.splice(-1, 0, { ...note, page: title.page });
      page.text(LOREM, { left: 200 }).text('Arrangør: Smedenes Laug', { left: 200 });
    }
  }
  const { offerings } = read(page.blocks);
  expect(offerings.map((o) => [o.title, o.location])).toEqual([
    ['Ild 1', 'Laden 1'],
    ['Ild 2', 'Laden 2'],
    ['Jord 1', 'Laden 1'],
    ['Jord 2', 'Laden 2'],
  ]);
});

test('fields at the top of a column belong to the offering that runs over into it, not to the title beside them that has its own', () => {
  const narrow = LOREM.replaceAll(/(.{30,40}) /gu, '$1\n');
  const page = new PageSetter().heading('Glas', { size: 12 }).text(narrow).text('Sted: Laden');
  page.heading('Ler', { size: 12 }).text(narrow);
  const top = new PageSetter().from(page.blocks[0]?.box[1] ?? 0).row([[400, 'Sted: Smedjen']]);
  const over = top.blocks.map((block) => ({ ...block, kind: 'paragraph' as const }));
  const { offerings } = read([...page.blocks, ...over]);
  expect(offerings.map((o) => [o.title, o.location])).toEqual([
    ['Glas', 'Laden'],
    ['Ler', 'Smedjen'],
  ]);
});

test('so do the cells of a table beside the text, where layout took one of the boxes for a table', () => {
  const page = new PageSetter();
  const titles = ['Glas', 'Ler', 'Uld'];
  for (const title of titles) page.heading(title, { size: 12 }).text(LOREM).text(LOREM);
  const tops = page.blocks.filter(({ kind }) => kind === 'heading').map(({ box }) => box[1]);
  const boxes = tops.flatMap((top, n) => {
    const rows = new PageSetter().from(top + 4);
    for (const [label, value] of [
      ['Sted', `Værksted ${n + 1}`],
      ['Holdleder', 'Ib Bro'],
      ['Pris', `${n + 1}00 kr.`],
    ] as const) {
      rows.row([
        [700, label],
        [n === 0 ? 800 : 730, value],
      ]);
    }
    return n === 0
      ? [rows.blocks.reduce(joinBlocks)]
      : rows.blocks.map((block) => ({ ...block, kind: 'paragraph' as const }));
  });
  const { offerings } = read([...page.blocks, ...boxes]);
  expect(offerings.map((o) => [o.title, o.location, o.price?.amount])).toEqual(
    titles.map((title, n) => [title, `Værksted ${n + 1}`, (n + 1) * 100]),
  );
});

test('the title of a box of facts is no name among them', () => {
  const page = new PageSetter();
  const titles = ['Lederkredsen', 'Unge i skoven', 'Havens folk', 'Vej og park'];
  for (const [n, title] of titles.entries()) {
    page
      .heading(title, { size: 15 })
      .heading('Fakta', { size: 9.5 })
      .text('For: Alle', { size: 8.4 })
      .text(`Næste møde: ${n + 3}. marts 2027`, { size: 8.4 })
      .text(`Mødested: Hal ${n + 1}`, { size: 8.4 })
      .text('Netværksleder: Bo Vang', { size: 8.4 })
      .text(LOREM);
  }
  const { offerings } = read(page.blocks);
  expect(offerings.map((o) => [o.title, o.providers, o.location, o.description])).toEqual(
    titles.map((title, n) => [title, [], `Hal ${n + 1}`, LOREM]),
  );
});

describe('titles that the layout could not tell from text', () => {
  test('are parted from it at the provider marker', () => {
    const setter = new PageSetter()
      .text(`Glas v. Laug\n${LOREM}`)
      .text(`Ler og\nandre jordarter v. Laug\n${LOREM}`);
    expect(read(setter.blocks).offerings.map((o) => [o.title, o.description])).toEqual([
      ['Glas', LOREM],
      ['Ler og andre jordarter', LOREM],
    ]);
  });
});

test('for whom an offering is leads to the title that says so: its own, its section’s or its catalogue’s', () => {
  const setter = new PageSetter()
    .heading('Kurser i håndværk', { size: 28 })
    .newPage()
    .heading('Hold for begyndere', { size: 16 })
    .heading('Flet en kurv', { size: 12 })
    .text(LOREM)
    .heading('Halm for ledere', { size: 12 })
    .text(LOREM)
    .heading('Stjerner af bark', { size: 12 })
    .text(LOREM);
  const { offerings } = read(setter.blocks);
  const [, section, , , own] = setter.blocks;
  const places = offerings.map(({ audiences, evidence }) => [
    audiences,
    evidence.audiences?.map(({ page, box }) => ({ page, top: box[1] })),
  ]);
  const above = [['begyndere'], [{ page: 2, top: section?.box[1] }]];
  expect(places).toEqual([above, [['ledere'], [{ page: 2, top: own?.box[1] }]], above]);
});

test('a title that says how far people have come does not say who they are, where its section does', () => {
  const setter = new PageSetter()
    .heading('Sang og spil', { size: 28 })
    .newPage()
    .heading('Hold for børn', { size: 16 })
    .heading('Kor for begyndere', { size: 12 })
    .text(LOREM)
    .heading('Fløjte for ledere', { size: 12 })
    .text(LOREM);
  expect(read(setter.blocks).offerings.map(({ audiences }) => audiences)).toEqual([
    ['børn'],
    ['ledere'],
  ]);
});
