import { beforeAll, describe, expect, test } from 'vitest';
import { undoEdits } from '../../src/model/index.ts';
import { createNormalizer, type Normalizer } from '../../src/normalize/index.ts';
import { DAMAGED, PRINTED } from './setting.ts';

let normalizer: Normalizer;
beforeAll(async () => {
  normalizer = await createNormalizer();
});
/** A sentence mended inside a damaged text, which shows that letters were lost. */
function inDamagedText(sentence: string): string {
  const { text } = normalizer.repair(`${DAMAGED}\n\n${sentence}\n\n${DAMAGED}`);
  return text.split('\n\n')[1]!;
}

describe('context decides between words that look alike', () => {
  test.each([
    ['Eleverne far en ny bog.', 'Eleverne får en ny bog.'],
    ['Hendes far er syg.', 'Hendes far er syg.'],
    ['Det skete dagen for festen.', 'Det skete dagen før festen.'],
    ['Det er for sent.', 'Det er for sent.'],
    ['Hvad gor du i gar?', 'Hvad gør du i går?'],
    ['Vi gar en tur ved soen.', 'Vi går en tur ved søen.'],
    ['Han er fodt i Odense.', 'Han er født i Odense.'],
    ['De star ved doren.', 'De står ved døren.'],
    ['Bade born og voksne kan veere med.', 'Både børn og voksne kan være med.'],
    ['Det kan gores pa flere mader.', 'Det kan gøres på flere måder.'],
    ['Vi laver mad pa bal.', 'Vi laver mad på bål.'],
  ])('%s', (read, printed) => expect(inDamagedText(read)).toBe(printed));
});

describe('other damage in damaged text', () => {
  test.each([
    [
      'a sign for a letter',
      'Vi besgger kgkkenet og dr¢fter maden.',
      'Vi besøger køkkenet og drøfter maden.',
    ],
    ['a digit for a letter', 'Alle skal med p8 turen, s4 kom.', 'Alle skal med på turen, så kom.'],
    ['a bar for an I', '| lobet af ugen maler vi huset.', 'I løbet af ugen maler vi huset.'],
    [
      '@ for Ø at the beginning',
      '@vrige oplysninger findes her.',
      'Øvrige oplysninger findes her.',
    ],
    ['words run together', 'De kan deltagei undervisningen.', 'De kan deltage i undervisningen.'],
    [
      'three words run together',
      'Aftalen tager udgangspunktide gamle regler.',
      'Aftalen tager udgangspunkt i de gamle regler.',
    ],
    [
      'the first part of a joint compound',
      'Sagen ligger i borne- og ungeudvalget.',
      'Sagen ligger i børne- og ungeudvalget.',
    ],
    ['a tall letter for a capital', 'Vi ses pa Igrdag.', 'Vi ses på lørdag.'],
    ['the ring of å for a capital', 'Biblioteket er Abent i dag.', 'Biblioteket er åbent i dag.'],
    ['a bar for an i in a sentence', 'De bor | et hus ved vandet.', 'De bor i et hus ved vandet.'],
    [
      'a bar for the pronoun I',
      'Her er gode rad, nar | kan bruge dem.',
      'Her er gode råd, når I kan bruge dem.',
    ],
    [
      'a compound that no list has',
      'Et nyt foraeldrerddsmode holdes.',
      'Et nyt forældrerådsmøde holdes.',
    ],
  ])('%s', (_, read, printed) => expect(inDamagedText(read)).toBe(printed));

  test.each([
    ['Hun taler om eventuelt opstadede kriser.', 'Hun taler om eventuelt opståede kriser.'],
    ['Det er et stort omralde i byen.', 'Det er et stort område i byen.'],
    ['De gennemgadr planen.', 'De gennemgår planen.'],
    ['Han bor pad landet.', 'Han bor på landet.'],
    ['Han holder foddselsdag i maj.', 'Han holder fødselsdag i maj.'],
  ])('a stray letter beside a lost one: %s', (read, printed) =>
    expect(inDamagedText(read)).toBe(printed),
  );

  test.each([
    'Se /etc/ssh/config og min_fil.gbr for mere.',
    'The mode of the day is to have made it for all of you.',
    'Mads Bagh og Gro Holm bor her.',
    'Den koster 1.450 kr. pr. stk. inkl. moms.',
    'Brug A4, B98 eller H264 til det.',
    'Hun sad og gik skridt for skridt.',
    'R&D og P4 er navne.',
  ])('leaves alone: %s', (sentence) => expect(inDamagedText(sentence)).toBe(sentence));

  test('an edit names what was misread', () => {
    const read = `${DAMAGED} De kan deltagei kurset.`;
    const { text, edits } = normalizer.repair(read);
    expect(undoEdits(text, edits)).toBe(read);
    expect(edits.find((edit) => edit.before === 'sporgsmal')).toMatchObject({
      kind: 'diacritic',
      after: 'spørgsmål',
      reason: 'ø read as o, å read as a',
    });
    expect(edits.find((edit) => edit.before === 'deltagei')).toMatchObject({ kind: 'split' });
  });
});

describe('adaptation', () => {
  test('a text that always reads ø as e teaches it for words that could be something else', () => {
    const always =
      'Mødet, løn, køb og prøver drøftes. Søren hører om øvelser, løb, føtex og bøger til børn. ';
    const read = always.repeat(3).replaceAll('ø', 'e');
    const { text } = normalizer.repair(`${read}\n${DAMAGED}`);
    expect(text.startsWith('Mødet, løn, køb og prøver drøftes. Søren hører om øvelser')).toBe(true);
  });
});

describe('windows', () => {
  test('text far away changes nothing', () => {
    const long = `${DAMAGED} `.repeat(30);
    const near = normalizer.repair(long).text;
    const appended = normalizer.repair(`${long}${DAMAGED.replaceAll('o', '@')}`).text;
    expect(appended.startsWith(near.slice(0, near.length / 2))).toBe(true);
  });

  test('time grows with the length of the text, no faster', () => {
    const seconds = (times: number): number => {
      const text = `${DAMAGED}\n\n`.repeat(times);
      const before = process.cpuUsage().user;
      normalizer.repair(text);
      return (process.cpuUsage().user - before) / 1e6;
    };
    seconds(50);
    expect(seconds(600)).toBeLessThan(24 * (seconds(50) + 0.1));
  });

  test('a page in Danish is mended, one in Swedish beside it is not touched', () => {
    const swedish =
      'Kursen vänder sig till alla som arbetar med medborgare i kommunen. Deltagarna får arbeta med fall från ' +
      'sin egen vardag, och undervisningen växlar mellan korta föredrag och samtal i grupper.';
    const { text } = normalizer.repair(`${DAMAGED}\f${swedish}\f${DAMAGED}`);
    expect(text).toBe(`${PRINTED}\f${swedish}\f${PRINTED}`);
  });
});
