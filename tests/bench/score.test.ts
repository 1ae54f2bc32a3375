import { describe, expect, test } from 'vitest';
import { type Expected, type Found, score } from '../../bench/score.ts';

const expected = (changes: Partial<Expected> = {}): Expected => ({
  catalogue: 'Kurser',
  section: ['Håndværk'],
  title: 'Flet en kurv',
  providers: ['Pileværkstedet'],
  description: 'Vi fletter.\n\n- med pil\n- med halm',
  ...changes,
});

const found = (changes: Partial<Found> = {}): Found => ({
  title: 'Flet en kurv',
  sectionPath: ['Håndværk'],
  providers: ['Pileværkstedet'],
  description: 'Vi fletter.\n\n- med pil\n- med halm',
  ...changes,
});

describe('what is found', () => {
  test('the same offering scores full marks', () => {
    expect(score([expected()], [found()])).toMatchObject({
      precision: 1,
      recall: 1,
      title: 1,
      providers: 1,
      section: 1,
      descriptionExact: 1,
      descriptionCer: 0,
      differences: [],
    });
  });

  test('a missed offering lowers recall, a spurious one precision', () => {
    const other = expected({ title: 'Byg en drage' });
    const spurious = found({ title: 'Praktiske oplysninger', sectionPath: [] });
    const result = score([expected(), other], [found(), spurious]);
    expect(result.recall).toBe(0.5);
    expect(result.precision).toBe(0.5);
    expect(result.missed).toEqual(['Byg en drage']);
    expect(result.spurious).toEqual(['Praktiske oplysninger']);
  });

  test('nothing found is no precision, not an error', () => {
    expect(score([expected()], [])).toMatchObject({ precision: 0, recall: 0, title: 0 });
  });

  test('two offerings of the same title are told apart by their sections', () => {
    const truth = [expected({ section: ['Forår'] }), expected({ section: ['Efterår'] })];
    const got = [found({ sectionPath: ['Efterår'] }), found({ sectionPath: ['Forår'] })];
    expect(score(truth, got).section).toBe(1);
  });

  test('a damaged title whose section was lost is still paired', () => {
    const result = score([expected()], [found({ title: 'Fiet en kury', sectionPath: [] })]);
    expect(result).toMatchObject({ recall: 1, title: 0, section: 0 });
  });

  test('a damaged title is still paired, and not exact', () => {
    const result = score([expected()], [found({ title: 'Flet en knrv' })]);
    expect(result).toMatchObject({ recall: 1, title: 0 });
    expect(result.differences).toEqual([
      { title: 'Flet en kurv', field: 'title', want: 'Flet en kurv', got: 'Flet en knrv' },
    ]);
  });
});

describe('what counts as the same', () => {
  test('typographic quotes, dashes and white space do not matter in a title', () => {
    const result = score(
      [expected({ title: 'Kurve – børnenes egen' })],
      [found({ title: 'Kurve -  børnenes egen' })],
    );
    expect(result.title).toBe(1);
  });

  test('providers are compared without order and case', () => {
    const truth = [expected({ providers: ['PIL', 'Halmhuset'] })];
    expect(score(truth, [found({ providers: ['Halmhuset', 'Pil'] })]).providers).toBe(1);
    expect(score(truth, [found({ providers: ['Halmhuset'] })]).providers).toBe(0);
  });

  test('a subtitle below the section, or a title above it, is no error', () => {
    const share = (sectionPath: string[]) => score([expected()], [found({ sectionPath })]).section;
    expect(share(['Kurser', 'Håndværk', 'For begyndere'])).toBe(1);
    expect(share(['Håndværk', 'For begyndere', 'Forår'])).toBe(0);
    expect(share([])).toBe(0);
  });

  test('list bullets are no letters; each wrong letter counts', () => {
    const exact = score([expected()], [found({ description: 'Vi fletter. med pil med halm' })]);
    expect(exact.descriptionExact).toBe(1);
    const wrong = score([expected()], [found({ description: 'Vi fletter. med pil med ham' })]);
    expect(wrong.descriptionExact).toBe(0);
    expect(wrong.descriptionCer).toBeCloseTo(1 / 'Vi fletter. med pil med halm'.length);
  });

  test('a missing description is all errors', () => {
    const { description: _, ...rest } = found();
    expect(score([expected()], [rest]).descriptionCer).toBe(1);
  });
});

describe('labelled fields', () => {
  const fieldScore = (want: Partial<Expected>, got: Partial<Found>) =>
    score([expected(want)], [found(got)]).fields;

  test('only what the truth gives is scored', () => {
    expect(fieldScore({}, { location: 'Laden' })).toEqual({});
  });

  test('a field that was not read is wrong', () => {
    expect(fieldScore({ location: 'Laden' }, {})).toEqual({ location: { right: 0, of: 1 } });
  });

  test.each<[string, Partial<Expected>, Partial<Found>]>([
    ['location', { location: 'Laden' }, { location: 'Laden' }],
    ['audiences', { audiences: ['Børn', 'unge'] }, { audiences: ['Børn og unge'] }],
    [
      'schedule',
      { schedule: [{ text: '4. marts', start: '2026-03-04T17:00' }] },
      { schedule: [{ text: '4. marts 2026 kl. 17', start: '2026-03-04T17:00' }] },
    ],
    [
      'price',
      { price: { text: '450 kr.', amount: 450, currency: 'DKK' } },
      { price: { text: '450 kr. pr. gruppe', amount: 450, currency: 'DKK', per: 'gruppe' } },
    ],
    [
      'duration',
      { duration: { text: '90 minutter', iso: 'PT90M' } },
      { duration: { text: '1,5 time', iso: 'PT1H30M' } },
    ],
    [
      'contacts',
      { contacts: [{ email: 'Ane@pil.dk', phone: '70 12 34 56' }] },
      { contacts: [{ email: 'ane@pil.dk', phone: '70123456' }] },
    ],
    ['kind', { kind: 'course' }, { kind: 'course' }],
    [
      'registrationDeadline',
      { registrationDeadline: '2026-02-20' },
      { registrationDeadline: '2026-02-20' },
    ],
  ])('%s is compared by its value', (field, want, got) => {
    expect(fieldScore(want, got)).toEqual({ [field]: { right: 1, of: 1 } });
  });

  test.each<[string, Partial<Expected>, Partial<Found>]>([
    [
      'schedule',
      { schedule: [{ text: '4. marts', start: '2026-03-04' }] },
      { schedule: [{ text: '4. marts', start: '2026-03-05' }] },
    ],
    ['price', { price: { text: 'Gratis', amount: 0 } }, { price: { text: 'Gratis' } }],
    [
      'duration',
      { duration: { text: '2 timer', iso: 'PT2H' } },
      { duration: { text: '2 dage', iso: 'P2D' } },
    ],
    ['contacts', { contacts: [{ name: 'Ane' }] }, { contacts: [{ name: 'Ane' }, { name: 'Bo' }] }],
  ])('another value of %s is wrong', (field, want, got) => {
    expect(fieldScore(want, got)).toEqual({ [field]: { right: 0, of: 1 } });
  });
});

test('fields that the truth does not give are told, the kind apart', () => {
  const want = expected({ audiences: [], location: 'Havnen' });
  const read = found({ audiences: [], location: 'Havnen', kind: 'course', courseNumber: 'K1' });
  expect(score([want], [read]).beyond).toEqual([
    { title: 'Flet en kurv', field: 'courseNumber', want: undefined, got: 'K1' },
  ]);
});
