/**
 * `npm run model`: builds models/danish/lexicon.bin and context.bin from npm and Debian packages (see
 * models/danish/MODEL.md). Same packages and same Node, same bytes.
 */
import { writeFileSync } from 'node:fs';
import { packSections } from '../../src/normalize/model/container.ts';
import { NAME, STANDALONE } from '../../src/normalize/model/lexicon.ts';
import { countPairs } from './context.ts';
import { danishCorpus, foreignCorpora, isWord, type Sentence } from './corpus.ts';
import { fromCounts, fromNeighbours, fromParadigms, mix } from './frequencies.ts';
import { contextSections } from './pack-context.ts';
import { lexiconSections } from './pack-lexicon.ts';
import { dictionaryEntries, tesseractLists } from './sources.ts';
import { findTelltales } from './telltales.ts';
import { phrases, writtenSentences } from './written.ts';

const OUT = 'models/danish';
/** A sentence of a software manual counts for so much when pairs are counted: it is not what is to be mended. */
const MANUAL_WEIGHT = 0.5;
/** A phrase or sentence written for the model stands for so many in running text. */
const PHRASE_WEIGHT = 3;
const SENTENCE_WEIGHT = 2;
/** Weights of the sources of frequency: the best of four mixtures on the develop half of bench/repair. */
const WEIGHTS = { neighbours: 0.5, counts: 0.15, phrases: 0.1, sentences: 0.25 } as const;
/** A text in another language is the rarer case, and stop words tell it too. */
const FOREIGN_SHARE = 0.05;

const frequencyIn = (sentences: readonly Sentence[]): Map<string, number> =>
  fromCounts(
    sentences
      .flat()
      .filter(isWord)
      .map((word) => [word, 1] as const),
  );

const { words: tesseractWords, pairs: listedPairs } = tesseractLists();
const { roles, paradigms } = dictionaryEntries(tesseractWords);
console.log('word forms', roles.size);

const corpus = danishCorpus();
console.log('corpus', corpus.versions.join(', '), corpus.sentences.length, 'sentences');
const written = writtenSentences();
const phraseList = phrases();
console.log('written', phraseList.length, 'phrases', written.length, 'sentences');

/** That a text is about someone tells nothing of how common the name is. */
const withoutNames = (sentence: Sentence): Sentence =>
  sentence.filter((word) => ((roles.get(word) ?? 0) & NAME) === 0);
const attested = mix([
  [WEIGHTS.neighbours, fromNeighbours(listedPairs)],
  [WEIGHTS.counts, frequencyIn(corpus.sentences)],
  [WEIGHTS.phrases, frequencyIn(phraseList)],
  [WEIGHTS.sentences, frequencyIn(written.map(withoutNames))],
]);
const frequency = mix([
  [0.96, attested],
  [0.04, fromParadigms(paradigms, attested)],
]);

const foreign = foreignCorpora();
console.log('foreign', foreign.flatMap(({ versions }) => versions).join(', '));
const foreignFrequencies = foreign.map(({ sentences }) => frequencyIn(sentences));
const tesseractLow = new Set(tesseractWords.filter((word) => word === word.toLowerCase()));
const telltales = findTelltales(frequency, (form) =>
  Math.max(
    frequency.get(form) ?? 0,
    ((roles.get(form) ?? 0) & STANDALONE) !== 0 || tesseractLow.has(form) ? 1e-6 : 3e-8,
    ...foreignFrequencies.map((list) => FOREIGN_SHARE * (list.get(form) ?? 0)),
  ),
);
console.log('tell-tales', telltales.length);

const words = [...roles.keys()].sort((a, b) => (a < b ? -1 : 1));
const lexicon = packSections(lexiconSections(words, roles, frequency, telltales));
writeFileSync(`${OUT}/lexicon.bin`, lexicon);

const counts = countPairs([
  ...corpus.sentences.map((sentence) => ({ words: sentence, weight: MANUAL_WEIGHT })),
  ...written.map((sentence) => ({ words: sentence, weight: SENTENCE_WEIGHT })),
  // A phrase is no sentence: its first word has no known neighbour, and is not counted.
  ...phraseList.map((phrase) => ({ words: phrase, weight: PHRASE_WEIGHT, fragment: true })),
]);
const context = packSections(contextSections(words, roles, frequency, counts, listedPairs));
writeFileSync(`${OUT}/context.bin`, context);
console.log('bytes', lexicon.length, '+', context.length);
