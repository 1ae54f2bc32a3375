import { beforeAll, describe, expect, test } from 'vitest';
import type { Page } from '../../src/model/index.ts';
import { createNormalizer, type Normalizer } from '../../src/normalize/index.ts';
import { DAMAGED, PRINTED, page, SCAN } from './setting.ts';

let normalizer: Normalizer;
beforeAll(async () => {
  normalizer = await createNormalizer();
});
const judged = (given: Page): [string, string[]] => {
  const { quality, reasons } = normalizer.judge(given);
  return [quality, reasons.map((reason) => reason.split(':')[0]!)];
};

describe('judge', () => {
  test.each([
    ['Danish that was set', page(PRINTED), ['clean', []]],
    ['Danish read well from a scan', page(PRINTED, SCAN), ['clean', []]],
    ['a page with nothing', page(''), ['empty', ['no-text']]],
    ['a stamp on a scan', page('Scannet 12. maj', SCAN), ['empty', ['hardly-any-text']]],
    ['a title page that was set', page('Kurser 2026'), ['clean', []]],
    [
      'a term again and again that looks like a word which lost a letter',
      page(
        'Med sed kan man rette en tekst. Skriv sed og et udtryk, og sed skriver linjerne. Alle sed er ens, men ' +
          'sed i Linux kan mere end sed i andre systemer, og den kan sed i brug til det meste.',
      ),
      ['clean', []],
    ],
    [
      'a layer read with an English model',
      page(DAMAGED, SCAN),
      ['damaged', ['no-danish-letters', 'lost-letters', 'image-layer']],
    ],
    [
      'a font without its map',
      page('\uE001\uE002\uE003 \uE004\uE005 \uE001'),
      ['damaged', ['unmapped-characters']],
    ],
    [
      'a short page on which letters lack the map of their font',
      page('Kursusleder: Ane Storm\nAns\uFFFDgningsfrist: 3. september 2027'),
      ['damaged', ['unmapped-characters']],
    ],
    [
      'a short page in a font that says other signs for its letters',
      page(
        'Ved fjorden\nVi unders€ger, hvordan tangen er blevet h•rdf€r nok til at klare b‚lgerne.',
      ),
      ['damaged', ['unmapped-characters']],
    ],
    [
      'signs of money and notes',
      page('Pris: 20€ eller 150 kr.*, se note†\nVarme: 20°C, A&B'),
      ['clean', []],
    ],
    ['bullets that lack it', page('\uFFFD Kursusleder\n\uFFFD Lokale'), ['clean', []]],
    [
      'letters that are no words',
      page(
        Array.from({ length: 60 }, (_, i) => `xq${'bcdfghjklm'[i % 10]}zw${'pqrstv'[i % 6]}k`).join(
          ' ',
        ),
      ),
      ['damaged', ['unknown-words']],
    ],
    [
      'English',
      page(
        'The members of the board are elected for two years, and they can be elected again when the term is over.',
      ),
      ['foreign', ['foreign-language']],
    ],
    [
      'Swedish',
      page(
        'Kursen vänder sig till alla som arbetar med medborgare i kommunen och som inte har gått på en kurs förut.',
      ),
      ['foreign', ['foreign-language']],
    ],
    [
      'a list of names and numbers',
      page('Hansen 12 Jensen 14 Nielsen 16 Pedersen 18 Andersen 20 Christensen 22 Larsen 24'),
      ['clean', []],
    ],
  ])('%s', (_, given, expected) => expect(judged(given)).toEqual(expected));

  test('tells in words what is wrong', () => {
    expect(normalizer.judge(page(DAMAGED, SCAN)).reasons).toEqual([
      expect.stringMatching(
        /^no-danish-letters: 0\.0 % of \d+ letters are æ, ø or å, 2\.8 % expected$/,
      ),
      expect.stringMatching(
        /^lost-letters: \d+ words such as “\w+”, “\w+”, “\w+” have lost their æ, ø or å$/,
      ),
      expect.stringMatching(
        /^image-layer: the text is an invisible layer over an image of 98\.0 % of the page$/,
      ),
    ]);
  });
});
