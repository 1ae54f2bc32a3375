import { isAbbreviation, looksShortened } from './abbreviations.ts';
import { asRead } from './as-read.ts';
import { findCandidates } from './candidates.ts';
import { capitalised, inCaseOf } from './casing.ts';
import type { Channel } from './channel.ts';
import { unlistedLogP } from './model/letters.ts';
import { lookUp, NAME, STANDALONE } from './model/lexicon.ts';
import type { DanishModel } from './model/load.ts';
import { type Option, total, wordOption } from './option.ts';
import type { Candidate, Search } from './search.ts';
import type { Token } from './tokens.ts';
import { merges, neighbour, splits, type TwoWordSearch } from './two-words.ts';

/** Damage to letters other than æ, ø and å has this price on top (nats), and more where what is read is a word. */
const NOISE_PRICE = -2;
const LISTED_NOISE_PRICE = -5;
/** Shorter words have too many neighbours for such damage to be told. */
const MIN_NOISY = 4;
/** A listed word as rare as this may be misread for another. */
const RARE = Math.log(2e-5);
const MIN_GENERIC = 8;
const LONGEST = 40;
const MOST_OPTIONS = 12;
/** A name in the lexicon, where what was read has no capital (nats). */
const NAME_IN_LOWER_CASE = -5;
/** Readings remembered at a time: the different words of about 20 pages. */
const MOST_REMEMBERED = 3000;
/** What context can make up for at most where the reading itself is no word (nats). */
const BELOW_UNLISTED = 4;
/** How far the search for candidates goes. */
type How = '' | 'noise' | 'generic' | 'first-part';

/** Finds the options of tokens; remembers the candidates of each reading. */
export interface OptionFinder {
  readonly of: (token: Token) => readonly Option[];
  /** Both tokens as one word, where that is likelier than they are alone. */
  readonly merged: (first: Token, second: Token) => readonly Option[];
}

/** How the text was read that options are looked for in. */
export interface Reader {
  /** How print was misread. */
  readonly channel: Channel;
  /** log P(an æ, ø or å comes through), and log P(it is lost), which the channel's confusions are on condition of. */
  readonly keep: number;
  readonly lose: number;
}

export function createOptionFinder(model: DanishModel, reader: Reader): OptionFinder {
  const { lexicon, letters, context } = model;
  const search: Search = {
    lexicon,
    ...reader,
    noise: false,
    generic: false,
    floor: 0,
    firstPart: false,
  };
  const remembered = new Map<string, readonly Candidate[]>();
  const candidatesOf = (low: string, how: How): readonly Candidate[] => {
    const key = `${how} ${low}`;
    let list = remembered.get(key);
    if (list === undefined) {
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      const floor = unlistedLogP(letters, low) - BELOW_UNLISTED;
      list = findCandidates(low, {
        ...search,
        noise: how === 'noise' || how === 'generic',
        generic: how === 'generic',
        firstPart: how === 'first-part',
        floor,
      });
      remembered.set(key, list);
    }
    return list;
  };
  const words: TwoWordSearch = {
    lexicon,
    context,
    lose: search.lose,
    candidatesOf: (low) => candidatesOf(low, ''),
  };

  const find = (token: Token): readonly Option[] => {
    const { text, low, opens, fixed } = token;
    const isCapital = /^\p{Lu}/u.test(text);
    const isName = isCapital && !opens;
    const entry = lookUp(lexicon, low);
    const listed = entry !== undefined && (entry.roles & STANDALONE) !== 0;
    const isShortened = !listed && looksShortened(low);
    if (fixed || isShortened || low.length > LONGEST || isAbbreviation(token)) {
      return [asRead(token, listed ? asCandidate(low, entry) : undefined, model)];
    }
    if (text === '|') {
      const id = lookUp(lexicon, 'i')!;
      return [wordOption(opens ? 'I' : 'i', 0, id.logP, neighbour(context, 'i', id.id), 'word')];
    }
    const isAllCapitals = text === text.toUpperCase() && text !== low;
    const rare = listed && entry.logP < RARE && !isAllCapitals && !isName;
    const noisy =
      low.length >= (listed ? 2 : MIN_NOISY) && !isName && !isAllCapitals && (!listed || rare);
    let candidates = candidatesOf(low, token.hyphened ? 'first-part' : noisy ? 'noise' : '');
    const isPlain = /^\p{Ll}+$/u.test(low);
    if (noisy && !listed && isPlain && low.length >= MIN_GENERIC && candidates.length === 0) {
      candidates = candidatesOf(low, 'generic');
    }
    const self = candidates.find((candidate) => candidate.word === low);
    const options: Option[] = [asRead(token, self, model)];
    for (const candidate of candidates) {
      if (candidate.word === low) continue;
      const noise = candidate.confusions.filter((confusion) => !confusion.losesLetter).length;
      const onlyName = (candidate.roles & NAME) !== 0 && candidate.id >= 0;
      const price =
        noise * NOISE_PRICE +
        (noise > 0 && listed ? LISTED_NOISE_PRICE : 0) +
        (onlyName && !isCapital && /^\p{Ll}/u.test(text) ? NAME_IN_LOWER_CASE : 0);
      const written = inCaseOf(text, candidate.word, token);
      options.push({
        ...wordOption(
          onlyName ? capitalised(written) : written,
          candidate.channel + price,
          candidate.prior,
          neighbour(context, candidate.word, candidate.id),
          candidate.id < 0 ? 'compound' : 'word',
        ),
        confusions: candidate.confusions,
      });
    }
    options.sort((a, b) => total(b) - total(a));
    const kept = options.slice(0, MOST_OPTIONS);
    if (!kept.some((o) => o.kind === 'as-read'))
      kept.push(options.find((o) => o.kind === 'as-read')!);
    const splittable =
      !isAllCapitals && !isName && (self === undefined || self.id < 0) && text.length >= 3;
    return splittable && !/[’']/.test(text)
      ? [...kept, ...splits(token, words, self !== undefined)]
      : kept;
  };

  const optionsOf = new Map<string, readonly Option[]>();
  const of = (token: Token): readonly Option[] => {
    const key = `${token.opens ? '^' : ''}${token.fixed ? '=' : ''}${token.adjoins ? '' : ' '}${token.text}${token.hyphened ? '-' : ''}${token.stopped ? '.' : ''}`;
    let options = optionsOf.get(key);
    if (options === undefined) {
      if (optionsOf.size >= MOST_REMEMBERED) optionsOf.clear();
      options = find(token);
      optionsOf.set(key, options);
    }
    return options;
  };

  return { of, merged: (first, second) => merges(first, second, words) };
}

const asCandidate = (
  word: string,
  entry: { id: number; roles: number; logP: number },
): Candidate => ({
  word,
  channel: 0,
  prior: entry.logP,
  id: entry.id,
  roles: entry.roles,
  confusions: [],
});
