import { describe, expect, test } from 'vitest';
import { joinBrokenFacts } from '../../src/extract/broken-facts.ts';
import { readContacts } from '../../src/extract/fields/contacts.ts';
import { readCourseNumber } from '../../src/extract/fields/course-number.ts';
import { yearOfMonth } from '../../src/extract/fields/dates.ts';
import { extract } from '../../src/extract/index.ts';
import { splitNames, splitProviders } from '../../src/extract/providers.ts';
import { cellTexts } from '../../src/extract/tables/cell-texts.ts';
import type { PlacedWord } from '../../src/extract/tables/header.ts';
import type { Block, Box, Offering } from '../../src/model/index.ts';
import { loadProfiles } from '../../src/profiles.ts';
import { PageSetter } from './page-setter.ts';

/** How publishers set the same things: each manner is told by its coming again. */

const generic = (await loadProfiles('generic'))('');
const TEXT =
  'Vi mødes i laden og arbejder med pil, halm og birkebark fra egnen.\nMedbring en kniv.';

function offeringsOf({ blocks }: PageSetter): Offering[] {
  const info = {
    fileName: 'x.pdf',
    sha256: 'a'.repeat(64),
    mediaType: 'application/pdf',
    pageCount: 2,
  };
  return extract({ info, pages: [], blocks, warnings: [] }, generic).offerings;
}

const cover = (): PageSetter =>
  new PageSetter()
    .heading('Kurser i håndværk', { size: 28 })
    .newPage()
    .heading('Pil og halm', { size: 16 });

describe('names behind titles', () => {
  const titled = (titles: readonly string[]): [string, string[]][] => {
    const page = cover();
    for (const title of titles) page.heading(title, { size: 12 }).text(TEXT);
    return offeringsOf(page).map(({ title, providers }) => [title, providers]);
  };

  test('are parted where most titles end in a body', () => {
    expect(
      titled(['Flet en kurv (Pilelauget)', 'Stjerner (Halmforeningen)', 'Skåle (Pilelauget)']),
    ).toEqual([
      ['Flet en kurv', ['Pilelauget']],
      ['Stjerner', ['Halmforeningen']],
      ['Skåle', ['Pilelauget']],
    ]);
  });

  test('are parted at the last "ved" before them', () => {
    expect(
      titled([
        'En dag ved åen ved Pilelauget',
        'Stjerner ved Halmforeningen',
        'Skåle ved Pilelauget og Barkens Venner',
      ]),
    ).toEqual([
      ['En dag ved åen', ['Pilelauget']],
      ['Stjerner', ['Halmforeningen']],
      ['Skåle', ['Pilelauget', 'Barkens Venner']],
    ]);
  });

  test('stay where few do', () => {
    expect(titled(['Flet en kurv (Pilelauget)', 'Stjerner', 'Skåle'])).toContainEqual([
      'Flet en kurv (Pilelauget)',
      [],
    ]);
  });
});

describe('lines of names under titles', () => {
  const names = ['Pilelauget', 'Halmforeningen', 'Pilelauget'];

  test('are no titles though they are set as headings', () => {
    const page = cover();
    names.forEach((name, n) => {
      page.heading(`Hold nummer ${n + 1}`, { size: 12 });
      page.heading(name, { size: 10, bold: false, gap: 1 }).text(TEXT);
    });
    expect(offeringsOf(page).map(({ title, providers }) => [title, providers])).toEqual(
      names.map((name, n) => [`Hold nummer ${n + 1}`, [name]]),
    );
  });

  test('are parted from the text that they are glued to', () => {
    const page = cover();
    names.forEach((name, n) => {
      page.heading(`Hold nummer ${n + 1}`, { size: 12 }).text(`ved ${name}\n${TEXT}`);
    });
    expect(offeringsOf(page).map(({ providers, description }) => [providers, description])).toEqual(
      names.map((name) => [[name], TEXT.replaceAll('\n', ' ')]),
    );
  });

  test('are parted from it also behind a marker', () => {
    const page = cover();
    names.forEach((name, n) => {
      page.heading(`Hold nummer ${n + 1}`, { size: 12 }).text(`v/ ${name}\n${TEXT}`);
    });
    expect(offeringsOf(page).map(({ providers, description }) => [providers, description])).toEqual(
      names.map((name) => [[name], TEXT.replace('\n', ' ')]),
    );
  });

  test('a short first line of text is none', () => {
    const page = cover();
    names.forEach((_, n) => {
      const text = n === 0 ? `Medbring kniv\n${TEXT}` : TEXT;
      page.heading(`Hold nummer ${n + 1}`, { size: 12 }).text(text);
    });
    expect(offeringsOf(page)[0]).toMatchObject({
      providers: [],
      description: expect.stringMatching(/^Medbring kniv/),
    });
  });
});

test('labels in bold that no profile knows are told by their values', () => {
  const page = cover();
  for (const n of [1, 2, 3]) {
    page
      .heading(`Hold nummer ${n}`, { size: 12 })
      .text(TEXT)
      .text(
        `**Sted** Laden ${n}\n**Pris** ${n}00 kr.\n**Skriv** hold${n}@laden.example\n**Laug** Pilelauget`,
      );
  }
  expect(offeringsOf(page)[1]).toMatchObject({
    location: 'Laden 2',
    price: { text: '200 kr.' },
    contacts: [{ email: 'hold2@laden.example' }],
    providers: ['Pilelauget'],
    description: TEXT.replaceAll('\n', ' '),
  });
});

test('such labels are known again where recognition missed that they are bold', () => {
  const page = cover();
  for (const n of [1, 2, 3, 4]) {
    const label = n === 2 ? 'Laug' : '**Laug**';
    page
      .heading(`Hold nummer ${n}`, { size: 12 })
      .text(TEXT)
      .text(`**Sted** Laden ${n}\n**Pris** ${n}00 kr.\n${label} Pilelauget`);
  }
  expect(offeringsOf(page)[1]).toMatchObject({ location: 'Laden 2', providers: ['Pilelauget'] });
});

test('facts are parted by what recognition makes of bullets between them', () => {
  const page = cover();
  for (const n of [1, 2, 3]) {
    page.heading(`Hold nummer ${n}`, { size: 12 });
    page.text(`${n}. maj 2027 kl. 9-12 « Sct. Knuds Gård + ${n}00 kr.`, { size: 9 }).text(TEXT);
  }
  expect(offeringsOf(page)[2]).toMatchObject({
    schedule: [{ start: '2027-05-03T09:00' }],
    location: 'Sct. Knuds Gård',
    price: { amount: 300 },
    description: TEXT.replaceAll('\n', ' '),
  });
});

test('labels run in, their values over line ends', () => {
  const page = cover();
  for (const n of [1, 2]) {
    page.heading(`Hold nummer ${n}`, { size: 12 }).text(TEXT);
    page.text(
      `Tid: ${n}. maj 2027. Sted: Den gamle\nlade, Fjelsø. Pris: 950 kr.. Underviser: Karen\nLeth. Udbyder:\nPilelauget`,
    );
  }
  expect(offeringsOf(page)[0]).toMatchObject({
    schedule: [{ start: '2027-05-01' }],
    location: 'Den gamle lade, Fjelsø',
    price: { amount: 950 },
    teachers: ['Karen Leth'],
    providers: ['Pilelauget'],
    description: TEXT.replaceAll('\n', ' '),
  });
});

test('a value may begin with a label of its own field, or with a word that is a label elsewhere', () => {
  const page = cover();
  for (const place of ['Mødested: Skolen', 'Lokale 4, Skolen', 'Skolen', 'Skolen']) {
    page.heading(`Hold nummer ${page.blocks.length}`, { size: 12 }).text(TEXT);
    page.text('**Hvor**').text(place, { gap: 0 }).text('**Pris**').text('90 kr.', { gap: 0 });
  }
  expect(offeringsOf(page).map(({ location }) => location)).toEqual([
    'Mødested: Skolen',
    'Lokale 4, Skolen',
    'Skolen',
    'Skolen',
  ]);
});

test('the value of the last label of a section is no closing note, nor is the day by which to register', () => {
  const page = cover();
  for (const title of ['Glas', 'Ler', 'Uld', 'Horn']) {
    page.heading(title, { size: 12 }).text(TEXT).text('Pris: 90 kr.');
  }
  page.heading('Pil', { size: 12 }).text(TEXT).text('**Pris**').text('75 kr.', { gap: 0 });
  page.text('Meld dig til senest den 1. september 2026.');
  page.heading('Andre steder', { size: 20 }).text(TEXT);
  page.heading('Ben', { size: 12 }).text(TEXT).text('**Pris**').text('60 kr.', { gap: 0 });
  const pil = offeringsOf(page).find(({ title }) => title === 'Pil');
  expect(pil).toMatchObject({ price: { amount: 75 }, registrationDeadline: '2026-09-01' });
});

test('a line that says by when to register is no text, also where there is but one', () => {
  const page = cover();
  for (const title of ['Glas', 'Ler', 'Uld']) page.heading(title, { size: 12 }).text(TEXT);
  page.heading('Pil', { size: 12 }).text(TEXT).text('Tilmelding senest 1. september 2026');
  const pil = offeringsOf(page).find(({ title }) => title === 'Pil');
  expect(pil?.registrationDeadline).toBe('2026-09-01');
  expect(pil?.description).not.toContain('Tilmelding');
});

test('a question is no label with its value', () => {
  const page = cover();
  for (const question of [
    'Hvor er vi?',
    'Hvor kommer kulden fra om natten?',
    'Hvor går grænsen?',
  ]) {
    page.heading(`Hold nummer ${page.blocks.length}`, { size: 12 });
    page.text('Sted Skolen\nPris 90 kr.').text(`${question} Vi ser på kortet.`);
  }
  const [first] = offeringsOf(page);
  expect(first).toMatchObject({ location: 'Skolen', description: 'Hvor er vi? Vi ser på kortet.' });
});

test('a cover may hold a line under its title; a page of a section title alone is none', () => {
  const page = new PageSetter()
    .heading('Kurser i håndværk', { size: 30 })
    .text('Forår 2027')
    .newPage();
  for (const section of ['Pil', 'Halm']) {
    page.heading(section, { size: 26 }).newPage();
    for (const n of [1, 2]) page.heading(`${section} ${n}`, { size: 14 }).text(TEXT).newPage();
  }
  expect(
    offeringsOf(page).map(({ catalogue, sectionPath }) => [catalogue, ...sectionPath]),
  ).toEqual([
    ['Kurser i håndværk', 'Pil'],
    ['Kurser i håndværk', 'Pil'],
    ['Kurser i håndværk', 'Halm'],
    ['Kurser i håndværk', 'Halm'],
  ]);
});

test('the slash of a company form parts no names', () => {
  expect(splitProviders('Klart Sprog I/S, KL/Komponent')).toEqual([
    'Klart Sprog I/S',
    'KL',
    'Komponent',
  ]);
  expect(splitNames('Vest A/S og A/B')).toEqual(['Vest A/S', 'A', 'B']);
});

describe('the text of a cell', () => {
  const [block] = new PageSetter().text('x').blocks as [Block];
  const cell = (
    lines: readonly (readonly [left: number, top: number, text: string])[],
  ): PlacedWord[] =>
    lines.flatMap(([left, top, text]) => {
      let x = left;
      return text.split(' ').map((word, n) => {
        const box: Box = [x, top, x + word.length * 5, top + 12];
        x = box[2] + 2.5;
        const style = { size: 10, bold: false, italic: false };
        const placed = {
          text: word,
          box,
          baseline: top + 10,
          rotation: 0 as const,
          style,
          confidence: 1,
        };
        return { word: placed, baseline: top + 10, block, n };
      });
    });
  const textsOf = (words: readonly PlacedWord[]): [string, string][] =>
    cellTexts(words, 300, (line) => line.startsWith('Udbyder:')).map(({ kind, words: own }) => [
      kind,
      own.map(({ word }) => word.text).join(' '),
    ]);

  test('is parted into paragraphs, items and lines with labels', () => {
    expect(
      textsOf(
        cell([
          [60, 0, 'Vi fletter en kurv af den pil som vi har høstet'],
          [60, 13, 'i vinter.'],
          [60, 29, 'Du lærer'],
          [74, 42, 'at binde bunden'],
          [74, 55, 'at sætte kanten'],
          [60, 68, 'Udbyder: Pilelauget'],
        ]),
      ),
    ).toEqual([
      ['paragraph', 'Vi fletter en kurv af den pil som vi har høstet i vinter.'],
      ['paragraph', 'Du lærer'],
      ['list-item', 'at binde bunden'],
      ['list-item', 'at sætte kanten'],
      ['paragraph', 'Udbyder: Pilelauget'],
    ]);
  });
});

test('telephone numbers whose spaces recognition lost are put in pairs', () => {
  expect(readContacts('Ida Bruun, 4412 80 31')).toEqual([
    { name: 'Ida Bruun', phone: '44 12 80 31' },
  ]);
  expect(readContacts('+45 44 128031')).toEqual([{ phone: '+45 44 12 80 31' }]);
  expect(readContacts('4412 8031')).toEqual([{ phone: '4412 8031' }]);
});

test('course numbers are read though recognition changed their signs', () => {
  expect(['EX–310', 'sI-050', 'M-11', '26.104'].map(readCourseNumber)).toEqual([
    'EX-310',
    'SI-050',
    'M-11',
    '26.104',
  ]);
  expect(['Hold 1101', 'HOLD NR. 12', 'Kursusnr. M-11'].map(readCourseNumber)).toEqual([
    '1101',
    '12',
    'M-11',
  ]);
  expect(readCourseNumber('til 12')).toBeUndefined();
});

test('what no label tells is less sure than what one does', () => {
  const page = cover();
  for (const n of [1, 2, 3]) {
    page.heading(`Hold nummer ${n}`, { size: 12 });
    page.text(`${n}. maj 2027 kl. 9-12 | Halmgården | ${n}00 kr.`, { size: 9 }).text(TEXT);
  }
  const [first] = offeringsOf(page);
  expect(first?.fieldConfidence?.location).toBeLessThan(0.9);
  expect(first?.fieldConfidence?.price).toBe(1);
});

test('a date beside its title may be broken behind its day', () => {
  const page = cover();
  for (const month of ['februar', 'marts', 'april']) {
    page.heading(`Tirsdag den 17.\n${month} 2026 kl. 19-21`, { size: 11, gap: 20 });
    page.heading(`Aften i ${month}`, { size: 13, gap: 1 }).text(TEXT);
  }
  expect(offeringsOf(page).map(({ title, schedule }) => [title, schedule?.[0]?.start])).toEqual([
    ['Aften i februar', '2026-02-17T19:00'],
    ['Aften i marts', '2026-03-17T19:00'],
    ['Aften i april', '2026-04-17T19:00'],
  ]);
});

test('running text tells when, where and by when, where no label does', () => {
  const page = cover();
  const told = [
    'Vi mødes mandag den 8. marts 2027 kl. 17.30 i Laden, Lange Vej 7, og slutter klokken otte.',
    'Mødet holdes i Den Gamle Lade fredag den 9. april 2027 kl. 15-17. Tilmeld dig senest den 1. april 2027.',
    'Giv besked på 86 40 12 55, hvis du kommer, senest den 3. maj 2027 kl. 12.',
  ];
  told.forEach((text, n) => {
    page.heading(`Hold nummer ${n + 1}`, { size: 12 }).text(`${TEXT} ${text}`);
  });
  const offerings = offeringsOf(page);
  expect(offerings[0]).toMatchObject({
    schedule: [{ text: 'mandag den 8. marts 2027 kl. 17.30', start: '2027-03-08T17:30' }],
    location: 'Laden, Lange Vej 7',
    description: expect.stringContaining('Vi mødes mandag den 8. marts'),
  });
  expect(offerings[1]).toMatchObject({
    schedule: [{ start: '2027-04-09T15:00', end: '2027-04-09T17:00' }],
    location: 'Den Gamle Lade',
    registrationDeadline: '2027-04-01',
  });
  expect(offerings[2]?.schedule).toBeUndefined();
  expect(offerings[2]?.contacts).toEqual([{ phone: '86 40 12 55' }]);
  expect(offerings[0]?.fieldConfidence?.location).toBeLessThan(0.9);
});

test('a label tells more than running text', () => {
  const page = cover();
  for (const n of [1, 2]) {
    page.heading(`Hold nummer ${n}`, { size: 12 });
    page.text(`${TEXT} Udstillingen åbner fredag den 9. april 2027 kl. 15.`);
    page.text(`Tid: ${n}. maj 2027`).text('Sted: Laden');
  }
  expect(offeringsOf(page)[0]?.schedule).toEqual([{ text: '1. maj 2027', start: '2027-05-01' }]);
});

test('leaves of a calendar beside titles are no sections, months over them are', () => {
  const page = cover();
  for (const [month, ...days] of [
    ['Marts', '8 mandag', '19 fredag'],
    ['April og maj', '9 fredag', '3 mandag'],
  ]) {
    page.heading(month as string, { size: 16 });
    for (const day of days) {
      const [number, weekday] = day.split(' ') as [string, string];
      page.heading(number, { size: 21 }).text(weekday, { size: 8 });
      page.heading(`Aften den ${number}.`, { size: 12 }).text(TEXT).text('Arrangør: Pilelauget');
    }
  }
  const offerings = offeringsOf(page);
  expect(offerings.map(({ sectionPath }) => sectionPath.at(-1))).toEqual([
    'Marts',
    'Marts',
    'April og maj',
    'April og maj',
  ]);
  for (const { description } of offerings) expect(description).toBe(TEXT.replaceAll('\n', ' '));
});

test('a title of a section gives the year of the months that it names', () => {
  const time = { text: '9. april kl. 19' };
  expect(yearOfMonth(time, 'April 2027')).toBe(2027);
  expect(yearOfMonth(time, 'Marts–maj 2027')).toBe(2027);
  expect(yearOfMonth(time, 'Maj 2027')).toBeUndefined();
  expect(yearOfMonth(time, 'Kurser 2027')).toBeUndefined();
});

test('leaves that name the month are dates, in the year that the title of the section gives them', () => {
  const page = cover();
  for (const [month, ...days] of [
    ['Marts 2027', '8', '19'],
    ['April 2027', '9'],
  ]) {
    page.heading(month as string, { size: 16 });
    for (const day of days) {
      page.heading(`${day}.`, { size: 21, left: 40 });
      page.text(`${month?.split(' ')[0]?.toLowerCase()}\nkl. 19`, { size: 8, left: 40 });
      const [top = 0] = page.blocks.at(-2)?.box.slice(1) ?? [];
      page.from(top - 14).heading(`Aften nummer ${day}`, { size: 12, left: 140 });
      page.text(TEXT, { left: 140 });
      page.text('Arrangør: Pilelauget', { left: 140 });
    }
  }
  expect(offeringsOf(page).map(({ title, schedule }) => [title, schedule?.[0]?.start])).toEqual([
    ['Aften nummer 8', '2027-03-08T19:00'],
    ['Aften nummer 19', '2027-03-19T19:00'],
    ['Aften nummer 9', '2027-04-09T19:00'],
  ]);
});

test('a leaf of a calendar that names the month tells the day of what gives but its hour', () => {
  const page = cover();
  page.heading('Koncerter', { size: 16 });
  for (const [n, day] of ['8 mar', '19. marts', '9 apr'].entries()) {
    const [number, month] = day.split(' ') as [string, string];
    const top = 120 + 90 * n;
    page.from(top).heading(number, { size: 21, gap: 0 }).text(month, { size: 8, gap: 2 });
    page.from(top).heading(`Aften nummer ${n + 1}`, { size: 12, gap: 0, left: 120 });
    page.text(TEXT.split('\n')[0] as string, { left: 120 });
    if (n < 2) page.text('Tid: kl. 19.30', { left: 120 });
  }
  expect(offeringsOf(page).map(({ schedule }) => schedule?.map(({ text }) => text))).toEqual([
    ['8 mar kl. 19.30'],
    ['19. marts kl. 19.30'],
    ['9 apr'],
  ]);
});

test('of leaves only those are left out whose date stands in full with the title', () => {
  const page = cover();
  for (const [n, day] of ['8', '9', '10'].entries()) {
    const top = 160 + 90 * n;
    page.from(top).heading(day, { size: 21, gap: 0 }).text('marts', { size: 8, gap: 2 });
    page.from(top).heading(`Aften nummer ${n}`, { size: 12, gap: 0, left: 140 });
    page.text(TEXT.split('\n')[0] as string, { left: 140 });
    page.text(n === 0 ? 'Tid: 8. marts 2027 kl. 19' : 'Sted: Laden', { left: 140 });
  }
  expect(offeringsOf(page).map(({ schedule }) => schedule?.map(({ text }) => text))).toEqual([
    ['8. marts 2027 kl. 19'],
    ['9 marts'],
    ['10 marts'],
  ]);
});

test('a date that is parted behind its day on a page image is put together', () => {
  const page = cover();
  for (const n of [1, 2, 3]) {
    page.heading(`Hold nummer ${n}`, { size: 12 });
    page.text(`Tirsdag den ${n + 8}.`, { size: 9 });
    page.heading('februar 2027 kl. 19-21', { size: 9, gap: 2 }).text(TEXT);
  }
  const blocks = page.blocks.map(({ style: { color: _, ...style }, ...block }) => ({
    ...block,
    style,
  }));
  expect(
    joinBrokenFacts(blocks).filter(({ kind, text }) => kind === 'heading' && /februar/.test(text)),
  ).toHaveLength(3);
});

test('a dash parts a time from a length, and lines name who offers it without a colon', () => {
  const page = cover();
  for (const [title, by, when] of [
    ['Flet en kurv', 'v/Pilelauget', 'fredag den 16. oktober 2026 - 3 dage'],
    ['Halmstjerner', 'Afholdes af Halmforeningen', '20. oktober 2026 kl. 10-13 - 90 minutter'],
    ['Skåle af bark', 'Arrangeres af Pilelauget', 'mandag den 2. november 2026 - 2 timer'],
  ]) {
    page.heading(`${title}`, { size: 12 }).text(`${by}\n${when}`).text(TEXT);
  }
  expect(
    offeringsOf(page).map(({ providers, schedule, duration, description }) => [
      providers,
      schedule?.[0]?.start,
      duration?.iso,
      description?.slice(0, 2),
    ]),
  ).toEqual([
    [['Pilelauget'], '2026-10-16', 'P3D', 'Vi'],
    [['Halmforeningen'], '2026-10-20T10:00', 'PT90M', 'Vi'],
    [['Pilelauget'], '2026-11-02', 'PT2H', 'Vi'],
  ]);
});

test('numbers with a word before them are no part of titles', () => {
  const page = cover();
  ['Kursus 1: Flet en kurv', 'Kursus 2: Halmstjerner', 'Kursus 3: Skåle af bark'].forEach(
    (title) => {
      page.heading(title, { size: 12 }).text(TEXT);
    },
  );
  expect(offeringsOf(page).map(({ title }) => title)).toEqual([
    'Flet en kurv',
    'Halmstjerner',
    'Skåle af bark',
  ]);
});

test('a sentence may tell when it begins and what it costs', () => {
  const page = cover()
    .heading('Flet en kurv', { size: 12 })
    .text(`${TEXT} Vi begynder 26. og 28. september 2026. Det koster 1.200 kr. pr. deltager.`)
    .heading('Halmstjerner', { size: 12 })
    .text(`${TEXT} Maden koster 60 kr. Vi begynder, når alle er der.`);
  const [first, second] = offeringsOf(page);
  expect(first?.schedule?.map(({ start }) => start)).toEqual(['2026-09-26', '2026-09-28']);
  expect(first?.price).toMatchObject({ amount: 1200, per: 'deltager' });
  expect(first?.fieldConfidence?.['price']).toBeLessThan(0.9);
  expect([second?.schedule, second?.price]).toEqual([undefined, undefined]);
});

test.each([
  [
    'Seminaret holdes den 2.-3. februar 2028 kl. 9.30 i Ribe og koster 1.200 kr. for medlemmer.',
    1200,
  ],
  ['Vi mødes i laden. Pris 300 kr. og en kande kaffe.', 300],
  ['Alle kan være med. Det er gratis at deltage.', 0],
  ['Bogen, der følger med, er dansk og koster 220 kr. i boghandelen.', undefined],
  ['Kaffen er gratis.', undefined],
])('what a sentence says that it costs: %s', (sentence, amount) => {
  const page = cover();
  for (const title of ['Flet en kurv', 'Halmstjerner'])
    page.heading(title, { size: 12 }).text(`${TEXT} ${sentence}`);
  expect(offeringsOf(page)[0]?.price?.amount).toBe(amount);
});

test('codes of a letter and a digit are no part of titles', () => {
  const page = cover();
  for (const title of ['A1 Flet en kurv', 'A2 Halmstjerner', 'B1 Skåle af bark'])
    page.heading(title, { size: 12 }).text(TEXT);
  expect(offeringsOf(page).map(({ title, courseNumber }) => [title, courseNumber])).toEqual([
    ['Flet en kurv', 'A1'],
    ['Halmstjerner', 'A2'],
    ['Skåle af bark', 'B1'],
  ]);
});

test('a label of times may tell a length, and one under a value of several lines is a label still', () => {
  const page = cover();
  for (const [title, names] of [
    ['Flet en kurv', 'Husflidsskolen'],
    ['Halmstjerner', 'Husflidsskolen og\nFolkekunstens Venner'],
    ['Skåle af bark', 'Bødkerlauget'],
  ] as const)
    page
      .heading(title, { size: 12 })
      .text(`Tid 45 minutter\nArrangør ${names}\nSted Laden`)
      .text(TEXT);
  expect(offeringsOf(page).map(({ duration, location }) => [duration?.iso, location])).toEqual(
    Array.from({ length: 3 }, () => ['PT45M', 'Laden']),
  );
});

test('a label that elsewhere names titles tells the length of an offering by its value', () => {
  const page = cover();
  for (const [title, length] of [
    ['Flet en kurv', '6 måneder'],
    ['Halmstjerner', '1 år'],
  ] as const) {
    const facts = ['Sted Laden', `Forløb ${length}`, 'Pris 900 kr.', 'Kontakt lone@laug.dk'];
    page.heading(title, { size: 12 });
    for (const fact of facts) page.text(fact);
    page.text(TEXT);
  }
  expect(
    offeringsOf(page).map(({ duration, description }) => [duration?.text, description]),
  ).toEqual(['6 måneder', '1 år'].map((length) => [length, TEXT.replace('\n', ' ')]));
});

test('a time that is parted behind its dash on a page image is put together', () => {
  const page = cover();
  for (const [title, until] of [
    ['Kor', 21],
    ['Dans', 22],
  ] as const) {
    page.heading(title, { size: 12 }).text(TEXT);
    page.text('Tid: Mandag den 12. oktober 2026 kl. 19-', { size: 9 });
    page.text(`${until}`, { size: 7, gap: 2 });
  }
  const times = joinBrokenFacts(page.blocks).filter(({ text }) => /^Tid/.test(text));
  expect(times.map(({ text }) => text.replace(/\s+/g, ''))).toEqual([
    'Tid:Mandagden12.oktober2026kl.19-21',
    'Tid:Mandagden12.oktober2026kl.19-22',
  ]);
});

test('a telephone number that is parted from its name on a page image is put together', () => {
  const page = cover().heading('Kor', { size: 12 }).text(TEXT);
  page.text('Kontakt: Bo Dam, tlf.', { size: 9 }).text('12 34 56 78', { size: 9, gap: 2 });
  page.text('Ring til os på telefon', { size: 9 }).text('Vi mødes 12 gange.', { size: 9, gap: 2 });
  const told = joinBrokenFacts(page.blocks).map(({ text }) => text);
  expect(told.slice(-3)).toEqual([
    'Kontakt: Bo Dam, tlf.\n12 34 56 78',
    'Ring til os på telefon',
    'Vi mødes 12 gange.',
  ]);
});

test('a name beside a price is no part of it', () => {
  const page = cover();
  for (const [n, place] of ['Laden', 'Smedjen ved åen', 'Havnens hal'].entries()) {
    page.text(`${n + 3}. maj 2027 kl. 18`, { size: 8, gap: 14 });
    page.heading(`Hold nummer ${n}`, { size: 12, gap: 2 });
    page
      .text('ved Pilelauget')
      .text(TEXT)
      .text(`${place} · ${n + 3}20 kr.`, { size: 8 });
  }
  expect(offeringsOf(page).map(({ location, price }) => [location, price?.amount])).toEqual([
    ['Laden', 320],
    ['Smedjen ved åen', 420],
    ['Havnens hal', 520],
  ]);
});
