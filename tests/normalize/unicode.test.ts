import { describe, expect, test } from 'vitest';
import { newRevision, revise } from '../../src/normalize/revision.ts';
import { plainCharacters } from '../../src/normalize/unicode.ts';

const plain = (text: string): string =>
  revise(newRevision(text, [{ at: 0, page: 1 }]), plainCharacters(text)).text;

describe('plainCharacters', () => {
  test.each([
    ['ligatures', 'ef\uFB01cient a\uFB00ære \uFB02ere', 'efficient affære flere'],
    ['a decomposed å', 'pa\u030A A\u030Arhus', 'på Århus'],
    ['the Ångström sign', '\u212Arhus'.replace('\u212A', '\u212B'), 'Århus'],
    ['no-break and thin spaces', '1\u00A0450\u202Fkr.\u2009pr. dag', '1 450 kr. pr. dag'],
    ['a soft hyphen inside a line', 'kommunal\u00ADbestyrelse', 'kommunalbestyrelse'],
    ['zero-width characters and byte order marks', '\uFEFFkur\u200Bsus', 'kursus'],
    ['control characters', 'kur\u0003sus', 'kursus'],
  ])('%s', (_, read, expected) => expect(plain(read)).toBe(expected));

  test.each([
    ['quotes and dashes', '„Ja“ – »nej« — ’mÃ¥ske’ ½ °'],
    ['line ends, tabs and form feeds', 'a\n\tb\r\n\fc'],
    ['a soft hyphen at a line end, which is for the hyphens', 'kom\u00AD\nmune'],
    ['private characters, which judge wants to see', '\uE010\uFFFD'],
    ['letters of other languages', 'Ørsted, Ångström, Müller, naïve, Łódź'],
  ])('leaves %s', (_, text) => expect(plain(text)).toBe(text));
});
