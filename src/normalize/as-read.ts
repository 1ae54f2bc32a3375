import { isAbbreviation } from './abbreviations.ts';
import { classOfWord } from './model/context.ts';
import { unlistedLogP } from './model/letters.ts';
import { NAME } from './model/lexicon.ts';
import type { DanishModel } from './model/load.ts';
import { type Option, wordOption } from './option.ts';
import type { Candidate } from './search.ts';
import type { Token } from './tokens.ts';
import { neighbour } from './two-words.ts';

/** A capital inside a sentence tells of a name, which the lexicon need not know (nats). */
const NAME_BONUS = 4;
const OPENING_NAME_BONUS = 1;
/** A digit inside a word: codes are rarer than words (nats). */
const WITH_DIGIT = -17;
/** An abbreviation and a number are at least, and about, as common as this (nats). */
const ABBREVIATION = -9;
const NUMBER = -4;
/** What is read is favoured by so much over a change (nats); more where it is a word. */
const AS_READ_BONUS = 0.2;
const LISTED_BONUS = 0.1;

/** The option that a token was read as it was printed; `self` where that is a word or compound. */
export function asRead(
  token: Token,
  self: Candidate | undefined,
  { letters, context }: DanishModel,
): Option {
  const { text, low, opens } = token;
  if (/^\p{N}+$/u.test(text)) {
    const number = { id: context.number, wordClass: classOfWord(context.classes, '0') };
    return wordOption(text, 0, NUMBER, number, 'as-read');
  }
  let prior = self?.prior ?? unlistedLogP(letters, low);
  if (/^\p{Lu}/u.test(text) && (self === undefined || (self.roles & NAME) !== 0)) {
    const bonus = opens ? OPENING_NAME_BONUS : NAME_BONUS;
    prior = Math.max(prior, unlistedLogP(letters, low) + bonus);
  }
  if (/\p{N}/u.test(text)) prior = Math.min(prior, WITH_DIGIT);
  if (isAbbreviation(token)) prior = Math.max(prior, ABBREVIATION);
  const bonus = AS_READ_BONUS + (self !== undefined && self.id >= 0 ? LISTED_BONUS : 0);
  const place = neighbour(context, low, self?.id ?? -1);
  const option = wordOption(text, (self?.channel ?? 0) + bonus, prior, place, 'as-read');
  return self === undefined ? option : { ...option, isWord: true };
}
