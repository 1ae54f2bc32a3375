import { expect, test } from 'vitest';
import { loneBars, strayMarks } from '../../src/normalize/lone-bars.ts';

const mended = (text: string): string =>
  loneBars(text).reduceRight((t, { at, after }) => t.slice(0, at) + after + t.slice(at + 1), text);

test.each([
  ['| foråret mødes vi.', 'I foråret mødes vi.'],
  ['På kurset lærer | at dele ansvar.', 'På kurset lærer I at dele ansvar.'],
  ['Har\n| brug for hjælp?', 'Har\nI brug for hjælp?'],
  ['Bagefter, når | har øvet, | mellemtiden', 'Bagefter, når | har øvet, | mellemtiden'],
])('%s', (read, text) => {
  expect(mended(read)).toBe(text);
});

test.each([
  'Navn | alder | by',
  'Forside | Om os',
  'a|b',
  '| Pris',
  'Det er en fil, som det er nemt at læse:\n\nsort /sti/navn | uniq tal\n\nDet er det, som den er til.',
])('left alone: %s', (text) => {
  expect(mended(text)).toBe(text);
});

test.each([
  ['‘Webinar om søgning. Sidder du fast?', 'Webinar om søgning. Sidder du fast?'],
  ['‘Vi ses’, sagde hun.', '‘Vi ses’, sagde hun.'],
  ['Det er ‘Webinar', 'Det er ‘Webinar'],
])('an opening mark that nothing closes: %s', (read, text) => {
  const left = strayMarks(read).reduceRight(
    (t, { at, before, after }) => t.slice(0, at) + after + t.slice(at + before.length),
    read,
  );
  expect(left).toBe(text);
});
