import { beforeAll, describe, expect, test } from 'vitest';
import { undoEdits } from '../../src/model/index.ts';
import { createNormalizer, type Normalizer } from '../../src/normalize/index.ts';

let normalizer: Normalizer;
beforeAll(async () => {
  normalizer = await createNormalizer();
});
const mended = (text: string): string => normalizer.repair(text).text;

describe('line-end hyphens', () => {
  test.each([
    ['a divided word', 'kommu-\nnen', 'kommunen'],
    ['a divided compound no list has', 'vejvedligeholdelses-\nplanen', 'vejvedligeholdelsesplanen'],
    ['a divided name', 'Thor-\nvaldsen', 'Thorvaldsen'],
    [
      'a word that lost its letters',
      'til-\nbagemelding og vaerk-\ntojer',
      'tilbagemelding og vaerktojer',
    ],
    ['a word divided twice', 'kommunal-\nbestyrelses-\nmedlem', 'kommunalbestyrelsesmedlem'],
    ['U+2010', 'kommu\u2010\nnen', 'kommunen'],
    ['a soft hyphen', 'kom\u00AD\nmune', 'kommune'],
    ['the not sign that ABBYY writes', 'kom\u00AC\nmune', 'kommune'],
    ['blanks before the line end', 'kommu- \n  nen', 'kommunen'],
    ['a page end', 'kommu-\n\fnen', 'kommunen'],
    ['a word in capitals', 'KOMMU-\nNEN', 'KOMMUNEN'],
    [
      'the second part of a word with a hyphen',
      'politisk-admini-\nstrativt',
      'politisk-administrativt',
    ],
  ])('joins %s', (_, read, expected) => expect(mended(read)).toBe(expected));

  test.each([
    ['an abbreviation in small letters', 'vores it-\nmedarbejder', 'vores it-medarbejder'],
    ['a word without a vowel', 'for vvs-\nmontører', 'for vvs-montører'],
    ['an acronym', 'en EU-\nborger', 'en EU-borger'],
    ['a number', '1-\n3 dage', '1-3 dage'],
    ['a number before a word', 'en 3-\nårig aftale', 'en 3-årig aftale'],
    ['a name with digits', 'B98-\nmøderne', 'B98-møderne'],
    ['months', 'december-\napril', 'december-april'],
    ['weekdays', 'mandag-\nfredag', 'mandag-fredag'],
    ['a capital', 'Frederiksberg-\nRingen', 'Frederiksberg-Ringen'],
    ['a single letter', 'en a-\nkasse og din e-\nmail', 'en a-kasse og din e-mail'],
    ['an address', 'skriv til post@by-\narkiv.dk', 'skriv til post@by-arkiv.dk'],
    ['an address before its sign', 'kursus-\nhold@byarkiv.dk', 'kursus-hold@byarkiv.dk'],
    ['a page on the web', 'www.by-\narkiv.dk/kurser', 'www.by-arkiv.dk/kurser'],
    ['two words that do not join', 'politisk-\nadministrativt', 'politisk-administrativt'],
  ])('keeps the hyphen of %s', (_, read, expected) => expect(mended(read)).toBe(expected));

  test.each([
    ['og', 'nord-\nog syddansk'],
    ['eller', 'for- eller efterår, sommer-\neller vinterferie'],
    ['a comma', 'børne-\n, unge- og ældreområdet'],
    ['a dash', 'vi går -\nog vi kommer'],
    ['a hyphen before a blank line and a capital', 'kommu-\n\nNyt afsnit'],
  ])('leaves a hyphen before %s', (_, text) => expect(mended(text)).toBe(text));

  test('a word that only looks suspended is joined', () => {
    expect(mended('en dia-\nlog om psykolo-\ngi')).toBe('en dialog om psykologi');
  });

  test('each join is on record and can be undone', () => {
    const read = 'Alle borg-\nmestre og kommunal-\ndirektører fra Nord-\neuropa';
    const { text, edits } = normalizer.repair(read);
    expect(edits.map((edit) => [edit.kind, edit.at, edit.before, edit.after])).toEqual([
      ['dehyphenate', 9, '-\n', ''],
      ['dehyphenate', 27, '-\n', ''],
      ['dehyphenate', 46, '-\n', ''],
    ]);
    expect(undoEdits(text, edits)).toBe(read);
  });

  test('a long run of letters takes no long time', () => {
    const long = 'a'.repeat(200_000);
    expect(mended(`${long}-\nb`)).toBe(`${long}b`);
  });
});
