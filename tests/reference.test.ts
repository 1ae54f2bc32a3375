import { expect, it } from 'vitest';
import { referenceOf } from '../src/index.ts';
import { ENGLISH_READ, edition } from './diff/edition.ts';

const offerings = [
  { title: 'Kor', description: 'Vi synger.\n\nAlle kan være med.', location: 'Salen' },
];

it('takes the texts of the records, a paragraph each', () => {
  const reference = referenceOf({ label: 'a', file: edition(offerings) });
  expect(reference).toMatchObject({ fileName: 'katalog.pdf', sha256: '0'.repeat(64) });
  expect(reference.passages).toEqual(['Kor', 'Vi synger.', 'Alle kan være med.', 'Salen']);
});

it('takes all the text where that is at hand, but for damaged pages', () => {
  const file = edition(offerings);
  const text = 'Forord\n\nVi synger.\n\fAfbud\n';
  expect(referenceOf({ label: 'a', file, text }).passages).toEqual([
    'Forord',
    'Vi synger.',
    'Afbud',
  ]);
  const damaged = edition(offerings, ENGLISH_READ);
  expect(referenceOf({ label: 'a', file: damaged, text }).passages).toEqual(['Afbud']);
});

it('refuses an edition that is damaged throughout', () => {
  const file = edition(offerings, ENGLISH_READ);
  expect(() => referenceOf({ label: 'a.txt', file })).toThrow(/an edition that was read well/);
});
