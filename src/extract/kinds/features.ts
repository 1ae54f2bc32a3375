import { createRequire } from 'node:module';
import type { Profile } from '../../model/index.ts';
import { fold } from '../fold.ts';
import { kindsNamed } from './words.ts';

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

/** What tells the kind of an offering: the texts, as far as there are any. */
export interface KindTexts {
  readonly title: string;
  /** The title of the innermost section. */
  readonly section: string;
  /** The catalogue's title. */
  readonly catalogue: string;
  readonly description: string;
}

/** What of an offering's own texts tells its kind. */
export interface Features {
  /** Kinds that the profile's words name, in title and text. */
  readonly named: readonly string[];
  /** Its words, each once. */
  readonly words: readonly string[];
}

/**
 * The features of an offering. Words are stems, and the last letters of what may be compounds; natural has no Danish
 * stemmer, the Norwegian one cuts the same endings.
 */
export const features = (
  { title, description }: Pick<KindTexts, 'title' | 'description'>,
  profile: Profile,
): Features => ({
  named: [
    ...kindsNamed(title, profile).map((kind) => `title:${kind}`),
    ...kindsNamed(description, profile).map((kind) => `text:${kind}`),
  ],
  words: [...new Set([...stems(title), ...stems(description)])],
});

const stems = (text: string): string[] =>
  fold(text)
    .split(' ')
    .filter((word) => word.length > 1 && !STOPPED.has(word) && !/\d/.test(word))
    .flatMap((word) => {
      const own = stem(word);
      return own.length >= COMPOUND ? [own, `-${own.slice(-LAST_PART)}`] : [own];
    });
