import { createRequire } from 'node:module';
import { fold } from '../fold.ts';

const require = createRequire(import.meta.url);
// by subpath: the whole of natural takes long to import and opens database drivers
const { stem } = require('natural/lib/natural/stemmers/porter_stemmer_no.js') as {
  stem: (word: string) => string;
};
const { words: STOP_WORDS } = require('natural/lib/natural/util/stopwords_no.js') as {
  words: readonly string[];
};

const STOPPED: ReadonlySet<string> = new Set(STOP_WORDS.map(fold));
/** A Danish word this long may be a compound, and its last part says what it is: "ledernetværk". */
const COMPOUND = 9;
const LAST_PART = 6;

/**
 * What of a text tells its kind: stems, and the last letters of what may be compounds. natural has no Danish stemmer;
 * the Norwegian one cuts the same endings.
 */
export const features = (text: string): string[] =>
  fold(text)
    .split(' ')
    .filter((word) => word.length > 1 && !STOPPED.has(word) && !/\d/.test(word))
    .flatMap((word) => {
      const own = stem(word);
      return own.length >= COMPOUND ? [own, `-${own.slice(-LAST_PART)}`] : [own];
    });
