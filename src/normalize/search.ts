import type { Channel, Confusion } from './channel.ts';
import type { Lexicon } from './model/lexicon.ts';

/** A word that may have stood in print where `read` was read. */
export interface Candidate {
  readonly word: string;
  /** log P(read | word) */
  readonly channel: number;
  /** log P(word), without context */
  readonly prior: number;
  /** Its number in the lexicon; -1 for a compound made of several entries. */
  readonly id: number;
  readonly roles: number;
  readonly confusions: readonly Confusion[];
}

export interface Search {
  readonly lexicon: Lexicon;
  readonly channel: Channel;
  /** log P(an æ, ø or å comes through unharmed) */
  readonly keep: number;
  /** log P(an æ, ø or å is lost) */
  readonly lose: number;
  /** Whether letters other than æ, ø and å may have been misread, where nothing else explains the reading well. */
  readonly noise: boolean;
  /** Whether one letter may even be anything, too many or too few. */
  readonly generic: boolean;
  /** Candidates below this score are of no use (nats). */
  readonly floor: number;
  /** Whether a first part of compounds will do for a word: before a hyphen, as "børne" in "børne- og ungeudvalg". */
  readonly firstPart: boolean;
}
