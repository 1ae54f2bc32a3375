/** Signs that printers and readers use for one another: a change among them says nothing. */
const QUOTES = /[‘’‚‛“”„‟«»‹›"`´]/gu;
const DASHES = /[\u2010-\u2015\u2212\u00ac]/gu;
const SOFT_HYPHENS = /\u00ad/gu;
const LIST_MARKS = /^[ \t]*[-•*·][ \t]+/gmu;

/** What all words but a few are: they need no replacing. */
const PLAIN = /^[\p{Script=Latin}\d.,:;!?()]*$/u;

/** A text with one sign for all quotes and one for all dashes, ligatures and soft hyphens undone. */
const plainSigns = (text: string): string =>
  text.normalize('NFKC').replace(SOFT_HYPHENS, '').replace(QUOTES, "'").replace(DASHES, '-');

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

/** Composed letters only: there is nothing to normalise, which is the slowest step for large catalogues. */
const LATIN_1 = /^[ -~\n\u00c0-\u00ff]*$/u;

/** In lower case, with æ, ø and å as a reading without them has them. */
const folded = (text: string): string =>
  (LATIN_1.test(text) ? text : text.normalize('NFKC'))
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('å', 'a');

/** Letters and digits only, folded. */
export const foldedLetters = (text: string): string => folded(text).replace(/[^\p{L}\d]+/gu, '');

/** The words of a text, letters and digits only, folded. */
export const foldedWords = (text: string): string[] => folded(text).match(/[\p{L}\d]+/gu) ?? [];
