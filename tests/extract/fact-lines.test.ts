import { describe, expect, test } from 'vitest';
import { tellsTimes, typeOf } from '../../src/extract/facts/typed.ts';
import { unwrapper } from '../../src/extract/facts/wraps.ts';
import { extract, type ReadDocument } from '../../src/extract/index.ts';
import type { Offering } from '../../src/model/index.ts';
import { loadProfiles } from '../../src/profiles.ts';
import { PageSetter, type Setting } from './page-setter.ts';

const generic = (await loadProfiles('generic'))('');
const TEXT = 'Vi mødes i laden og arbejder med pil, halm og birkebark fra egnen.';

/** The offerings of a catalogue whose titles have these lines under them. */
function offeringsOf(lines: readonly string[], setting: Setting = {}): Offering[] {
  const page = new PageSetter().heading('Kurser i håndværk', { size: 28 }).newPage();
  page.heading('Pil og halm', { size: 16 });
  lines.forEach((line, n) => {
    page
      .heading(`Hold nummer ${n + 1}`, { size: 12 })
      .text(line, { size: 9, ...setting })
      .text(TEXT);
  });
  return extract(documentOf(page), generic).offerings;
}

const documentOf = ({ blocks }: PageSetter): ReadDocument => ({
  info: { fileName: 'x.pdf', sha256: 'a'.repeat(64), mediaType: 'application/pdf', pageCount: 2 },
  pages: [],
  blocks,
  warnings: [],
});

describe('lines of facts without labels', () => {
  test('a name before the date is the provider, one behind it the place', () => {
    const [first] = offeringsOf([
      'Pileværkstedet | 4. marts 2026 kl. 9-15 | Odense | 1.450 kr.',
      'Halmhuset | 8. april 2026 kl. 17-20 | Online | Gratis',
      'Pileværkstedet | 6. maj 2026 | Nyborg | 250 kr. pr. deltager',
    ]);
    expect(first).toMatchObject({
      title: 'Hold nummer 1',
      providers: ['Pileværkstedet'],
      schedule: [{ start: '2026-03-04T09:00', end: '2026-03-04T15:00' }],
      location: 'Odense',
      price: { amount: 1450 },
      description: TEXT,
    });
    expect(Object.keys(first?.evidence ?? {})).toEqual(
      expect.arrayContaining(['providers', 'schedule', 'location', 'price']),
    );
  });

  test('on two lines each with a bar: the age of those it is for begins the second', () => {
    const [first] = offeringsOf([
      '4. marts 2026 | Rideskolen Engvang\n8-12 år | 1.450 kr.',
      '8. april 2026 | Skatehallen\n9-13 år | 250 kr.',
      '6. maj 2026 | Stadion\n10-14 år | Gratis',
    ]);
    expect(first).toMatchObject({
      location: 'Rideskolen Engvang',
      audiences: ['8-12 år'],
      price: { amount: 1450 },
    });
  });

  test('in brackets, parted by commas, however long the day is told', () => {
    const [first] = offeringsOf([
      '(Lørdag den 6. marts 2027 kl. 10-13, Præstens have, 125 kr.)',
      '(Søndag den 14. marts 2027 kl. 13-16, Haverne ved\nÅen, 4. sal, 80 kr.)',
      '(Onsdag den 10. marts 2027 kl. 19-21, Medborgerhuset, Gratis)',
    ]);
    expect(first).toMatchObject({
      schedule: [{ start: '2027-03-06T10:00', end: '2027-03-06T13:00' }],
      location: 'Præstens have',
      price: { amount: 125 },
      description: TEXT,
    });
  });

  test('who offers it, on the last line of a text of two sentences, is no part of a title', () => {
    const text = 'Forhandling er forberedelse. Du får et skema og to forsøg.';
    const [first, ...others] = offeringsOf([
      `${text}\nUdbydes af Pilelauget`,
      `${text}\nUdbydes af Halmhuset`,
      `${text}\nUdbydes af Pilelauget`,
    ]);
    expect(first).toMatchObject({ title: 'Hold nummer 1', providers: ['Pilelauget'] });
    expect(first?.description).toBe(`${text}\n\n${TEXT}`);
    expect(others).toHaveLength(2);
  });

  test('one a line in a column that is no wider than they are', () => {
    const [first] = offeringsOf(
      [
        'kl. 19.30\nDomkirken\n220 kr.',
        'kl. 20.00\nKroen\n60 kr.',
        'kl. 9.30\nSct. Mortens Kirke\nGratis',
      ],
      { left: 400 },
    );
    expect(first).toMatchObject({
      location: 'Domkirken',
      price: { amount: 220 },
      description: TEXT,
    });
  });

  test('names on a line of their own are parted at their dots: who and where', () => {
    const [first] = offeringsOf([
      'Bo Dam · Lokale 4',
      'Ida Bruun · Auditorium 2',
      'Per Friis · Salen',
    ]);
    expect(first).toMatchObject({ teachers: ['Bo Dam'], location: 'Lokale 4', providers: [] });
  });

  test('"fra" before a name under the title leads to who offers it', () => {
    const [first] = offeringsOf(['fra Pilelauget', 'fra Halm & Co', 'fra Barkselskabet']);
    expect(first).toMatchObject({ providers: ['Pilelauget'], description: TEXT });
  });

  test('an hour on a line under its day is that day’s', () => {
    const [first] = offeringsOf([
      'Torsdag 5. marts 2026\nkl. 17-19.30',
      'Tirsdag 7. april 2026\nkl. 9-12',
    ]);
    expect(first?.schedule).toEqual([
      {
        text: 'Torsdag 5. marts 2026 kl. 17-19.30',
        start: '2026-03-05T17:00',
        end: '2026-03-05T19:30',
      },
    ]);
  });

  test('a number with its stop may stand before them', () => {
    const [first] = offeringsOf([
      'Holdnr. 28-101. 21.-23. august 2028, Kursuscenter Smidstrup.',
      'Holdnr. 28-102. 4. september 2028 kl. 9-15, Odense.',
      'Holdnr. 28-103. 11. september 2028 kl. 9-15, Vejle.',
    ]);
    expect(first).toMatchObject({
      courseNumber: '28-101',
      schedule: [{ start: '2028-08-21', end: '2028-08-23' }],
      location: 'Kursuscenter Smidstrup',
      description: TEXT,
    });
  });

  test('a label that no profile knows names groups, where its values are such', () => {
    const lines = (whom: readonly string[]) =>
      whom.map((value) => `Hvem: ${value}\nTid: 4. marts 2026\nPris: 450 kr.`);
    const [first] = offeringsOf(lines(['Børn fra 4 år', 'Alle aldre', 'Ledere og pædagoger']));
    expect(first).toMatchObject({ audiences: ['Børn fra 4 år'], providers: [] });
    const [other] = offeringsOf(lines(['Pilelauget', 'Halmselskabet', 'Foreningen Bark']));
    expect(other).toMatchObject({ audiences: [], providers: ['Pilelauget'] });
  });

  test('a name behind what is told is the place, also where there is no date', () => {
    const [first] = offeringsOf([
      '3.-4. klasse | 2 timer | 900 kr. | Pileværkstedet',
      '5. klasse | 1½ time | 750 kr. | Halmhuset',
      '6. klasse | 3 timer | Gratis | Barklauget',
    ]);
    expect(first).toMatchObject({ audiences: ['3.-4. klasse'], location: 'Pileværkstedet' });
    expect(first?.providers).toEqual([]);
  });

  test('what stands where other lists have a group, a date or a price is one, too', () => {
    const [, second, third] = offeringsOf([
      '5. klasse | 4. marts 2026 | 900 kr. | Odense',
      'Gymnasiet | 8. april 2026 | 750 kr. | Nyborg',
      '6. klasse | 6. maj 2026 | Efter tilbud | Vejle',
      '4. klasse | 7. maj 2026 | 450 kr. | Vejle',
    ]);
    expect(second).toMatchObject({ audiences: ['Gymnasiet'], location: 'Nyborg' });
    expect(third).toMatchObject({ price: { text: 'Efter tilbud' }, location: 'Vejle' });
  });

  test('a labelled date that breaks off behind its day goes on in the next line', () => {
    const times = ['Tid: torsdag den 10.\nseptember 2026 kl. 9-12', 'Tid: fredag 9.\nokt. 2026'];
    expect(offeringsOf(times).map(({ schedule }) => schedule)).toEqual([
      [
        {
          text: 'torsdag den 10. september 2026 kl. 9-12',
          start: '2026-09-10T09:00',
          end: '2026-09-10T12:00',
        },
      ],
      [{ text: 'fredag 9. okt. 2026', start: '2026-10-09' }],
    ]);
  });

  test('a line that ends in the middle of a fact goes on in the next', () => {
    const { blocks } = new PageSetter()
      .text('Kontakt: Bo Dam, tlf.\n12 34 56 78')
      .text('Onsdage\nNyborg')
      .text(TEXT);
    const textOf = unwrapper(blocks);
    expect(blocks.map(textOf)).toEqual([
      'Kontakt: Bo Dam, tlf. 12 34 56 78',
      'Onsdage\nNyborg',
      TEXT,
    ]);
  });

  test('lines hold one fact or several, with labels or without', () => {
    const [first] = offeringsOf([
      'Mandag kl. 17.30-18.45\n12 gange – 1.020 kr.\nLærer: Rune Øster\nArr.: Pileværkstedet',
      'Torsdag kl. 19.00-20.30\n10 gange – 980 kr.\nLærer: Lasse Dam\nArr.: Halmhuset',
      'Lørdag kl. 5.00-8.00\n6 gange – 640 kr.\nLærer: Vibe Raun\nArr.: Halmhuset',
    ]);
    expect(first).toMatchObject({
      schedule: [{ text: 'Mandag kl. 17.30-18.45' }],
      duration: { text: '12 gange' },
      price: { amount: 1020 },
      teachers: ['Rune Øster'],
      providers: ['Pileværkstedet'],
      description: TEXT,
    });
  });

  test('a school class tells whom it is for', () => {
    const offerings = offeringsOf(['For 0.-1. klasse', 'For 4. klasse', 'For 7.-9. klasse']);
    expect(offerings.map(({ audiences }) => audiences)).toEqual([
      ['0.-1. klasse'],
      ['4. klasse'],
      ['7.-9. klasse'],
    ]);
  });

  test('the last fact may run over to the next line', () => {
    const [, second] = offeringsOf([
      '4. marts 2026 · Odense · 1.450 kr.',
      '8. april 2026 · Kulturhuset, Lange Vej 7 · 1.200 kr.\nekskl. moms',
      '6. maj 2026 · Nyborg · 250 kr.',
    ]);
    expect(second).toMatchObject({
      location: 'Kulturhuset, Lange Vej 7',
      price: { text: '1.200 kr. ekskl. moms', amount: 1200 },
      description: TEXT,
    });
  });

  test('set as headings they are facts all the same', () => {
    const offerings = offeringsOf(
      ['4. marts 2026 | Odense', '8. april 2026 | Ribe', '6. maj 2026 | Nyborg'],
      { kind: 'heading', bold: true },
    );
    expect(offerings.map(({ title, location }) => [title, location])).toEqual([
      ['Hold nummer 1', 'Odense'],
      ['Hold nummer 2', 'Ribe'],
      ['Hold nummer 3', 'Nyborg'],
    ]);
  });

  test('a bar in one text is no manner of setting facts', () => {
    const [first] = offeringsOf(['4. marts 2026 | Odense', TEXT, TEXT]);
    expect(first?.description).toContain('4. marts 2026 | Odense');
    expect(first?.location).toBeUndefined();
  });

  test('names that neither provider nor place explains stay in the text', () => {
    const [first] = offeringsOf([
      'Anne | Odense | Pileværkstedet | 4. marts 2026',
      'Bo | Ribe | Halmhuset | 8. april 2026',
      'Eva | Nyborg | Pileværkstedet | 6. maj 2026',
    ]);
    expect(first?.providers).toEqual([]);
    expect(first?.description).toContain('Anne | Odense');
  });
});

describe('facts that stand elsewhere', () => {
  const read = (page: PageSetter): Offering[] => extract(documentOf(page), generic).offerings;
  const cover = (): PageSetter =>
    new PageSetter()
      .heading('Kurser i håndværk', { size: 28 })
      .newPage()
      .heading('Pil', { size: 16 });

  test('lines under one another below the title, with labels that no profile knows', () => {
    const page = cover();
    for (const [n, who] of ['Lone Birk', 'Jens Krog', 'Lone Birk'].entries()) {
      page
        .heading(`Hold nummer ${n + 1}`, { size: 12 })
        .text(`${n + 2}. marts 2026 kl. 9-15\nStore sal\nVed bordet: ${who}\n450 kr.`, { size: 9 })
        .text(TEXT);
    }
    expect(read(page)[1]).toMatchObject({
      schedule: [{ start: '2026-03-03T09:00' }],
      location: 'Store sal',
      price: { amount: 450 },
      description: TEXT,
    });
  });

  test('a line that names who offers it behind a marker', () => {
    const page = cover();
    for (const who of ['Halmhuset', 'Ro & Retning', 'Halmhuset og Pileværkstedet']) {
      page
        .heading(`Fletning med ${who.length} pinde`, { size: 12 })
        .text(`v/ ${who}`, { size: 10 })
        .text(TEXT);
    }
    expect(read(page).map(({ providers }) => providers)).toEqual([
      ['Halmhuset'],
      ['Ro & Retning'],
      ['Halmhuset', 'Pileværkstedet'],
    ]);
    expect(read(page)[0]?.description).toBe(TEXT);
  });
});

describe('lines of facts behind the text', () => {
  test('a word that comes again before names is their label', () => {
    const page = new PageSetter().heading('Kurser i håndværk', { size: 28 }).newPage();
    page.heading('Pil', { size: 16 });
    for (const [n, who] of ['Halmhuset', 'Ro & Retning', 'Foreningen Pil'].entries()) {
      page
        .heading(`Hold nummer ${n + 1}`, { size: 12 })
        .text(TEXT)
        .text(`Ved ${who}\nTid: ${n + 2}. marts 2026 kl. 9-15`, { size: 9 });
    }
    const { offerings } = extract(documentOf(page), generic);
    expect(offerings.map(({ providers }) => providers)).toEqual([
      ['Halmhuset'],
      ['Ro & Retning'],
      ['Foreningen Pil'],
    ]);
    expect(offerings[0]).toMatchObject({
      schedule: [{ start: '2026-03-02T09:00' }],
      description: TEXT,
    });
  });
});

describe('facts under one another', () => {
  test('the first line of a date is no name', () => {
    const offerings = offeringsOf([
      'Tirsdag den 17.\nmarts 2026 kl. 19-21',
      'Torsdag den 26.\nmarts 2026 kl. 19.30',
      'Mandag den 6. april\n2026 kl. 10-12',
    ]);
    expect(offerings.map(({ schedule }) => schedule?.[0]?.start)).toEqual([
      '2026-03-17T19:00',
      '2026-03-26T19:30',
      '2026-04-06T10:00',
    ]);
    expect(offerings.map(({ location, providers }) => [location, providers])).toEqual(
      offerings.map(() => [undefined, []]),
    );
  });

  test('a name and a price are two, a price over two lines is one', () => {
    const [first, second] = offeringsOf([
      '4. marts 2026\nOdense\n1.450 kr.',
      '8. april 2026\nRibe\n1.200 kr.\nekskl. moms',
      '6. maj 2026\nNyborg\n250 kr.',
    ]);
    expect(first).toMatchObject({ location: 'Odense', price: { amount: 1450 } });
    expect(second).toMatchObject({ location: 'Ribe', price: { text: '1.200 kr. ekskl. moms' } });
  });
});

describe('the form of a value tells its field', () => {
  test.each([
    ['kl. 9.30-12', 'schedule'],
    ['Torsdag den 5. februar\n2026 kl. 19.30', 'schedule'],
    ['9. juni 2026 kl. 17.30-19', 'schedule'],
    ['120 kr. pr. gang', 'price'],
    ['Gratis for medlemmer', 'price'],
    ['3 timer', 'duration'],
    ['to gange årligt', 'recurrence'],
    ['SO-2101', 'courseNumber'],
    ['kursus@eksempel.dk', 'contacts'],
    ['Rådhuset i Nørreby', undefined],
    ['14. januar 2027 kl. 9-12 Pris: 1.750 kr.', undefined],
    ['Ydelsen koster 900 kr.', undefined],
    ['Det koster 900 kr.', 'price'],
    ['Det koster ikke noget at være med, og alle er velkomne', undefined],
  ])('%j: %s', (text, field) => expect(typeOf(text)).toBe(field));
});

describe('a text tells a time', () => {
  test.each([
    '4. marts 2026 kl. 17-20',
    'Torsdag den 12. marts 2026',
    'Tirsdage i uge 10-14',
    'Foråret 2026',
  ])('%s', (text) => expect(tellsTimes(text)).toBe(true));
  test.each([
    'Vejle Vandrerhjem, Gammel Landevej 80',
    'Mødet den 4. marts 2026',
    '1.450 kr.',
    'Ugens kursus',
  ])('not %s', (text) => expect(tellsTimes(text)).toBe(false));
});
