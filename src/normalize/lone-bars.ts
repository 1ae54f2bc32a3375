import { countFunctionWords } from './languages.ts';
import type { Replacement } from './revision.ts';

/** A bar that stands alone before a word in lower case, with nothing but a word, or the text's start, before it. */
const LONE_BAR = /(?<=^|\n|[\p{L}\d][,.:;!?”»)]?[ \n]|[–-] )\|(?=[ \n]\p{Ll})/gu;

/** Where a sentence may begin, a bar needs no other evidence. */
const OPENING = /(?:^|[.:!?][”»)]?\s|[–-] )$/u;
/**
 * Elsewhere running Danish must surround it, for commands and tables have bars too: so many function words so near
 * in its paragraph.
 */
const MIN_FUNCTION_WORDS = 2;
const NEAR = 40;
const BLANK_LINE = /\n[^\S\n]*\n/;

function isInSentence(text: string, at: number): boolean {
  if (OPENING.test(text.slice(Math.max(0, at - 4), at))) return true;
  const before = text
    .slice(Math.max(0, at - NEAR), at)
    .split(BLANK_LINE)
    .at(-1)!;
  const after = text.slice(at, at + NEAR).split(BLANK_LINE, 1)[0]!;
  const near = `${before}${after}`.toLowerCase();
  return countFunctionWords(near.match(/\p{L}+/gu) ?? []).danish >= MIN_FUNCTION_WORDS;
}

/**
 * Bars that are the pronoun or preposition "I": an upright stroke, which recognition takes for a bar. Where a line
 * holds several bars they part columns, and are left.
 */
export function loneBars(text: string): Replacement[] {
  return [...text.matchAll(LONE_BAR)].flatMap(({ index: at }) => {
    const line = text.slice(text.lastIndexOf('\n', at) + 1, `${text}\n`.indexOf('\n', at));
    if (line.split('|').length > 2 || !isInSentence(text, at)) return [];
    const reason = 'a bar alone between words is the word “I”';
    return [{ kind: 'glyph' as const, at, before: '|', after: 'I', confidence: 0.95, reason }];
  });
}

/** An opening mark of English before a capital, and what may close it. */
const STRAY_MARK = /(?<=^|\n)‘(?=\p{Lu}\p{Ll})/gu;
const CLOSING = /[’'‘]/u;

/**
 * Opening quotation marks that nothing closes, at the beginning of a line: an English model reads them for the first
 * stroke of a "W" or a "V"; Danish does not begin quotations so.
 */
export function strayMarks(text: string): Replacement[] {
  return [...text.matchAll(STRAY_MARK)].flatMap(({ index: at }) => {
    if (CLOSING.test(text.slice(at + 1))) return [];
    const reason = 'an opening mark that nothing closes';
    return [{ kind: 'glyph' as const, at, before: '‘', after: '', confidence: 0.9, reason }];
  });
}
