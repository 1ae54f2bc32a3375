import { describe, expect, test } from 'vitest';
import { isSchedule } from '../../src/extract/fields/schedule-text.ts';
import { extract } from '../../src/extract/index.ts';
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
  const info = {
    fileName: 'x.pdf',
    sha256: 'a'.repeat(64),
    mediaType: 'application/pdf',
    pageCount: 2,
  };
  return extract({ info, pages: [], blocks: page.blocks, warnings: [] }, generic).offerings;
}

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

describe('a text tells a time', () => {
  test.each([
    '4. marts 2026 kl. 17-20',
    'Torsdag den 12. marts 2026',
    'Tirsdage i uge 10-14',
    'Foråret 2026',
  ])('%s', (text) => expect(isSchedule(text)).toBe(true));
  test.each([
    'Vejle Vandrerhjem, Gammel Landevej 80',
    'Mødet den 4. marts 2026',
    '1.450 kr.',
    'Ugens kursus',
  ])('not %s', (text) => expect(isSchedule(text)).toBe(false));
});
