/**
 * `npm run model`: builds models/danish/lexicon.bin and context.bin from npm and Debian packages (see
 * models/danish/MODEL.md). Same packages and same Node, same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { packSections } from '../../src/normalize/model/container.ts';
import { STANDALONE } from '../../src/normalize/model/lexicon.ts';
import { countPairs } from './context.ts';
import { readCorpus } from './corpus.ts';
import { fromCounts, fromNeighbours, fromParadigms, mix } from './frequencies.ts';
import { contextSections } from './pack-context.ts';
import { lexiconSections } from './pack-lexicon.ts';
import { dictionaryEntries, foreignRanks, rankList, tesseractLists } from './sources.ts';
import { findTelltales } from './telltales.ts';

const OUT = 'models/danish';
/** A phrase written for the model stands for so many in running text. */
const PHRASE_WEIGHT = 3;
/** A text in another language is the rarer case, and stop words tell it too. */
const FOREIGN_SHARE = 0.05;

const { words: tesseractWords, pairs: listedPairs } = tesseractLists();
const { roles, paradigms } = dictionaryEntries(tesseractWords);
console.log('word forms', roles.size);

const { sentences, versions } = readCorpus();
console.log('corpus', versions.join(', '), sentences.length, 'sentences');
const phrases = readFileSync(new URL('phrases.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => !line.startsWith('#'))
  .flatMap((line) => line.split(/[,;]/))
  .map((phrase) =>
    phrase
      .trim()
      .split(/\s+/)
      .map((word) => (word === 'KOMMA' ? ',' : word)),
  )
  .filter((phrase) => phrase[0] !== '');

const isWord = (word: string): boolean => /^\p{L}/u.test(word);
const counted = fromCounts(
  sentences
    .flat()
    .filter(isWord)
    .map((word) => [word, 1] as const),
);
const phraseWords = fromCounts(
  phrases
    .flat()
    .filter(isWord)
    .map((word) => [word.toLowerCase(), 1] as const),
);
const attested = mix([
  [0.26, rankList('danish')],
  [0.54, fromNeighbours(listedPairs)],
  [0.17, counted],
  [0.03, phraseWords],
]);
const frequency = mix([
  [0.96, attested],
  [0.04, fromParadigms(paradigms, attested)],
]);

const foreign = foreignRanks();
const tesseractLow = new Set(tesseractWords.filter((word) => word === word.toLowerCase()));
const telltales = findTelltales(frequency, (form) =>
  Math.max(
    frequency.get(form) ?? 0,
    ((roles.get(form) ?? 0) & STANDALONE) !== 0 || tesseractLow.has(form) ? 1e-6 : 3e-8,
    ...foreign.map((list) => FOREIGN_SHARE * (list.get(form) ?? 0)),
  ),
);
console.log('tell-tales', telltales.length);

const words = [...roles.keys()].sort((a, b) => (a < b ? -1 : 1));
const lexicon = packSections(lexiconSections(words, roles, frequency, telltales));
writeFileSync(`${OUT}/lexicon.bin`, lexicon);

const counts = countPairs([
  ...sentences.map((sentence) => ({ words: sentence, weight: 1 })),
  // A phrase is no sentence: its first word has no known neighbour, and is not counted.
  ...phrases.map((phrase) => ({
    words: phrase.map((word) => word.toLowerCase()),
    weight: PHRASE_WEIGHT,
    fragment: true,
  })),
]);
const context = packSections(contextSections(words, roles, frequency, counts, listedPairs));
writeFileSync(`${OUT}/context.bin`, context);
console.log('bytes', lexicon.length, '+', context.length);
