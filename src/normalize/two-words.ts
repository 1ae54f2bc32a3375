import { inCaseOf } from './casing.ts';
import { type Context, classOfWord, type Neighbour, transition } from './model/context.ts';
import { type Lexicon, lookUp, NAME } from './model/lexicon.ts';
import { type Option, total, wordOption } from './option.ts';
import type { Candidate } from './search.ts';
import type { Token } from './tokens.ts';

/** Priors of words run together and fallen apart (nats). */
const SPLIT = -5.5;
const SPLIT_OF_CONTENT = -4;
const MERGE = -6;
/** Parts of a split, and joined words, are words about as common as this. */
const COMMON = Math.log(2e-6);
/** The best splits of a token that are kept. */
const MOST_SPLITS = 3;
const LONGEST = 40;
const LONGEST_FUNCTION_WORD = 4;
const FUNCTION_WORDS = new Set(
  (
    'i en et er at de den det som på af om til og for med har kan vi der du man jeg han hun sig min sin så var vil ' +
    'skal ikke fra ved nu'
  ).split(' '),
);

/** What splitting and joining need to know. */
export interface TwoWordSearch {
  readonly lexicon: Lexicon;
  readonly context: Context;
  /** log P(an æ, ø or å is lost) */
  readonly lose: number;
  readonly candidatesOf: (low: string) => readonly Candidate[];
}

const isCommonWord = (c: Candidate): boolean =>
  c.id >= 0 && c.prior >= COMMON && (c.roles & NAME) === 0;

export const neighbour = (context: Context, word: string, id: number): Neighbour => ({
  id,
  wordClass: classOfWord(context.classes, word),
});

/** A run of common words as it may follow in a split. */
interface Run {
  readonly words: readonly Candidate[];
  readonly functional: boolean;
}

/**
 * A token as words that ran together: two of them, or a word and two function words ("udgangspunkt i de"). A legal
 * compound is only ever the latter.
 */
export function splits(token: Token, search: TwoWordSearch, isCompound: boolean): Option[] {
  const { text, low } = token;
  const { context, lose } = search;
  const parts = (part: string): readonly Candidate[] =>
    part.length > 1
      ? search.candidatesOf(part).filter(isCommonWord)
      : part === 'i'
        ? search.candidatesOf(part).filter((c) => c.word === part)
        : [];
  const exactly = (part: string): Candidate[] =>
    FUNCTION_WORDS.has(part) ? parts(part).filter((c) => c.word === part) : [];
  const tails = (rest: string): Run[] => {
    const runs: Run[] = isCompound
      ? []
      : parts(rest).map((word) => ({
          words: [word],
          functional: FUNCTION_WORDS.has(word.word),
        }));
    for (let at = 1; at < Math.min(rest.length, LONGEST_FUNCTION_WORD + 1); at++) {
      for (const second of exactly(rest.slice(0, at))) {
        for (const third of exactly(rest.slice(at))) {
          runs.push({ words: [second, third], functional: true });
        }
      }
    }
    return runs;
  };
  const found: Option[] = [];
  for (let at = 1; at < low.length; at++) {
    const heads = parts(low.slice(0, at));
    if (heads.length === 0) continue;
    for (const run of tails(low.slice(at))) {
      for (const head of heads) {
        const functional = FUNCTION_WORDS.has(head.word) || run.functional;
        const tail = run.words[0]!;
        if (!functional && (head.word.length < 3 || tail.word.length < 3)) continue;
        const words = [head, ...run.words];
        const price = SPLIT * run.words.length + (functional ? 0 : SPLIT_OF_CONTENT) + lose;
        const places = words.map((word) => neighbour(context, word.word, word.id));
        let inner = 0;
        for (let k = 1; k < words.length; k++) {
          inner += transition(context, places[k - 1]!, places[k]!, words[k]!.prior);
        }
        found.push({
          surface: [
            inCaseOf(text.slice(0, at), head.word, token),
            ...run.words.map((word) => word.word),
          ].join(' '),
          channel: words.reduce((sum, word) => sum + word.channel, price),
          prior: head.prior,
          first: places[0]!,
          last: places.at(-1)!,
          inner,
          span: 1,
          confusions: words.flatMap((word) => word.confusions),
          kind: 'split',
        });
      }
    }
  }
  return found.sort((a, b) => total(b) - total(a)).slice(0, MOST_SPLITS);
}

/** Two tokens as one word that fell apart, where that can be. */
export function merges(first: Token, second: Token, search: TwoWordSearch): Option[] {
  if (first.fixed || second.fixed || !second.adjoins) return [];
  if (!/^\p{L}+$/u.test(first.text) || !/^\p{Ll}+$/u.test(second.text)) return [];
  const low = first.low + second.low;
  if (low.length < 5 || low.length > LONGEST) return [];
  const isCommon = (token: Token): boolean => {
    const entry = lookUp(search.lexicon, token.low);
    if (entry === undefined || entry.logP < COMMON) return false;
    return token.low.length > 1 || /[iå]/.test(token.low);
  };
  const [a, b] = [isCommon(first), isCommon(second)];
  if (a && b) return [];
  if ((a || b) && first.low.length > 3 && second.low.length > 3) return [];
  return search
    .candidatesOf(low)
    .filter(isCommonWord)
    .slice(0, 2)
    .map((c) => ({
      ...wordOption(
        inCaseOf(first.text, c.word, first),
        c.channel + MERGE + search.lose,
        c.prior,
        neighbour(search.context, c.word, c.id),
        'merge',
      ),
      confusions: c.confusions,
      span: 2,
    }));
}
