import { francAll } from 'franc';
import { countFunctionWords, isNorwegian, MIN_FUNCTION_WORDS } from './languages.ts';
import type { Token } from './tokens.ts';

/** Letters of a page and of a paragraph that franc needs, and how much nearer than Danish a language must be. */
const FRANC_LETTERS = 200;
const FRANC_LETTERS_OF_PARAGRAPH = 100;
const FRANC_LEAD = 0.15;
const LANGUAGE_NAMES: Readonly<Record<string, string>> = {
  eng: 'English',
  swe: 'Swedish',
  deu: 'German',
  fra: 'French',
  nld: 'Dutch',
  spa: 'Spanish',
  ita: 'Italian',
  pol: 'Polish',
  fin: 'Finnish',
};
/** Damaged Danish may be nearer to its neighbours: there function words tell. */
const NEIGHBOURS = ['dan', 'nob', 'nno'];
/** Function words that tell a language. */
const MIN_TELLING = 3;

/**
 * The language of a text where it is none that could be damaged Danish: by its function words, `lowWords` being its
 * words in lower case, or by franc where these do not tell.
 */
export function foreignLanguage(
  text: string,
  lowWords: readonly string[],
  francLetters: number = FRANC_LETTERS,
): string | undefined {
  const { danish, foreign, language } = countFunctionWords(lowWords);
  const enough = MIN_FUNCTION_WORDS * lowWords.length;
  if (foreign >= enough && foreign > danish) return foreign >= MIN_TELLING ? language : undefined;
  if (danish >= enough || (text.match(/\p{L}/gu)?.length ?? 0) < francLetters) return undefined;
  const guesses = new Map(
    francAll(text, { only: [...NEIGHBOURS, ...Object.keys(LANGUAGE_NAMES)] }),
  );
  const near = Math.max(...NEIGHBOURS.map((code) => guesses.get(code) ?? 0));
  const [code, score] = [...guesses][0] ?? ['und', 0];
  return score - near >= FRANC_LEAD ? LANGUAGE_NAMES[code] : undefined;
}

/** What a passage must show to be told as foreign: so many function words, and so many more than Danish ones. */
const MIN_FOREIGN = 2;
const FOREIGN_LEAD = 1;
/** Letters that Danish does not have, and an English model does not read into it. */
const FOREIGN_LETTER = /[äößâêîôûàèìòùçñ]/;

/** A token, and which passage of several it is of. */
export interface Place {
  readonly passage: number;
  readonly token: Token;
}

/** What is not of foreign paragraphs. Words of foreign sentences in the others are marked as not to be changed. */
export function danishPlaces(places: readonly Place[]): Place[] {
  const beginsParagraph = ({ token }: Place): boolean => token.begins !== 'nothing';
  return runs(places, beginsParagraph)
    .filter((paragraph) => !isForeignParagraph(paragraph.map(({ token }) => token)))
    .flatMap((paragraph) => runs(paragraph, ({ token }) => token.after === 'end'))
    .flatMap((sentence) =>
      isForeign(sentence.map(({ token }) => token))
        ? sentence.map(({ passage, token }) => ({ passage, token: { ...token, fixed: true } }))
        : sentence,
    );
}

function runs<T>(items: readonly T[], starts: (item: T) => boolean): T[][] {
  const found: T[][] = [];
  for (const item of items) {
    const run = found.at(-1);
    if (run === undefined || starts(item)) found.push([item]);
    else run.push(item);
  }
  return found;
}

function isForeign(run: readonly Token[]): boolean {
  const words = run.map((token) => token.low);
  if (isNorwegian(words)) return true;
  const { danish, foreign } = countFunctionWords(words);
  const lettered = run.filter((token) => FOREIGN_LETTER.test(token.low)).length;
  return foreign >= MIN_FOREIGN && foreign + lettered > danish + FOREIGN_LEAD;
}

function isForeignParagraph(run: readonly Token[]): boolean {
  if (isForeign(run)) return true;
  const words = run.map((token) => token.low);
  return foreignLanguage(words.join(' '), words, FRANC_LETTERS_OF_PARAGRAPH) !== undefined;
}
