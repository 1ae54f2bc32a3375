import type { Offering } from '../../model/index.ts';
import { foldedLetters, keyOf } from '../noise/typography.ts';

/** An offering as the search for its counterpart sees it. */
export interface Profile {
  readonly offering: Offering;
  readonly titleKey: string;
  readonly title: string;
  /** Its catalogue and sections. */
  readonly place: string;
  readonly providers: string;
  /** Weights of its words, TF-IDF, of length 1; words as numbers, the rarest first. */
  readonly words: ReadonlyMap<number, number>;
  /** Whether it has more than a title. */
  readonly hasText: boolean;
}

/** Words of fewer letters tell nothing of a subject. */
const LEAST_LETTERS = 3;

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .map(foldedLetters)
    .filter((word) => word.length >= LEAST_LETTERS);

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
  const counted = [...before, ...after].map((offering) => {
    const counts = new Map<number, number>();
    for (const word of wordsOf(offering.description ?? '')) {
      let number = numbers.get(word);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(word, number);
        holding.push(0);
      }
      if (!counts.has(number)) holding[number]! += 1;
      counts.set(number, (counts.get(number) ?? 0) + 1);
    }
    return { offering, counts };
  });
  const profiles = counted.map(({ offering, counts }): Profile => {
    const weights = [...counts]
      .sort(([a], [b]) => holding[a]! - holding[b]! || a - b)
      .map(
        ([word, count]) =>
          [word, (1 + Math.log(count)) * inverse(counted.length, holding[word]!)] as const,
      );
    const length = Math.hypot(...weights.map(([, weight]) => weight));
    return {
      offering,
      titleKey: keyOf(offering.title).toLowerCase(),
      title: foldedLetters(offering.title),
      place: foldedLetters([offering.catalogue ?? '', ...offering.sectionPath].join(' ')),
      providers: foldedLetters(offering.providers.join(' ')),
      words: new Map(weights.map(([word, weight]) => [word, weight / length])),
      hasText: weights.length > 0,
    };
  });
  return [profiles.slice(0, before.length), profiles.slice(before.length)];
}

const inverse = (documents: number, holding: number): number => Math.log(1 + documents / holding);
