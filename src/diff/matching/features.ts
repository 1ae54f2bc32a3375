import type { Offering } from '../../model/index.ts';
import { foldedLetters, foldedWords, keyOf } from '../noise/typography.ts';

/** Words as rising numbers, each with its weight; of length 1 as a vector. */
export interface Vector {
  readonly words: Uint32Array;
  readonly weights: Float64Array;
}

/** An offering as the search for its counterpart sees it. */
export interface Profile {
  readonly offering: Offering;
  readonly titleKey: string;
  readonly title: string;
  /** Its catalogue and sections. */
  readonly place: string;
  readonly providers: string;
  /** The words of its text, weighed by TF-IDF. */
  readonly words: Vector;
  /** The words of title and text in their order, as numbers. */
  readonly runs: readonly (readonly number[])[];
  /** Whether it has more than a title. */
  readonly hasText: boolean;
}

/** Words of fewer letters tell nothing of a subject. */
const LEAST_LETTERS = 3;

const wordsOf = (text: string): string[] =>
  foldedWords(text).filter((word) => word.length >= LEAST_LETTERS);

/**
 * Both editions' offerings with their words weighed by TF-IDF over both. natural's TfIdf is not used: it scores
 * every document for each word it is asked for, which for 20,000 offerings is quadratic.
 */
export function profilesOf(
  before: readonly Offering[],
  after: readonly Offering[],
): readonly [before: Profile[], after: Profile[]] {
  const numbers = new Map<string, number>();
  const holding: number[] = [];
  const numberOf = (word: string): number => {
    const known = numbers.get(word);
    if (known !== undefined) return known;
    numbers.set(word, numbers.size);
    return holding.push(0) - 1;
  };
  const counted = [...before, ...after].map((offering) => {
    const title = wordsOf(offering.title).map(numberOf);
    const text = wordsOf(offering.description ?? '').map(numberOf);
    const counts = countsOf(text);
    for (const word of counts.words) holding[word]! += 1;
    return { offering, counts, runs: [title, text] };
  });
  const letters = remembered(foldedLetters);
  const profiles = counted.map(
    ({ offering, counts, runs }): Profile => ({
      offering,
      titleKey: keyOf(offering.title).toLowerCase(),
      title: foldedLetters(offering.title),
      place: letters([offering.catalogue ?? '', ...offering.sectionPath].join(' ')),
      providers: letters(offering.providers.join(' ')),
      words: weighed(counts, (word) => inverse(counted.length, holding[word]!)),
      runs,
      hasText: counts.words.length > 0,
    }),
  );
  return [profiles.slice(0, before.length), profiles.slice(before.length)];
}

/** How often each word occurs, in the place of its weight. */
function countsOf(text: readonly number[]): Vector {
  const sorted = Uint32Array.from(text).sort();
  const words = new Uint32Array(sorted.length);
  const weights = new Float64Array(sorted.length);
  let size = 0;
  for (const word of sorted) {
    if (size === 0 || words[size - 1] !== word) words[size++] = word;
    weights[size - 1]! += 1;
  }
  return { words: words.subarray(0, size), weights: weights.subarray(0, size) };
}

function weighed({ words, weights }: Vector, rarity: (word: number) => number): Vector {
  const values = weights.map((count, i) => (1 + Math.log(count)) * rarity(words[i]!));
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  return { words, weights: values.map((value) => value / length) };
}

/** For what few values are asked for often: sections and providers. */
function remembered(compute: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const value = known.get(text) ?? compute(text);
    known.set(text, value);
    return value;
  };
}

const inverse = (documents: number, holding: number): number => Math.log(1 + documents / holding);
