/** Danish written for katalog. */
import { readdirSync, readFileSync } from 'node:fs';
import { splitOf } from '../../bench/repair/splits.ts';
import { type Sentence, sentencesOf } from './corpus.ts';

const read = (file: string): string =>
  readFileSync(new URL(file, import.meta.url), 'utf8').replace(/^#.*$/gm, '');

/** The phrases of phrases.txt: pieces of sentences, a line of them parted by commas. */
export const phrases = (): Sentence[] =>
  read('phrases.txt')
    .split(/[\n,;]/)
    .map((phrase) => phrase.trim().toLowerCase())
    .filter((phrase) => phrase !== '')
    .map((phrase) => phrase.split(/\s+/).map((word) => (word === 'komma' ? ',' : word)));

const TEXTS = '../../bench/repair/texts/';

/** The sentences of sentences.txt, and of the texts of bench/repair that are to learn from. */
export const writtenSentences = (): Sentence[] =>
  [
    read('sentences.txt'),
    ...readdirSync(new URL(TEXTS, import.meta.url))
      .filter((file) => splitOf(file) === 'learn')
      .sort()
      .map((file) => read(`${TEXTS}${file}`)),
  ].flatMap(sentencesOf);
