import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadConfusions } from '../../src/comparison.ts';
import { type CompareOptions, compare } from '../../src/diff/index.ts';
import type { Edit } from '../../src/model/index.ts';
import { BADLY_SCANNED, ENGLISH_READ, edition, type Manner, SCANNED, SET } from './edition.ts';

const confusions = await loadConfusions();

/** How the text of one offering changed, from one manner of reading to another. */
function changeOf(
  [was, before]: readonly [string, Manner],
  [is, after]: readonly [string, Manner],
  edits: CompareOptions['edits'] = {},
) {
  const { changes, noise } = compare(
    edition([{ title: 'Aftenskole', description: was }], before),
    edition([{ title: 'Aftenskole', description: is }], after),
    { confusions, edits, showNoise: true },
  );
  return { aspects: changes.flatMap((change) => change.aspects), noise };
}

describe('between editions that were read as they were set', () => {
  it('tells a change of a single letter', () => {
    expect(changeOf(['Kom og hør', SET], ['Kom og hør', SET]).aspects).toEqual([]);
    expect(changeOf(['Kom og hør', SET], ['Kom og høj', SET]).aspects).toEqual(['text']);
  });

  it.each([
    ['for alle', 'før alle'],
    ['lille', 'Iille'],
    ['Kl. 17', 'Kl. 18'],
    ['nej.', 'nej,'],
  ])('lays no letter to the reading: %s, %s', (was, is) => {
    expect(changeOf([was, SET], [is, SET]).aspects).toEqual(['text']);
  });

  it('never suppresses a change of letters or digits', () => {
    const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzæøå0123456789');
    fc.assert(
      fc.property(
        fc.array(letter, { minLength: 1, maxLength: 12 }),
        fc.nat(),
        letter,
        (letters, at, other) => {
          const place = at % letters.length;
          fc.pre(letters[place] !== other);
          const changed = letters.with(place, other).join('');
          expect(changeOf([letters.join(''), SET], [changed, SET]).aspects).toEqual(['text']);
        },
      ),
    );
  });

  it.each([
    ['“Hej” – sagde hun', '"Hej" - sagde hun'],
    ['politisk-administrativ', 'politiskadministrativ'],
    ['en\n\n- to\n- tre', 'en to\n\ntre'],
  ])('lays quotes, dashes, hyphens and line breaks to the setting: %j', (was, is) => {
    const { aspects, noise } = changeOf([was, SET], [is, SET]);
    expect(aspects).toEqual([]);
    expect(noise?.length).toBeGreaterThan(0);
  });
});

describe('of a scan', () => {
  it('explains what Tesseract confuses, and says how', () => {
    const { aspects, noise } = changeOf(['Den lokale skole', SET], ['Den Iokale skole', SCANNED]);
    expect(aspects).toEqual([]);
    expect(noise).toEqual([
      {
        before: 'aftenskole',
        after: 'aftenskole',
        path: 'description',
        was: 'lokale',
        is: 'Iokale',
        reason: 'l read as I',
      },
    ]);
  });

  it.each([
    ['for alle', 'før alle'],
    ['Kl. 17', 'Kl. 18'],
    ['kursus', 'kurser'],
    ['et nyt hold', 'et hold'],
  ])('explains no change that it has no confusion for: %s, %s', (was, is) => {
    expect(changeOf([was, SET], [is, SCANNED]).aspects).toEqual(['text']);
  });

  it('confuses more where its confidence is low', () => {
    expect(changeOf(['møder', SET], ['moder', SCANNED]).aspects).toEqual(['text']);
    expect(changeOf(['møder', SET], ['moder', BADLY_SCANNED]).aspects).toEqual([]);
  });

  it('explains letters of one shape', () => {
    expect(changeOf(['WVS-skolen', SCANNED], ['VVS-skolen', SET]).aspects).toEqual([]);
    expect(changeOf(['WVS-skolen', SET], ['VVS-skolen', SET]).aspects).toEqual(['text']);
  });

  it('explains a capital that was read as a small letter, and the narrowest word where it was lost', () => {
    expect(changeOf(['lyngby Skole', SCANNED], ['Lyngby Skole', SET]).aspects).toEqual([]);
    expect(changeOf(['det mindst ti år', SCANNED], ['det i mindst ti år', SET]).aspects).toEqual(
      [],
    );
    expect(changeOf(['det mindst ti år', SET], ['det i mindst ti år', SET]).aspects).toEqual([
      'text',
    ]);
    expect(changeOf(['det ti år', SCANNED], ['det er ti år', SET]).aspects).toEqual(['text']);
  });

  it('explains words that ran together or fell apart', () => {
    expect(changeOf(['vi mødes ofte', SET], ['vi mødesofte', SCANNED]).aspects).toEqual([]);
    expect(changeOf(['sammenhold', SCANNED], ['sam menhold', SET]).aspects).toEqual([]);
  });

  it('holds only for the side that was scanned: a clean word is no misreading of a clean page', () => {
    expect(changeOf(['Iokale', SCANNED], ['lokale', SET]).aspects).toEqual([]);
    expect(changeOf(['I dag', SET], ['1 dag', SET]).aspects).toEqual(['text']);
  });
});

describe('of a text that lost its letters', () => {
  it('explains æ, ø and å that were not mended, or mended otherwise', () => {
    expect(changeOf(['på færøsk', SET], ['pa feerosk', ENGLISH_READ]).aspects).toEqual([]);
    expect(changeOf(['et møde', SET], ['et måde', ENGLISH_READ]).aspects).toEqual([]);
  });

  it('explains a wrong mending by its record, where there is one', () => {
    const edit: Edit = {
      kind: 'spelling',
      page: 1,
      at: 0,
      before: 'drefter',
      after: 'derefter',
      confidence: 0.6,
      reason: 'e read as nothing',
    };
    const pair = [
      ['vi drøfter', SET],
      ['vi derefter', ENGLISH_READ],
    ] as const;
    expect(changeOf(...pair, { after: [edit] }).aspects).toEqual([]);
    expect(changeOf(...pair, { after: [] }).aspects).toEqual(['text']);
  });

  it('tells a change that no confusion explains, and only that', () => {
    const { aspects, noise } = changeOf(
      ['vi mødes på havnen', SET],
      ['vi modes pa torvet', ENGLISH_READ],
    );
    expect(aspects).toEqual(['text']);
    expect(noise?.map(({ is }) => is)).toEqual(['modes', 'pa']);
  });
});

it('counts what it suppresses, and lists it when asked', () => {
  const [before, after] = [
    edition([{ title: 'A', description: 'den lokale lille' }]),
    edition([{ title: 'A', description: 'den Iokale Iille' }], SCANNED),
  ];
  const { summary, noise } = compare(before, after, { confusions });
  expect(summary).toMatchObject({ changed: 0, unchanged: 1, suppressed: 2 });
  expect(noise).toBeUndefined();
});
