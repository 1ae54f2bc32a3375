import { describe, expect, it } from 'vitest';
import { loadConfusions } from '../../src/comparison.ts';
import { compare } from '../../src/diff/index.ts';
import { edition, SCANNED, SET, textOf } from './edition.ts';

const confusions = await loadConfusions();
type Told = Parameters<typeof edition>[0];

const changesOf = (before: Told, after: Told, manner = SCANNED) => {
  const { changes, noise = [] } = compare(edition(before, manner), edition(after, SET), {
    confusions,
    showNoise: true,
  });
  return {
    changes: changes.map(({ after: offering, aspects }) => [offering?.title, ...aspects]),
    reasons: [...new Set(noise.map(({ reason }) => reason))],
  };
};

const text = textOf(1);
const ELSEWHERE = ['words that a reading put elsewhere'];

describe('of a scan', () => {
  it('lays a field and its label that stand in the text to the reading', () => {
    expect(
      changesOf(
        [{ title: 'Kor', description: `${text}\n\nKursusnr. M-11` }],
        [{ title: 'Kor', description: text, courseNumber: 'M-11' }],
      ),
    ).toMatchObject({ changes: [] });
  });

  it('lays the facts of one offering that stand in the text of another to the reading', () => {
    const facts = { duration: { text: '1 dag', iso: 'P1D' }, location: 'Hallen i Vestby' };
    const other = textOf(2);
    expect(
      changesOf(
        [
          { title: 'Kor', description: `${text} Varighed:1dag — Sted: Hallen i Vestby` },
          { title: 'Orkester', description: other },
        ],
        [
          { title: 'Kor', description: text },
          { title: 'Orkester', description: other, ...facts },
        ],
      ),
    ).toEqual({ changes: [], reasons: ELSEWHERE });
  });

  it('lays a line that was read out of its order to the reading', () => {
    const [before, after] = [
      `${text} så går vi hjem. Og så igen`,
      `${text} Og så igen så går vi hjem.`,
    ];
    expect(
      changesOf([{ title: 'Kor', description: before }], [{ title: 'Kor', description: after }]),
    ).toEqual({ changes: [], reasons: ELSEWHERE });
  });

  it('lays a date with a sign for a digit among the providers to the reading', () => {
    const date = { text: '9. juni 2026 kl. 17', start: '2026-06-09T17:00' };
    expect(
      changesOf(
        [{ title: 'Kor', description: text, providers: ['Laget', '9. juni 202€ kl. 17'] }],
        [{ title: 'Kor', description: text, providers: ['Laget'], schedule: [date] }],
      ),
    ).toMatchObject({ changes: [] });
  });

  it('lays a place that was read in parts among the times to the reading', () => {
    const date = { text: '22. oktober 2026 kl. 19-21', start: '2026-10-22T19:00' };
    expect(
      changesOf(
        [
          {
            title: 'Kor',
            description: text,
            schedule: [{ ...date, text: '22. oktober 2026 kl. Musikhuset, 19-21 lokale 4' }],
          },
        ],
        [{ title: 'Kor', description: text, schedule: [date], location: 'Musikhuset, lokale 4' }],
      ),
    ).toMatchObject({ changes: [] });
  });

  it('tells a field that stands nowhere in the scan', () => {
    expect(
      changesOf(
        [{ title: 'Kor', description: text }],
        [{ title: 'Kor', description: text, location: 'Hallen i Vestby' }],
      ).changes,
    ).toEqual([['Kor', 'location']]);
  });

  it('tells a place that another offering has, too', () => {
    const location = 'Hallen i Vestby';
    expect(
      changesOf(
        [
          { title: 'Kor', description: text, location },
          { title: 'Orkester', description: textOf(2) },
        ],
        [
          { title: 'Kor', description: text, location },
          { title: 'Orkester', description: textOf(2), location },
        ],
      ).changes,
    ).toEqual([['Orkester', 'location']]);
  });

  it('tells a sentence that came in, and a price that is another', () => {
    const price = (amount: number) => ({ text: `${amount} kr.`, amount, currency: 'DKK' as const });
    expect(
      changesOf(
        [{ title: 'Kor', description: text, price: price(100) }],
        [{ title: 'Kor', description: `${text} Tag varmt tøj med.`, price: price(200) }],
      ).changes,
    ).toEqual([['Kor', 'price', 'text']]);
  });
});

it('lays nothing to the reading where both editions were read as they were set', () => {
  expect(
    changesOf(
      [{ title: 'Kor', description: `${text} så går vi hjem. Og så igen` }],
      [{ title: 'Kor', description: `${text} Og så igen så går vi hjem.` }],
      SET,
    ).changes,
  ).toEqual([['Kor', 'text']]);
});

describe('of editions that were read as they were set', () => {
  const facts = (courseNumber: string, location: string) => ({ courseNumber, location });
  const told = (before: Told, after: Told) => changesOf(before, after, SET);

  it('lays numbers that were read into the text of the offering before to the reading', () => {
    expect(
      told(
        [
          { title: 'Kor', description: text },
          { title: 'Orkester', description: textOf(2), ...facts('203', 'Hallen i Vestby') },
          { title: 'Danseskole', description: textOf(3), ...facts('204', 'Rådhuset, sal B') },
        ],
        [
          { title: 'Kor', description: `${text}\n\n203` },
          { title: 'Orkester', description: `${textOf(2)}\n\nHallen i Vestby\n\n204` },
          { title: 'Danseskole', description: `${textOf(3)}\n\nRådhuset, sal B` },
        ],
      ),
    ).toEqual({
      changes: [],
      reasons: ['the same words, read into the offering before or after'],
    });
  });

  it('tells a number that is another where it went', () => {
    expect(
      told(
        [
          { title: 'Kor', description: text },
          { title: 'Orkester', description: textOf(2), courseNumber: '203' },
        ],
        [
          { title: 'Kor', description: `${text}\n\n208` },
          { title: 'Orkester', description: textOf(2) },
        ],
      ).changes,
    ).toEqual([
      ['Kor', 'text'],
      ['Orkester', 'number'],
    ]);
  });

  it('tells a sentence that the publisher put into the next text, and a place given to the next offering', () => {
    const moved = 'Husk madpakke.';
    expect(
      told(
        [
          { title: 'Kor', description: `${text} ${moved}`, location: 'Hallen i Vestby' },
          { title: 'Orkester', description: textOf(2) },
        ],
        [
          { title: 'Kor', description: text },
          { title: 'Orkester', description: `${textOf(2)} ${moved}`, location: 'Hallen i Vestby' },
        ],
      ).changes,
    ).toEqual([
      ['Kor', 'location', 'text'],
      ['Orkester', 'location', 'text'],
    ]);
  });

  it('lays names that were taken for one to the reading, and tells one that came in', () => {
    const providers = ['Nordlys', 'Sangkoret'];
    const of = (names: readonly string[]): Told => [
      { title: 'Kor', description: text, providers: [...names] },
    ];
    expect(told(of(providers), of(['Nordlys og Sangkoret']))).toEqual({
      changes: [],
      reasons: ['the same names, parted otherwise'],
    });
    expect(told(of(providers), of(['Nordlys og Koret'])).changes).toEqual([['Kor', 'provider']]);
  });
});
