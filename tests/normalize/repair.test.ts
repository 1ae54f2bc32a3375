import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { undoEdits } from '../../src/model/index.ts';
import { createNormalizer, type Normalizer } from '../../src/normalize/index.ts';
import { block, DAMAGED, PRINTED } from './setting.ts';

let normalizer: Normalizer;
beforeAll(async () => {
  normalizer = await createNormalizer();
});
const mended = (text: string): string => normalizer.repair(text).text;

describe('repair', () => {
  test('gives a damaged paragraph its letters back', () => {
    expect(mended(DAMAGED)).toBe(PRINTED);
  });

  test('records every change with its page, place, confidence and reason', () => {
    const { text, edits } = normalizer.repair(`Forste side\f${DAMAGED}`);
    expect(undoEdits(text, edits)).toBe(`Forste side\f${DAMAGED}`);
    expect(edits.every((edit) => edit.confidence > 0 && edit.reason !== '')).toBe(true);
    const first = edits.find((edit) => edit.before === 'arlige');
    expect(first).toMatchObject({ kind: 'diacritic', page: 2, after: 'årlige' });
  });

  test('keeps the case of what was read', () => {
    expect(mended(`${DAMAGED} Ogsa i Kobenhavn. ARSMODE`)).toBe(
      `${PRINTED} Også i København. ÅRSMØDE`,
    );
  });

  test.each([
    'moede@foreningen.dk',
    'www.arsmode-foreningen.dk/mode',
    'https://eksempel.dk/arsmode',
    'kl. 19.30',
    '12. marts 2026',
    '+45 20 30 40 50',
    'NATO',
    'B98',
  ])('leaves %s alone in damaged text', (item) => {
    expect(mended(`${DAMAGED} Se ${item} for mere.`)).toBe(`${PRINTED} Se ${item} for mere.`);
  });

  test('takes for an abbreviation what is a word without its stop only where the stop stands within a sentence', () => {
    const words = 'Hvem tor sige, om himlen er bla? Det gor den, der tor.';
    expect(mended(`${DAMAGED} ${words}`)).toBe(
      `${PRINTED} Hvem tør sige, om himlen er blå? Det gør den, der tør.`,
    );
    const shortened = 'Mad, bl.a. fisk, og tor. 4. marts.';
    expect(mended(`${DAMAGED} ${shortened}`)).toBe(`${PRINTED} ${shortened}`);
  });

  test('reads a lone bar at the beginning of a sentence as I', () => {
    expect(mended(`${DAMAGED} | ar er der fest.`)).toBe(`${PRINTED} I år er der fest.`);
  });

  test.each([
    ['Danish', PRINTED],
    [
      'Danish without a single æ, ø or å',
      'Kurset henvender sig til alle, der arbejder med borgere i kommunen. Deltagerne kommer til at arbejde med ' +
        'cases fra deres egen hverdag, og undervisningen veksler mellem korte foredrag og samtaler i grupper.',
    ],
    [
      'English',
      'The course is for all who work with citizens in the municipality. Members of the board are welcome, and ' +
        'for those who want to read more there is a list of books on the web site of the association.',
    ],
    [
      'Swedish',
      'Kursen vänder sig till alla som arbetar med medborgare i kommunen. Deltagarna får arbeta med fall från ' +
        'sin egen vardag, och undervisningen växlar mellan korta föredrag och samtal i grupper.',
    ],
    [
      'Norwegian',
      'Kurset henvender seg til alle som jobber med innbyggere i kommunen. Deltakerne får arbeide med saker fra ' +
        'egen hverdag, og undervisningen veksler mellom korte foredrag og samtaler i grupper.',
    ],
    [
      'German',
      'Der Kurs richtet sich an alle, die mit Bürgern in der Gemeinde arbeiten. Die Teilnehmer bearbeiten Fälle ' +
        'aus ihrem eigenen Alltag, und der Unterricht wechselt zwischen kurzen Vorträgen und Gesprächen.',
    ],
  ])('returns clean %s as it is', (_, text) => {
    expect(normalizer.repair(text)).toEqual({ text, edits: [] });
  });

  test('edits undo to the text as read, whatever it is', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        ...DAMAGED.split(' '),
        'kom-\nmune',
        'e\uFB01',
        'a\u030A',
        '\f',
        '|',
        '@re',
        '\u00AD\n',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const read = pieces.join(' ');
        const { text, edits } = normalizer.repair(read);
        return undoEdits(text, edits) === read;
      }),
      { numRuns: 200 },
    );
  });

  test('text without letters comes back as it is', () => {
    const sign = fc.constantFrom(...'0123456789 .,:;()+%/\n'.split(''));
    fc.assert(
      fc.property(fc.string({ unit: sign }), (text) => {
        const result = normalizer.repair(text);
        return result.text === text && result.edits.length === 0;
      }),
    );
  });
});

describe('normalize', () => {
  test('joins a word divided over lines and mends it, and each edit names the page of its line', () => {
    const [first, ...rest] = DAMAGED.split(' Vi begynder ');
    const blocks = [
      block(first!),
      block(
        [`Vi begynder ${rest.join('')} Der er ogsa ker-`, 1],
        ['sel og ror til boldhallen pa broen.', 2],
      ),
    ];
    const out = normalizer.normalize(blocks);
    expect(out[0]!.text).toContain('årlige møde');
    expect(out[1]!.text.endsWith('Der er også kørsel og rør til boldhallen på broen.')).toBe(true);
    expect(out[1]!.edits.find((edit) => edit.before === 'pa')).toMatchObject({ page: 2 });
    for (const { raw, text, edits } of out) expect(undoEdits(text, edits)).toBe(raw);
  });

  test('leaves the blocks it is given as they are', () => {
    const given = block(...DAMAGED.split('. '));
    const copy = structuredClone(given);
    normalizer.normalize([given]);
    expect(given).toEqual(copy);
  });

  test('mends the damaged page of a document that is clean elsewhere', () => {
    const clean = block(PRINTED);
    const damaged = block(...DAMAGED.split('\n').map((line) => [line, 2] as const));
    const out = normalizer.normalize([clean, damaged, { ...clean, page: 3 }]);
    expect(out.map((b) => b.text)).toEqual([PRINTED, PRINTED, PRINTED]);
  });
});
