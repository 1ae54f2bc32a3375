import type { Replacement } from './revision.ts';

/** A bar that stands alone before a word in lower case, with nothing but a word, or the text's start, before it. */
const LONE_BAR = /(?<=^|\n|[\p{L}\d][,.:;!?”»)]?[ \n]|[–-] )\|(?=[ \n]\p{Ll})/gu;

/**
 * Bars that are the pronoun or preposition "I": an upright stroke, which recognition takes for a bar. Where a line
 * holds several bars they part columns, and are left.
 */
export function loneBars(text: string): Replacement[] {
  return [...text.matchAll(LONE_BAR)].flatMap(({ index: at }) => {
    const line = text.slice(text.lastIndexOf('\n', at) + 1, `${text}\n`.indexOf('\n', at));
    if (line.split('|').length > 2) return [];
    const reason = 'a bar alone between words is the word “I”';
    return [{ kind: 'glyph' as const, at, before: '|', after: 'I', confidence: 0.95, reason }];
  });
}
