import { type Candidate, findCandidates, type Search } from './candidates.ts';
import { capitalised, inCaseOf } from './casing.ts';
import type { Confusion } from './channel.ts';
import { classOfWord, type Neighbour, transition } from './model/context.ts';
import { spellingLogP } from './model/letters.ts';
import { lookUp, NAME, STANDALONE } from './model/lexicon.ts';
import type { DanishModel } from './model/load.ts';
import type { Token } from './tokens.ts';

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
}

/** log P(a word that is in no list); its spelling comes on top. About one word in 2,000. */
const UNLISTED = Math.log(5e-4);
/** A capital inside a sentence tells of a name, which the lexicon need not know (nats). */
const NAME_BONUS = 4;
const OPENING_NAME_BONUS = 1;
/** A digit inside a word: codes are rarer than words (nats). */
const WITH_DIGIT = -17;
/** What is read is favoured by so much over a change (nats); more where it is a word. */
const AS_READ_BONUS = 0.2;
const LISTED_BONUS = 0.1;
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
/** Priors of words run together and fallen apart (nats). */
const SPLIT = -5.5;
const SPLIT_OF_CONTENT = -4;
const MERGE = -6;
/** Parts of a split, and joined words, are words about as common as this. */
const COMMON = Math.log(2e-6);
/** A name in the lexicon, where what was read has no capital (nats). */
const NAME_IN_LOWER_CASE = -5;
/** Readings remembered at a time: the different words of about 50 pages. */
const MOST_REMEMBERED = 8000;
/** What context can make up for at most where the reading itself is no word (nats). */
const BELOW_UNLISTED = 4;
const ABBREVIATIONS = new Set(
  (
    'ift ml fx mm bl pga mht kl nr osv mv mfl dvs hhv evt inkl ekskl jf jfr vedr ca stk pct mio mia kr tlf iht ' +
    'ifm ifbm tilsv maks min max div eks ang bla afd adm dir hr fr st sct dr prof cand lic red forf udg opr sek ' +
    'kap art pkt fig tab bil vha mvh nb ps obs kbh dk eu km cm kg gl jr sr vs tv aps as nov dec okt sep sept aug ' +
    'jul jun apr mar feb jan man tir ons tor fre ktr'
  ).split(' '),
);
/** Unlisted and without a vowel, or a letter that stands for one: an abbreviation or a command. */
const SHORTENED = /^[bcfhj-np-tv-x]{2,4}$/;
const FUNCTION_WORDS = new Set(
  (
    'i en et er at de den det som på af om til og for med har kan vi der du man jeg han hun sig min sin så var vil ' +
    'skal ikke fra ved nu'
  ).split(' '),
);

/** Finds the options of tokens; remembers the candidates of each reading. */
export interface OptionFinder {
  readonly of: (token: Token) => readonly Option[];
  /** Both tokens as one word, where that is likelier than they are alone. */
  readonly merged: (first: Token, second: Token) => readonly Option[];
}

/** `kept`: the share of æ, ø and å that came through in the text the tokens are of. */
export function createOptionFinder(model: DanishModel, kept: number): OptionFinder {
  const { lexicon, letters, context, channel } = model;
  const search: Search = {
    lexicon,
    channel,
    keep: Math.log(kept),
    lose: Math.log(1 - kept),
    noise: false,
    generic: false,
    floor: 0,
  };
  const unlisted = (word: string): number => UNLISTED + spellingLogP(letters, word);
  const remembered = new Map<string, readonly Candidate[]>();
  const candidatesOf = (low: string, how: '' | 'noise' | 'generic'): readonly Candidate[] => {
    const key = `${how} ${low}`;
    let list = remembered.get(key);
    if (list === undefined) {
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      const floor = unlisted(low) - BELOW_UNLISTED;
      list = findCandidates(low, {
        ...search,
        noise: how !== '',
        generic: how === 'generic',
        floor,
      });
      remembered.set(key, list);
    }
    return list;
  };
  const neighbour = (word: string, id: number): Neighbour => ({
    id,
    wordClass: classOfWord(context.classes, word),
  });

  const asRead = (token: Token, self: Candidate | undefined): Option => {
    const { text, low, opens } = token;
    if (/^\p{N}+$/u.test(text)) {
      const number = { id: context.number, wordClass: classOfWord(context.classes, '0') };
      return option(text, 0, -4, number, 'as-read');
    }
    const isCapital = /^\p{Lu}/u.test(text);
    let prior = self?.prior ?? unlisted(low);
    if (isCapital && (self === undefined || (self.roles & NAME) !== 0)) {
      prior = Math.max(prior, unlisted(low) + (opens ? OPENING_NAME_BONUS : NAME_BONUS));
    }
    if (/\p{N}/u.test(text)) prior = Math.min(prior, WITH_DIGIT);
    if (ABBREVIATIONS.has(low)) prior = Math.max(prior, -9);
    const bonus = AS_READ_BONUS + (self !== undefined && self.id >= 0 ? LISTED_BONUS : 0);
    return option(
      text,
      (self?.channel ?? 0) + bonus,
      prior,
      neighbour(low, self?.id ?? -1),
      'as-read',
    );
  };

  const splits = (token: Token): Option[] => {
    const { text, low, opens } = token;
    const found: Option[] = [];
    const parts = (part: string): readonly Candidate[] =>
      part.length === 1
        ? part === 'i'
          ? candidatesOf(part, '').filter((c) => c.word === part)
          : []
        : candidatesOf(part, '').filter(
            (c) => c.id >= 0 && c.prior >= COMMON && (c.roles & NAME) === 0,
          );
    for (let at = 1; at < low.length; at++) {
      const heads = parts(low.slice(0, at));
      if (heads.length === 0) continue;
      for (const tail of parts(low.slice(at))) {
        for (const head of heads) {
          const functional = FUNCTION_WORDS.has(head.word) || FUNCTION_WORDS.has(tail.word);
          if (!functional && (head.word.length < 3 || tail.word.length < 3)) continue;
          const first = neighbour(head.word, head.id);
          const last = neighbour(tail.word, tail.id);
          const price = SPLIT + (functional ? 0 : SPLIT_OF_CONTENT) + search.lose;
          found.push({
            surface: `${inCaseOf(text.slice(0, at), head.word, opens)} ${tail.word}`,
            channel: head.channel + tail.channel + price,
            prior: head.prior,
            first,
            last,
            inner: transition(context, first, last, tail.prior),
            span: 1,
            confusions: [...head.confusions, ...tail.confusions],
            kind: 'split',
          });
        }
      }
    }
    return found.sort((a, b) => total(b) - total(a)).slice(0, 3);
  };

  const find = (token: Token): readonly Option[] => {
    const { text, low, opens, fixed } = token;
    const isCapital = /^\p{Lu}/u.test(text);
    const isName = isCapital && !opens;
    const entry = lookUp(lexicon, low);
    const listed = entry !== undefined && (entry.roles & STANDALONE) !== 0;
    const isShortened = !listed && SHORTENED.test(low);
    if (fixed || isShortened || low.length > LONGEST || ABBREVIATIONS.has(low)) {
      return [asRead(token, listed ? asCandidate(low, entry) : undefined)];
    }
    if (text === '|') {
      const id = lookUp(lexicon, 'i')!;
      return [option(opens ? 'I' : 'i', 0, id.logP, neighbour('i', id.id), 'word')];
    }
    const isAllCapitals = text === text.toUpperCase() && text !== low;
    const rare = listed && entry.logP < RARE && !isAllCapitals && !isName;
    const noisy =
      low.length >= (listed ? 2 : MIN_NOISY) && !isName && !isAllCapitals && (!listed || rare);
    let candidates = candidatesOf(low, noisy ? 'noise' : '');
    const isPlain = /^\p{Ll}+$/u.test(low);
    if (noisy && !listed && isPlain && low.length >= MIN_GENERIC && candidates.length === 0) {
      candidates = candidatesOf(low, 'generic');
    }
    const self = candidates.find((candidate) => candidate.word === low);
    const options: Option[] = [asRead(token, self)];
    for (const candidate of candidates) {
      if (candidate.word === low) continue;
      const noise = candidate.confusions.filter((confusion) => !confusion.losesLetter).length;
      const onlyName = (candidate.roles & NAME) !== 0 && candidate.id >= 0;
      const price =
        noise * NOISE_PRICE +
        (noise > 0 && listed ? LISTED_NOISE_PRICE : 0) +
        (onlyName && !isCapital && /^\p{Ll}/u.test(text) ? NAME_IN_LOWER_CASE : 0);
      const written = inCaseOf(text, candidate.word, opens);
      options.push({
        ...option(
          onlyName ? capitalised(written) : written,
          candidate.channel + price,
          candidate.prior,
          neighbour(candidate.word, candidate.id),
          candidate.id < 0 ? 'compound' : 'word',
        ),
        confusions: candidate.confusions,
      });
    }
    options.sort((a, b) => total(b) - total(a));
    const kept = options.slice(0, MOST_OPTIONS);
    if (!kept.some((o) => o.kind === 'as-read'))
      kept.push(options.find((o) => o.kind === 'as-read')!);
    const splittable = !isAllCapitals && !isName && self === undefined && text.length >= 3;
    return splittable && !/[’']/.test(text) ? [...kept, ...splits(token)] : kept;
  };

  const optionsOf = new Map<string, readonly Option[]>();
  const of = (token: Token): readonly Option[] => {
    const key = `${token.opens ? '^' : ''}${token.fixed ? '=' : ''}${token.text}`;
    let options = optionsOf.get(key);
    if (options === undefined) {
      if (optionsOf.size >= MOST_REMEMBERED) optionsOf.clear();
      options = find(token);
      optionsOf.set(key, options);
    }
    return options;
  };

  const merged = (first: Token, second: Token): readonly Option[] => {
    if (first.fixed || second.fixed || !second.adjoins) return [];
    if (!/^\p{L}+$/u.test(first.text) || !/^\p{Ll}+$/u.test(second.text)) return [];
    const low = first.low + second.low;
    if (low.length < 5 || low.length > LONGEST) return [];
    const common = (token: Token): boolean => {
      const entry = lookUp(lexicon, token.low);
      return (
        entry !== undefined &&
        entry.logP >= COMMON &&
        (token.low.length > 1 || /[iå]/.test(token.low))
      );
    };
    const [a, b] = [common(first), common(second)];
    if (a && b) return [];
    if ((a || b) && first.low.length > 3 && second.low.length > 3) return [];
    return candidatesOf(low, '')
      .filter((c) => c.id >= 0 && c.prior >= COMMON && (c.roles & NAME) === 0)
      .slice(0, 2)
      .map((c) => ({
        ...option(
          inCaseOf(first.text, c.word, first.opens),
          c.channel + MERGE + search.lose,
          c.prior,
          neighbour(c.word, c.id),
          'merge',
        ),
        confusions: c.confusions,
        span: 2,
      }));
  };
  return { of, merged };
}

const total = (o: Option): number => o.channel + o.prior + o.inner;

const option = (
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
