import type { Replacement } from './revision.ts';

/**
 * A word in small letters, a quotation mark, a capital, and the mark's fellow at the end of a word before the line
 * or sentence ends: an opening mark whose blank was lost. "O'Neill" and "d'Alembert" have too few letters before.
 */
const RUN_IN =
  /(?<=\p{Ll}{3})(?<open>[’'"”»])(?=\p{Lu}[^.\n"”»«]{1,80}\p{L}(?:\k<open>|[’'”«])(?![\p{L}\p{N}]))/gu;

/** Quotations that ran into the word before them, parted from it. */
export function runInQuotations(text: string): Replacement[] {
  return [...text.matchAll(RUN_IN)].map(({ index: at, 0: before }) => ({
    kind: 'split',
    at,
    before,
    after: ` ${before}`,
    confidence: 0.9,
    reason: 'a quotation run into the word before it',
  }));
}
