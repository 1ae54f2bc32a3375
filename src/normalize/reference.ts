import { type Rewrite, type Rewriting, rewrite } from '../model/rewrite.ts';
import { inCaseOf } from './casing.ts';
import type { Channel, Confusion } from './channel.ts';
import { unlistedLogP } from './model/letters.ts';
import { lookUp, STANDALONE } from './model/lexicon.ts';
import type { DanishModel } from './model/load.ts';
import { type Option, wordOption } from './option.ts';
import { type Token, tokenize } from './tokens.ts';
import { neighbour } from './two-words.ts';

/** What is known beyond the text that is to be mended. */
export interface Evidence {
  /** Texts of another edition that are known to be right, a paragraph each. */
  readonly reference?: readonly string[];
}

/** What a clean edition says of one token of a damaged one. */
export interface Testimony {
  /** A word of the reference, in lower case. */
  readonly word: string;
  /** By how much it is the likelier for standing there (nats). */
  readonly weight: number;
  /** The confusions that make the reading of it; none where it was read as it is. */
  readonly confusions: readonly Confusion[];
}

/** Tells for each token of a run what the reference has in its place: nothing, one word, or several. */
export type Witness = (tokens: readonly Token[]) => readonly (readonly Testimony[])[];

/** A confusion rarer than this is no explanation, and one such is allowed for so many letters (as in src/diff). */
const DEAREST = -Math.log(3e-4);
const LETTERS_PER_CONFUSION = 4;
/** Words to either side that vouch for a word between them, and what each is worth (nats). */
const REACH = 4;
const PER_NEIGHBOUR = 2;
const MOST = 12;
/**
 * The same where what was read is a word: a publisher changes letters, too, and then the reference has the other word.
 * So the reference decides between words about as common, and never puts a rare word for a common one.
 */
const MOST_FOR_WORD = 4;
/** A word of the reference that nothing around vouches for (nats). */
const ANYWHERE = 1;
/** Places of the reference that a pair of words leads to; pairs of more places tell nothing. */
const MOST_PLACES = 32;

/**
 * Makes a witness of texts that are known to be right: an earlier or later edition of what is to be mended. Runs of
 * words that both have are found by the pairs of words in them, and followed as long as known confusions explain
 * what differs; where they do not, the reference has another wording and says nothing.
 */
function createWitness(passages: readonly string[], model: DanishModel): Witness {
  const words = passages.flatMap((passage) => [...tokenize(passage).map(({ low }) => low), '']);
  const places = placesOfPairs(words);
  const vocabulary = bySkeleton(words);
  const explain = createExplainer(model);

  return (tokens) => {
    const found = tokens.map(() => new Map<string, Testimony>());
    const tell = (i: number, word: string, vouched: number): void => {
      const token = tokens[i]!;
      const weight = Math.min(vouched, isWord(token.low, model) ? MOST_FOR_WORD : MOST);
      if ((found[i]!.get(word)?.weight ?? 0) >= weight) return;
      const explained = explain(token, word);
      if (explained === undefined) return;
      found[i]!.set(word, { word, weight, confusions: explained.steps });
    };
    const isSame = (i: number, place: number): boolean => {
      const word = words[place];
      return word !== undefined && word !== '' && explain(tokens[i]!, word) !== undefined;
    };
    /** How far along each diagonal the two texts were compared. */
    const followed = new Map<number, number>();
    for (let i = 0; i + 1 < tokens.length; i++) {
      for (const place of places.get(pairKey(tokens[i]!.low, tokens[i + 1]!.low)) ?? []) {
        const shift = place - i;
        if ((followed.get(shift) ?? -1) >= i) continue;
        let [from, to] = [i, i + 1];
        while (from > 0 && isSame(from - 1, from - 1 + shift)) from--;
        while (to + 1 < tokens.length && isSame(to + 1, to + 1 + shift)) to++;
        followed.set(shift, to);
        for (let k = from; k <= to; k++) {
          const neighbours = Math.min(k - from, REACH) + Math.min(to - k, REACH);
          tell(k, words[k + shift]!, neighbours * PER_NEIGHBOUR);
        }
      }
    }
    tokens.forEach(({ low }, i) => {
      for (const word of vocabulary.get(skeleton(low)) ?? []) tell(i, word, ANYWHERE);
    });
    return found.map((testimonies) => [...testimonies.values()]);
  };
}

export const witnessOf = ({ reference = [] }: Evidence, model: DanishModel): Witness | undefined =>
  reference.length === 0 ? undefined : createWitness(reference, model);

const isWord = (low: string, { lexicon }: DanishModel): boolean =>
  ((lookUp(lexicon, low)?.roles ?? 0) & STANDALONE) !== 0;

const pairKey = (a: string, b: string): string => `${a} ${b}`;

function placesOfPairs(words: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (let at = 0; at + 1 < words.length; at++) {
    if (words[at] === '' || words[at + 1] === '') continue;
    const key = pairKey(words[at]!, words[at + 1]!);
    const known = places.get(key);
    if (known === undefined) places.set(key, [at]);
    else if (known.length <= MOST_PLACES) known.push(at);
  }
  for (const [key, list] of places) if (list.length > MOST_PLACES) places.delete(key);
  return places;
}

/** The letters of a word that are hardly ever misread, in their order. */
const skeleton = (low: string): string => low.replace(/[^bfghkmnprsv]/gu, '');

function bySkeleton(words: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const word of new Set(words)) {
    const key = skeleton(word);
    const list = found.get(key);
    if (list === undefined) found.set(key, [word]);
    else list.push(word);
  }
  return found;
}

type Explained = Rewriting<Confusion>;
const AS_READ: Explained = { cost: 0, steps: [] };

/**
 * How a token came to be read for a word; undefined where no known confusions lead there. A token that is a word as
 * read is one that lost its letters, or it is what was printed: a publisher changes letters, too.
 */
function createExplainer(model: DanishModel) {
  const { channel } = model;
  const table = { from: rewritesOf(channel), longest: channel.longestRead };
  const known = new Map<string, Explained | undefined>();
  const search = (low: string, word: string): Explained | undefined => {
    const length = Math.max(low.length, word.length);
    if (Math.abs(low.length - word.length) > 1 + length / 2) return undefined;
    const limit = DEAREST * Math.max(1, length / LETTERS_PER_CONFUSION);
    const found = rewrite(low, word, table, DEAREST, limit);
    if (found === undefined) return undefined;
    return isWord(low, model) && !found.steps.every((step) => step.losesLetter) ? undefined : found;
  };
  return ({ low, fixed }: Token, word: string): Explained | undefined => {
    if (low === word) return AS_READ;
    if (fixed) return undefined;
    const key = pairKey(low, word);
    if (!known.has(key)) known.set(key, search(low, word));
    return known.get(key);
  };
}

/** The channel from the reading's side: what was read, and what may have been printed. */
function rewritesOf({ byRead, lost }: Channel): ReadonlyMap<string, Rewrite<Confusion>[]> {
  const reversed = (confusions: readonly Confusion[]): Rewrite<Confusion>[] =>
    confusions.map((step) => ({ to: step.truth, cost: -step.logP, step }));
  return new Map([
    ['', reversed(lost)],
    ...[...byRead].map(([read, list]) => [read, reversed(list)] as const),
  ]);
}

/** A token's options with what the reference says of them, and with the words that only the reference knows. */
export function attested(
  options: readonly Option[],
  testimonies: readonly Testimony[],
  token: Token,
  model: DanishModel,
): readonly Option[] {
  if (testimonies.length === 0) return options;
  const isFor = (option: Option, word: string): boolean =>
    option.span === 1 && option.surface.toLowerCase() === word;
  const weighed = options.map((option): Option => {
    const said = testimonies.find(({ word }) => isFor(option, word));
    if (said === undefined) return option;
    return { ...option, channel: option.channel + said.weight, attested: true };
  });
  const added = testimonies
    .filter(({ word }) => !options.some((option) => isFor(option, word)))
    .map((testimony) => ({ ...optionFor(testimony, token, model), attested: true }) as const);
  return [...weighed, ...added];
}

function optionFor(
  { word, weight, confusions }: Testimony,
  token: Token,
  { lexicon, letters, context }: DanishModel,
): Option {
  const entry = lookUp(lexicon, word);
  const prior = entry?.logP ?? unlistedLogP(letters, word);
  const channel = confusions.reduce((sum, { logP }) => sum + logP, weight);
  const place = neighbour(context, word, entry?.id ?? -1);
  return {
    ...wordOption(inCaseOf(token.text, word, token), channel, prior, place, 'word'),
    confusions,
  };
}
