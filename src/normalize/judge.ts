import type { Page, Verdict } from '../model/index.ts';
import { findDamage } from './damage.ts';
import { foreignLanguage } from './foreign.ts';
import { countFunctionWords, MIN_FUNCTION_WORDS } from './languages.ts';
import { lookUp } from './model/lexicon.ts';
import type { DanishModel } from './model/load.ts';
import { tokenize } from './tokens.ts';

/** Fewer letters over an image are a stamp or a scanner's mark, not the page's text. */
const MIN_LETTERS = 25;
const FULL_PAGE = 0.5;
/** Share of characters without meaning above which a font lacks its map; bullets of symbol fonts are fewer. */
const MAX_UNMAPPED = 0.05;
/** Share of words with such a character between letters, which is a letter that is lost, that makes a page unfit. */
const MAX_MAIMED = 0.01;
/** æ, ø and å among the letters of Danish text, and the share below which they are lost (measured). */
const EXPECTED_SHARE = 0.028;
const LOST_SHARE = 0.005;
/** Letters needed for the share to tell; over an image, where OCR is at hand, 3.5 letters expected are enough. */
const ENOUGH_LETTERS = 200;
const ENOUGH_OVER_IMAGE = 125;
/** Words needed to tell gibberish by the lexicon, and the share of known words that no text is below. */
const ENOUGH_WORDS = 30;
const MIN_KNOWN = 0.25;
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/**
 * Whether the text of a page can be used as Danish. Each reason begins with a stable code: `no-text`,
 * `hardly-any-text`, `unmapped-characters`, `foreign-language`, `no-danish-letters`, `lost-letters`,
 * `unknown-words`, `image-layer`.
 */
export function judgePage(page: Page, model: DanishModel): Verdict {
  const text = page.words.map((word) => word.text).join(' ');
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const overImage = page.layer.imageCover >= FULL_PAGE;
  if (text.trim() === '') return empty('no-text: there is no text on the page');
  if (letters < MIN_LETTERS && overImage) {
    return empty(
      `hardly-any-text: ${letters} letters on an image that covers ${percent(page.layer.imageCover)} of the page`,
    );
  }
  const unmapped = unmappedCharacters(text) ?? maimedWords(text);
  if (unmapped !== undefined) return { quality: 'damaged', reasons: [unmapped] };

  const words = tokenize(text)
    .filter((token) => /\p{L}/u.test(token.text))
    .map((token) => token.low);
  const language = foreignLanguage(text, words);
  if (language !== undefined) {
    return { quality: 'foreign', reasons: [`foreign-language: the text reads as ${language}`] };
  }
  const reasons = [
    danishLetters(text, letters, words, overImage),
    lostLetters(words, model),
    unknownWords(words, model),
  ].filter((reason) => reason !== undefined);
  if (reasons.length === 0) return { quality: 'clean', reasons: [] };
  if (overImage && page.layer.invisible >= FULL_PAGE) {
    reasons.push(
      `image-layer: the text is an invisible layer over an image of ${percent(page.layer.imageCover)} of the page`,
    );
  }
  return { quality: 'damaged', reasons };
}

const empty = (reason: string): Verdict => ({ quality: 'empty', reasons: [reason] });

function unmappedCharacters(text: string): string | undefined {
  const characters = text.replace(/\s/g, '');
  const unmapped = characters.match(/[\uFFFD\p{Co}\p{Cc}]/gu)?.length ?? 0;
  const share = unmapped / characters.length;
  if (share <= MAX_UNMAPPED || unmapped < 3) return undefined;
  return `unmapped-characters: ${percent(share)} of ${characters.length} characters have no meaning (the font lacks its Unicode map)`;
}

/** Signs within a word that stand for none of its letters: without meaning, or of money, lists and notes. */
const MAIMED = /\p{L}[\uFFFD\p{Co}\p{Cc}]+\p{L}|\p{Ll}[\p{Sc}\p{Sk}\p{So}„‚•†‡‰]+\p{Ll}/u;

/** Words that lack letters: "Ans\uFFFDgning", "pr€vet". Few as they may be on a page of few words, they cannot be mended. */
function maimedWords(text: string): string | undefined {
  const words = text.split(/\s+/u).filter((word) => /\p{L}/u.test(word));
  const maimed = words.filter((word) => MAIMED.test(word));
  if (maimed.length === 0 || maimed.length < words.length * MAX_MAIMED) return undefined;
  return `unmapped-characters: ${maimed.length} of ${words.length} words have signs in place of letters (the font lacks its Unicode map, or has a wrong one)`;
}

function danishLetters(
  text: string,
  letters: number,
  words: readonly string[],
  overImage: boolean,
): string | undefined {
  if (letters < (overImage ? ENOUGH_OVER_IMAGE : ENOUGH_LETTERS)) return undefined;
  if (countFunctionWords(words).danish < MIN_FUNCTION_WORDS * words.length) return undefined;
  const share = (text.match(/[æøå]/giu)?.length ?? 0) / letters;
  if (share >= LOST_SHARE) return undefined;
  return `no-danish-letters: ${percent(share)} of ${letters} letters are æ, ø or å, ${percent(EXPECTED_SHARE)} expected`;
}

function lostLetters(words: readonly string[], model: DanishModel): string | undefined {
  const signs = words.map((low, i) => ({ low, begins: i === 0 ? 'page' : 'nothing' }) as const);
  const damaged = findDamage(signs, model.telltales).flatMap(({ from, to }) =>
    words.slice(from, to).filter((word) => model.telltales.has(word)),
  );
  if (damaged.length === 0) return undefined;
  const examples = [...new Set(damaged)].slice(0, 3).map((word) => `“${word}”`);
  return `lost-letters: ${damaged.length} words such as ${examples.join(', ')} have lost their æ, ø or å`;
}

function unknownWords(words: readonly string[], model: DanishModel): string | undefined {
  if (words.length < ENOUGH_WORDS) return undefined;
  const known = words.filter((word) => lookUp(model.lexicon, word) !== undefined).length;
  const share = known / words.length;
  if (share >= MIN_KNOWN) return undefined;
  return `unknown-words: ${percent(share)} of ${words.length} words are Danish, and no other language was recognised`;
}
