import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCutter, longestPiece, type Piece } from '../../../src/normalize/stream/cut.ts';

const NEAR = 5;

function cut(chunks: readonly string[], near = NEAR): Piece[] {
  const cutter = createCutter(near);
  return [...chunks.flatMap((chunk) => [...cutter.push(chunk)]), ...cutter.end()];
}
const texts = (text: string, near = NEAR): string[] => cut([text], near).map((piece) => piece.text);

/** Few words, so that many places look alike, and all that can stand between them. */
const atom = fc
  .tuple(
    fc.constantFrom(
      'a',
      'b',
      'og',
      'huset',
      'Vi',
      'slut.',
      'kom-',
      '|',
      '\u0301',
      '😀',
      'x'.repeat(1500),
    ),
    fc.constantFrom(
      ' ',
      ' ',
      ' ',
      '\n',
      '\r\n',
      '\n\n',
      '\r\n\r\n',
      '\f',
      '\t \u00A0',
      ' '.repeat(3000),
    ),
  )
  .map(([word, blanks]) => word + blanks);
const atoms = fc.array(atom, { maxLength: 200 });
const countWords = (text: string): number => text.match(/\S+/g)?.length ?? 0;

describe('pieces of plain text', () => {
  test('end where paragraphs and pages do, if there are enough', () => {
    const paragraph = 'Vi mødes hver uge i den store sal, og alle er velkomne. Kom glad!';
    const pieces = cut([`${paragraph}\n\n${paragraph}\f${paragraph}\n\n${paragraph}`], 8);
    expect(pieces.map(({ text }) => text.trim())).toEqual(Array(4).fill(paragraph));
    expect(pieces.map(({ begins }) => begins)).toEqual(['page', 'block', 'page', 'block']);
    expect(pieces.every(({ opens }) => opens)).toBe(true);
  });

  test('end with sentences where a paragraph is long', () => {
    const sentence = 'Her er en sætning på otte små ord. ';
    for (const text of texts(sentence.repeat(40), 12)) expect(text.trim()).toMatch(/\.$/);
  });

  test('never part a divided word, also across pages', () => {
    const pieces = texts('Kommunal-\n\nbestyrelsen, og kommunal-\n\fbestyrelsen, '.repeat(60));
    expect(pieces.length).toBeGreaterThan(5);
    for (const piece of pieces.slice(0, -1)) expect(piece).not.toMatch(/-\s*$/);
  });

  test('tell whether a sentence begins with them', () => {
    const list = cut([`${'æble pære blomme kirsebær stikkelsbær ribs '.repeat(30)}`]);
    expect(list.length).toBeGreaterThan(2);
    expect(list.slice(1).some(({ opens }) => opens)).toBe(false);
    const lines = cut(['Kaffe og kage\nFrokost i det fri\n'.repeat(30)]);
    expect(lines.filter(({ opens }) => opens).length).toBeGreaterThan(2);
  });

  test('together are the text, and none is longer than promised', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          atoms.map((list) => list.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (text) => {
          const pieces = texts(text);
          expect(pieces.join('')).toBe(text);
          for (const piece of pieces)
            expect(countWords(piece)).toBeLessThanOrEqual(longestPiece(NEAR));
        },
      ),
    );
  });

  test('are the same however the text comes in', () => {
    fc.assert(
      fc.property(atoms, fc.array(fc.nat({ max: 5000 })), (list, places) => {
        const text = list.join('');
        const ends = [...new Set(places.map((place) => place % (text.length + 1))), text.length];
        const chunks = ends
          .sort((a, b) => a - b)
          .map((end, i, all) => text.slice(all[i - 1] ?? 0, end));
        expect(cut(chunks)).toEqual(cut([text]));
      }),
    );
    const text = 'Et æble 😀 om dagen.\r\n\r\nOg en pære. '.repeat(9);
    expect(cut([...Array(text.length).keys()].map((i) => text.charAt(i)))).toEqual(cut([text]));
  });

  test('do not change further away from a change than the words compared', () => {
    const words = fc.array(
      fc
        .tuple(
          fc.constantFrom('a', 'b', 'c', 'dag', 'Vi', 'slut.'),
          fc.constantFrom(' ', '\n', '\n\n'),
        )
        .map((pair) => pair.join('')),
      { minLength: 40, maxLength: 120 },
    );
    /** Places of cuts as words before them. */
    const cuts = (text: string): number[] => {
      let sum = 0;
      return texts(text).map((piece) => {
        sum += countWords(piece);
        return sum;
      });
    };
    fc.assert(
      fc.property(words, words, words, (before, inserted, after) => {
        const [plain, changed] = [
          cuts([...before, ...after].join('')),
          cuts([...before, ...inserted, ...after].join('')),
        ];
        const at = before.length;
        const far = NEAR + 1;
        expect(changed.filter((place) => place < at - far)).toEqual(
          plain.filter((place) => place < at - far),
        );
        expect(
          changed.map((place) => place - inserted.length).filter((place) => place > at + far),
        ).toEqual(plain.filter((place) => place > at + far));
      }),
    );
  });
});
