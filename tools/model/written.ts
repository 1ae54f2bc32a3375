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

/** The texts of a folder, in the order of their names, without the lines that name a subject. */
const readAll = (folder: string, accept: (file: string) => boolean = () => true): string[] =>
  readdirSync(new URL(folder, import.meta.url))
    .filter(accept)
    .sort()
    .map((file) => read(`${folder}${file}`));

/** The sentences of the files in sentences/, and of the texts of bench/repair that are to learn from. */
export const writtenSentences = (): Sentence[] =>
  [
    ...readAll('sentences/'),
    ...readAll('../../bench/repair/texts/', (file) => splitOf(file) === 'learn'),
  ].flatMap(sentencesOf);
