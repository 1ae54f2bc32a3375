/** Signs that printers and readers use for one another: a change among them says nothing. */
const QUOTES = /[‘’‚‛“”„‟«»‹›"`´]/gu;
const DASHES = /[\u2010-\u2015\u2212\u00ac]/gu;
const SOFT_HYPHENS = /\u00ad/gu;
const LIST_MARKS = /^[ \t]*[-•*·][ \t]+/gmu;

/** What all words but a few are: they need no replacing. */
const PLAIN = /^[\p{Script=Latin}\d.,:;!?()]*$/u;

/** A text with one sign for all quotes and one for all dashes, ligatures and soft hyphens undone. */
const plainSigns = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(SOFT_HYPHENS, '')
    .replace(QUOTES, "'")
    .replace(DASHES, '-')
    .replace(/-{2,}/gu, '-');

/**
 * What a word is compared by. Two words of one key differ in quotes, dashes or hyphens at most: a hyphen between
 * letters may come from the end of a line.
 */
export const wordKey = (word: string): string =>
  PLAIN.test(word) ? word : plainSigns(word).replace(/(?<=\p{L})-(?=\p{L})/gu, '');

/** The words of a text as printed. Line breaks and the marks of list items are the setting's, not the text's. */
export const printedWords = (text: string): string[] =>
  text
    .replace(LIST_MARKS, '')
    .split(/\s+/u)
    .filter((word) => word !== '');

/** A text as its words' keys. */
export const keyOf = (text: string): string => printedWords(text).map(wordKey).join(' ');

/** Composed letters and common signs only: there is nothing to normalise, which is the slowest step for large catalogues. */
const LATIN_1 = /^[ -~\n\u00c0-\u00ff\u2012-\u201e\u2022]*$/;
/** The letters and digits of such a text in lower case, quicker than by their properties. */
const LATIN_1_WORD = /[a-z\d\u00df-\u00f6\u00f8-\u00ff]+/g;
const WORD = /[\p{L}\d]+/gu;
const FOLDED: Readonly<Record<string, string>> = { æ: 'ae', ø: 'o', å: 'a' };

/** The words of a text, letters and digits only, in lower case, with æ, ø and å as a reading without them has them. */
export function foldedWords(text: string): string[] {
  const isPlain = LATIN_1.test(text);
  const low = (isPlain ? text : text.normalize('NFKC')).toLowerCase();
  const folded = low.replace(/[æøå]/g, (letter) => FOLDED[letter]!);
  return folded.match(isPlain ? LATIN_1_WORD : WORD) ?? [];
}

/** The same without what parts them. */
export const foldedLetters = (text: string): string => foldedWords(text).join('');
