import { expect, test } from 'vitest';
import { runInQuotations } from '../../src/normalize/quotations.ts';

const parted = (text: string): string =>
  runInQuotations(text).reduceRight(
    (t, { at, before, after }) => t.slice(0, at) + after + t.slice(at + before.length),
    text,
  );

test.each([
  ['Se filmen’Den lange vej’ i aften.', 'Se filmen ’Den lange vej’ i aften.'],
  ['Læs bogen"Havet" først.', 'Læs bogen "Havet" først.'],
])('%s', (read, text) => expect(parted(read)).toBe(text));

test.each([
  'Se filmen ’Den lange vej’ i aften.',
  'O’Neill og d’Alembert og l’Oréal’ mødtes.',
  'Borgerens’ Hus',
  'Hun sagde: »Kom ind.« Så gik de.',
  'Han kaldte det "havet".',
])('left alone: %s', (text) => expect(parted(text)).toBe(text));
