import type { Confusion } from './channel.ts';
import type { Neighbour } from './model/context.ts';

/** One way to read a token, or two tokens as one word. */
export interface Option {
  /** As it is to be written. */
  readonly surface: string;
  /** Log-probability of the reading given the word or words, with all that does not depend on neighbours. */
  readonly channel: number;
  /** log P(first word) by itself. */
  readonly prior: number;
  readonly first: Neighbour;
  readonly last: Neighbour;
  /** log P(second word | first) where it is two. */
  readonly inner: number;
  /** Tokens it takes: 2 for a word that fell in two. */
  readonly span: 1 | 2;
  readonly confusions: readonly Confusion[];
  readonly kind: 'as-read' | 'word' | 'compound' | 'split' | 'merge';
  /** Whether what was read is a word or compound as it stands. */
  readonly isWord?: true;
  /** Whether a reference has it in this place. */
  readonly attested?: true;
}

/** Its score without neighbours (nats). */
export const total = (o: Option): number => o.channel + o.prior + o.inner;

/** An option that is one word, as it is or as it may have been misread. */
export const wordOption = (
  surface: string,
  channel: number,
  prior: number,
  word: Neighbour,
  kind: Option['kind'],
): Option => ({
  surface,
  channel,
  prior,
  first: word,
  last: word,
  inner: 0,
  span: 1,
  confusions: [],
  kind,
});
