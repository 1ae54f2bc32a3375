import type { Offering } from '../../model/index.ts';
import { foldedLetters, foldedWords, keyOf } from '../noise/typography.ts';

/** An offering as the search for its counterpart sees it. */
export interface Profile {
  readonly offering: Offering;
  readonly titleKey: string;
  readonly title: string;
  /** Its catalogue and sections. */
  readonly place: string;
  readonly providers: string;
  /** Weights of its words, TF-IDF, of length 1; words as numbers. */
  readonly words: ReadonlyMap<number, number>;
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
    const counts = new Map<number, number>();
    for (const word of text) {
      const count = counts.get(word);
      if (count === undefined) holding[word]! += 1;
      counts.set(word, (count ?? 0) + 1);
    }
    return { offering, counts, runs: [title, text] };
  });
  const profiles = counted.map(({ offering, counts, runs }): Profile => {
    const words = new Map<number, number>();
    let squares = 0;
    for (const [word, count] of counts) {
      const weight = (1 + Math.log(count)) * inverse(counted.length, holding[word]!);
      words.set(word, weight);
      squares += weight * weight;
    }
    const length = Math.sqrt(squares);
    for (const [word, weight] of words) words.set(word, weight / length);
    return {
      offering,
      titleKey: keyOf(offering.title).toLowerCase(),
      title: foldedLetters(offering.title),
      place: foldedLetters([offering.catalogue ?? '', ...offering.sectionPath].join(' ')),
      providers: foldedLetters(offering.providers.join(' ')),
      words,
      runs,
      hasText: words.size > 0,
    };
  });
  return [profiles.slice(0, before.length), profiles.slice(before.length)];
}

const inverse = (documents: number, holding: number): number => Math.log(1 + documents / holding);
