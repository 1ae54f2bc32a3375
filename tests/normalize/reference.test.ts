import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { undoEdits } from '../../src/model/index.ts';
import { createNormalizer } from '../../src/normalize/index.ts';
import { block, DAMAGED, PRINTED } from './setting.ts';

const { normalize, repair } = await createNormalizer();

/** The damaged text with a sentence more, mended with an edition as evidence that has `known` there. */
const mended = (read: string, known: string): string => {
  const { text } = repair(`${DAMAGED} ${read}`, { reference: [`${PRINTED} ${known}`] });
  return text.slice(PRINTED.length + 1);
};

describe('with a clean edition as evidence', () => {
  it('restores a name that no list has', () => {
    const [read, printed] = [
      'Hver aften ringer Kjzertrud Ablegore.',
      'Hver aften ringer Kjærtrud Ablegøre.',
    ];
    expect(repair(`${DAMAGED} ${read}`).text).not.toContain('Ablegøre');
    expect(mended(read, printed)).toBe(printed);
  });

  it('tells words apart that are read alike', () => {
    const read = 'Holdet er meget hojt, siger han.';
    expect(mended(read, 'Holdet er meget højt, siger han.')).toContain('højt');
    expect(mended('De kan fa alt med i dag.', 'De kan få alt med i dag.')).toContain('få alt');
    expect(mended('De ser sin far i dag.', 'De ser sin far i dag.')).toContain('far i');
  });

  it('says so in the edits, which can be undone', () => {
    const read = `${DAMAGED} Hver aften ringer Ablegore.`;
    const { text, edits } = repair(read, { reference: [`${PRINTED} Hver aften ringer Ablegøre.`] });
    expect(edits.at(-1)).toMatchObject({
      before: 'Ablegore',
      after: 'Ablegøre',
      reason: 'ø read as o, a compound, the reference has it',
    });
    expect(undoEdits(text, edits)).toBe(read);
  });

  it('keeps what the reference has otherwise, where no confusion explains it', () => {
    for (const [printed, known] of [
      ['Gebyret er halvtreds kroner om dagen.', 'Gebyret er tres kroner om dagen.'],
      ['Vi spiser en hest til frokost.', 'Vi spiser en rest til frokost.'],
      ['Vi spiser kl. 17 i salen.', 'Vi spiser kl. 18 i salen.'],
      ['Hun bor i en kasse nu.', 'Hun bor i en tasse nu.'],
      ['Det er folk som maler.', 'Det er folk søm maler.'],
      ['Der er et bord til alle.', 'Der er et ord til alle.'],
    ] as const) {
      expect(mended(printed, known)).toBe(printed);
    }
  });

  it('mends blocks by it', () => {
    const [passage] = normalize([block(...`${DAMAGED} Ablegore.`.split(/(?<=\.) /))], {
      reference: [`${PRINTED} Ablegøre.`],
    });
    expect(passage?.text).toContain('Ablegøre');
  });

  it('changes nothing in text that lost no letters, whatever the reference says', () => {
    const damage = fc.constantFrom('Vi modes pa radhuset.', 'Modet bliver pa lordag.', 'Ja.');
    const word = fc.constantFrom(...PRINTED.split(' '), 'gør', 'går', 'får', 'før', 'møde', 'måde');
    fc.assert(
      fc.property(fc.array(word, { minLength: 5, maxLength: 40 }), damage, (words, other) => {
        const text = `${PRINTED} ${words.join(' ')}`;
        const reference = [PRINTED.replaceAll('er', 'ør'), words.join(' '), other];
        expect(repair(text, { reference }).text).toBe(text);
      }),
      { numRuns: 40 },
    );
  });

  it('never puts a word that no confusion explains', () => {
    const letters = [...'bcfghjkmnpqsuwxz'];
    const word = fc.array(fc.constantFrom(...letters), { minLength: 5, maxLength: 9 });
    fc.assert(
      fc.property(word, fc.nat(), fc.constantFrom(...letters), (list, at, other) => {
        const place = at % list.length;
        fc.pre(list[place] !== other);
        const [printed, known] = [list.join(''), list.with(place, other).join('')];
        expect(
          mended(`Hun siger ${printed} til ham.`, `Hun siger ${known} til ham.`),
        ).not.toContain(known);
      }),
      { numRuns: 60 },
    );
  });
});
