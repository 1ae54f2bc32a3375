import { distance } from 'fastest-levenshtein';
import { alignWords, type WordPair } from './align.ts';

/** Counts over the words of a set; add them up, then take the shares. */
export interface Score {
  damaged: number;
  restored: number;
  /** Words printed with æ, ø or å. */
  lettered: number;
  letteredRight: number;
  undamaged: number;
  changed: number;
  words: number;
  wrongBefore: number;
  wrongAfter: number;
  characters: number;
  distanceBefore: number;
  distanceAfter: number;
}

export interface Failure {
  readonly truth: string;
  readonly read: string;
  readonly mended: string;
}

/** Punctuation aside: quotes, points and dashes at the ends of a word are another matter. */
const bare = (word: string): string => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');

export const emptyScore = (): Score => ({
  damaged: 0,
  restored: 0,
  lettered: 0,
  letteredRight: 0,
  undamaged: 0,
  changed: 0,
  words: 0,
  wrongBefore: 0,
  wrongAfter: 0,
  characters: 0,
  distanceBefore: 0,
  distanceAfter: 0,
});

/** Adds one page to `score` and returns what was not restored or was changed in vain. */
export function scorePage(truth: string, read: string, mended: string, score: Score): Failure[] {
  const before = alignWords(truth, read);
  const after = alignWords(truth, mended);
  const failures: Failure[] = [];
  before.forEach((pair: WordPair, i) => {
    const word = bare(pair.truth);
    if (!/\p{L}/u.test(word)) return;
    const wasRight = bare(pair.read) === word;
    const isRight = bare(after[i]!.read) === word;
    score.words++;
    if (!wasRight) score.wrongBefore++;
    if (!isRight) score.wrongAfter++;
    if (wasRight) {
      score.undamaged++;
      if (!isRight) score.changed++;
    } else if (pair.read !== '') {
      score.damaged++;
      if (isRight) score.restored++;
    }
    if (/[æøå]/i.test(word)) {
      score.lettered++;
      if (isRight) score.letteredRight++;
    }
    if (!isRight) failures.push({ truth: pair.truth, read: pair.read, mended: after[i]!.read });
  });
  const even = (text: string): string => text.trim().replace(/\s+/g, ' ');
  score.characters += even(truth).length;
  score.distanceBefore += distance(even(truth), even(read));
  score.distanceAfter += distance(even(truth), even(mended));
  return failures;
}

const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(2)} %`;

export const scoreRow = (name: string, score: Score): string =>
  [
    name.padEnd(34),
    `${share(score.restored, score.damaged)} of ${score.damaged}`.padEnd(18),
    `${share(score.letteredRight, score.lettered)} of ${score.lettered}`.padEnd(18),
    `${share(score.changed, score.undamaged)} (${score.changed})`.padEnd(14),
    `${share(score.wrongBefore, score.words)} → ${share(score.wrongAfter, score.words)}`.padEnd(20),
    `${share(score.distanceBefore, score.characters)} → ${share(score.distanceAfter, score.characters)}`,
  ].join(' ');

export const SCORE_HEAD = [
  'set'.padEnd(34),
  'damaged restored'.padEnd(18),
  'æøå words right'.padEnd(18),
  'undam. changed'.padEnd(14),
  'WER'.padEnd(20),
  'CER',
].join(' ');
