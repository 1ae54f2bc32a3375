import { describe, expect, test } from 'vitest';
import { findPersons, readContacts } from '../../src/extract/fields/contacts.ts';
import { readDate, readSchedule } from '../../src/extract/fields/dates.ts';
import { readDuration } from '../../src/extract/fields/duration.ts';
import { readPrice } from '../../src/extract/fields/price.ts';
import { findRecurrence } from '../../src/extract/fields/recurrence.ts';
import { findCost, findLength } from '../../src/extract/fields/running-text.ts';
import { providerNamer, titleReader } from '../../src/extract/providers.ts';
import { loadProfiles } from '../../src/profiles.ts';

const generic = (await loadProfiles('generic'))('');

describe('schedule', () => {
  test.each([
    ['4. marts 2026 kl. 17-20', [['2026-03-04T17:00', '2026-03-04T20:00']]],
    ['Onsdag den 4. marts 2026, kl. 9.30–16.00', [['2026-03-04T09:30', '2026-03-04T16:00']]],
    ['20.–22. januar 2027', [['2027-01-20', '2027-01-22']]],
    ['30. november – 2. december 2026', [['2026-11-30', '2026-12-02']]],
    [
      '4. og 11. marts 2026 kl. 9-15',
      [
        ['2026-03-04T09:00', '2026-03-04T15:00'],
        ['2026-03-11T09:00', '2026-03-11T15:00'],
      ],
    ],
    [
      '8., 15. og 22. april 2026',
      [
        ['2026-04-08', undefined],
        ['2026-04-15', undefined],
        ['2026-04-22', undefined],
      ],
    ],
    [
      '4. marts og 8. april 2026',
      [
        ['2026-03-04', undefined],
        ['2026-04-08', undefined],
      ],
    ],
    ['04.03.2026 kl. 10', [['2026-03-04T10:00', undefined]]],
    ['4/3-2026', [['2026-03-04', undefined]]],
    ['foråret 2026', [[undefined, undefined]]],
    ['tirsdage i uge 10-14', [[undefined, undefined]]],
    ['31. februar 2026', [[undefined, undefined]]],
    ['4. marts', [[undefined, undefined]]],
  ])('%s', (text, times) => {
    expect(readSchedule(text).map(({ start, end }) => [start, end])).toEqual(times);
  });

  test('keeps the words as printed', () => {
    expect(
      readSchedule('4. marts 2026 kl. 17-20; 8. april 2026 kl. 9-12').map((s) => s.text),
    ).toEqual(['4. marts 2026 kl. 17-20', '8. april 2026 kl. 9-12']);
  });

  test('a deadline is the last date named', () => {
    expect(readDate('Senest den 20. februar 2026')).toBe('2026-02-20');
    expect(readDate('snarest muligt')).toBeUndefined();
  });
});

describe('price', () => {
  test.each([
    ['1.450 kr. pr. deltager', 1450, 'deltager'],
    ['kr. 450,-', 450, undefined],
    ['450,50 kr', 450.5, undefined],
    ['12 000 kroner per kommune', 12000, 'kommune'],
    ['Gratis', 0, undefined],
    ['Det er gratis at deltage', 0, undefined],
    ['Gratis for medlemmer, ellers 300 kr.', 300, undefined],
    ['Oplyses ved tilmelding', undefined, undefined],
  ])('%s', (text, amount, per) => {
    const price = readPrice(text);
    expect([price.text, price.amount, price.per]).toEqual([text, amount, per]);
  });
});

test.each([
  ['2,5 timer', 'PT2H30M'],
  ['to dage', 'P2D'],
  ['90 minutter', 'PT90M'],
  ['et døgn', 'P1D'],
  ['seks uger', 'P6W'],
  ['3 måneder', 'P3M'],
  ['2 dage á 6 timer', undefined],
  ['efter aftale', undefined],
])('duration: %s', (text, iso) => {
  expect(readDuration(text)).toEqual(iso === undefined ? { text } : { text, iso });
});

test.each([
  ['Netværket mødes to gange årligt.', 2],
  ['Der er møde en gang i kvartalet', 4],
  ['3 gange om året', 3],
  ['mange gange om året', undefined],
  ['De mødes hver anden måned hos hinanden.', 6],
  ['hver 14. dag', 26],
  ['hvert halvår', 2],
  ['Gruppen samles hvert andet år', 0.5],
  ['Vi skifter vand hver uge.', undefined],
])('recurrence: %s', (text, times) => {
  expect(findRecurrence(text)?.value.timesPerYear).toBe(times);
});

test('contacts: each name with its address and number', () => {
  expect(
    readContacts('Åse Bjerg, aase@laug.dk, tlf. 12 34 56 78, og Per Ølgaard, per@laug.dk'),
  ).toEqual([
    { name: 'Åse Bjerg', email: 'aase@laug.dk', phone: '12 34 56 78' },
    { name: 'Per Ølgaard', email: 'per@laug.dk' },
  ]);
  expect(readContacts('på kontoret')).toEqual([]);
  expect(readContacts('Sundhedshuset, tlf. 12 34 56 78')).toEqual([
    { name: 'Sundhedshuset', phone: '12 34 56 78' },
  ]);
  expect(readContacts('Telefon 12 34 56 78')).toEqual([{ phone: '12 34 56 78' }]);
});

test.each([
  [
    'Kontakt konsulent Åse Bjerg på aase@laug.dk eller 12 34 56 78, hvis du er i tvivl.',
    { name: 'Åse Bjerg', email: 'aase@laug.dk', phone: '12 34 56 78' },
  ],
  ['Ring til Per Ask, tlf. 12 34 56 78.', { name: 'Per Ask', phone: '12 34 56 78' }],
  ['Ring til Per Ask. Nummeret er 12 34 56 78.', undefined],
  ['Kontakt Per Ask.', undefined],
])('whom to ask: %s', (text, contact) => {
  expect(findPersons(text).map(({ value }) => value)).toEqual(contact ? [contact] : []);
});

test.each([
  ['Forløbet varer typisk otte uger og slutter i maj.', 'otte uger'],
  ['Kurset strækker sig over 3 aftener.', '3 aftener'],
  ['Jagten den 16. april 2026 kl. 20.00 varer halvanden time.', 'halvanden time'],
  ['Kaffepausen varer ti minutter.', undefined],
  ['Kurset varer længe.', undefined],
])('how long: %s', (text, length) => {
  expect(findLength(text)?.value).toBe(length);
});

test.each([
  ['Aftenen er den 2. maj 2026 kl. 19, og billetten koster 85 kr.', '85 kr.'],
  ['Dørene åbnes kl. 19, og entréen er 120 kr.', '120 kr.'],
  ['Der synges med. Festen den 12. maj 2026 kl. 18.00 koster 210 kr. med vin.', '210 kr.'],
  ['Vi mødes på torvet. Adgangen er gratis.', 'gratis'],
  ['Bogen koster 85 kr.', undefined],
  ['Maden koster 60 kr., som betales ved indgangen.', undefined],
  ['Der skal være gratis adgang for alle.', undefined],
])('what it costs: %s', (text, price) => {
  expect(findCost(text)?.value).toBe(price);
});

describe('title and providers', () => {
  const read = titleReader(generic.providerMarkers);
  test.each([
    ['Sorg og omsorg v. Laug', 'Sorg og omsorg', ['Laug']],
    ['Sorg og omsorg v/ Foreningen af Museer', 'Sorg og omsorg', ['Foreningen af Museer']],
    ['Sorg v. Laug/Ringen og Huset', 'Sorg', ['Laug', 'Ringen og Huset']],
    ['Sorg V. LAUG', 'Sorg', ['LAUG']],
    ['Sorg (v. Laug og Ringen)', 'Sorg', ['Laug og Ringen']],
    ['Hvad er en god leder?', 'Hvad er en god leder?', []],
    ['Kong Frederik V. og hans tid', 'Kong Frederik V. og hans tid', []],
  ])('%s', (text, title, printed) => {
    expect(read(text)).toMatchObject({ title, printed });
  });

  test('names joined by og are parted where one of them is also printed alone', () => {
    const name = providerNamer(generic, [['Ringen'], ['Ringen og Huset'], ['Rytme og Råd']]);
    expect(name(['Ringen og Huset'])).toEqual(['Ringen', 'Huset']);
    expect(name(['Rytme og Råd'])).toEqual(['Rytme og Råd']);
  });

  test('names joined by og again and again are parted where one is also printed alone, or both are bodies', () => {
    const pairs = ['Huset Vest og Ringen Øst', 'Klatreklubben og Husflidskolen Ask'].flatMap(
      (name) => [[name], [name]],
    );
    const name = providerNamer(generic, [...pairs, ['Ringen Øst']]);
    expect(name(['Huset Vest og Ringen Øst'])).toEqual(['Huset Vest', 'Ringen Øst']);
    expect(name(['Klatreklubben og Husflidskolen Ask'])).toEqual([
      'Klatreklubben',
      'Husflidskolen Ask',
    ]);
  });

  test('names in capitals are joined by OG', () => {
    const name = providerNamer(generic, [['VÆVELAUGET OG HUSFLIDSKOLEN'], ['RINGEN']]);
    expect(name(['VÆVELAUGET OG HUSFLIDSKOLEN'])).toEqual(['VÆVELAUGET', 'HUSFLIDSKOLEN']);
  });

  test('fields of work joined by og are one department', () => {
    const name = providerNamer(generic, [['Økonomi og Analyse'], ['Vævelauget og Husflidskolen']]);
    expect(name(['Økonomi og Analyse'])).toEqual(['Økonomi og Analyse']);
    expect(name(['Vævelauget og Husflidskolen'])).toEqual(['Vævelauget', 'Husflidskolen']);
  });

  test('names with "og" in them are told by standing beside others', () => {
    const longer = 'Have og Park og Biblioteket';
    const name = providerNamer(generic, [['Have og Park'], [longer], ['Biblioteket']]);
    expect(name(['Have og Park'])).toEqual(['Have og Park']);
    expect(name([longer])).toEqual(['Have og Park', 'Biblioteket']);
    const three = providerNamer(generic, [
      ['Skovene og Museet'],
      ['Skovene og Museet og Arkivet'],
      ['Museet'],
    ]);
    expect(three(['Skovene og Museet og Arkivet'])).toEqual(['Skovene', 'Museet', 'Arkivet']);
  });

  test('a lost slash between two known names is found again', () => {
    const name = providerNamer(generic, [['Laug'], ['Laug'], ['RING'], ['RING'], ['LaugIRING']]);
    expect(name(['LaugIRING'])).toEqual(['Laug', 'RING']);
    expect(name(['Laugets Venner'])).toEqual(['Laugets Venner']);
    expect(name(['LaugsRINGEN'], ['LaugIRING'])).toEqual(['Laug', 'RING']);
  });
});
