/** Line-end hyphens of the producers seen: plain, Unicode, soft (also as U+00AC by one OCR program). */
const HYPHEN = /\p{L}[-‐\u00ad\u00ac]$/u;
const END_MARK = /[.!?:;…]["”»’)\]]*$/u;
const SENTENCE_END = /[.!?…]["”»’)\]]*$/u;
const LOWERCASE = /^["“„»(]?\p{Ll}/u;
/** OCR often reads the capital I as a bar. */
const CAPITAL = /^["“„»(]?(?:[\p{Lu}\p{N}]|\|\s)/u;

export const endsWithHyphen = (text: string): boolean => HYPHEN.test(text);
/** A full stop, question or exclamation mark, colon or semicolon. */
export const endsWithMark = (text: string): boolean => END_MARK.test(text);
export const endsSentence = (text: string): boolean => SENTENCE_END.test(text);
export const startsLowercase = (text: string): boolean => LOWERCASE.test(text);
export const startsCapital = (text: string): boolean => CAPITAL.test(text);

/** Whether a text plainly goes on in the next: a divided word, or no end mark before a small letter. */
export const runsOn = (text: string, next: string): boolean =>
  startsLowercase(next) && (endsWithHyphen(text) || !endsWithMark(text));

/** "Dato:", "Pris pr. deltager:": a capital and at most four words up to a colon. */
const LABEL = /^\p{Lu}[\p{L}\p{N}.\-/]*(?: [\p{L}\p{N}.&\-/]+){0,3}:(?=\s|$)/u;

/** The label that a line opens with, its colon included; undefined for none. */
export const labelOf = (text: string): string | undefined => {
  const label = LABEL.exec(text)?.[0];
  return label !== undefined && label.length <= 32 ? label : undefined;
};

/** Whether a text is set in capitals: all of at least five letters, so that "FDB" and "A4" are not. */
export function isCapitals(text: string): boolean {
  const letters = text.replace(/\P{L}/gu, '');
  return letters.length >= 5 && letters === letters.toUpperCase();
}

/** Web and mail addresses: coloured for being links. */
export const isAddress = (text: string): boolean => /@|www\.|https?:/i.test(text);

/** A text with its first letter as a capital. */
export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
