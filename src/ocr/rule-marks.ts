import type { Box, Word } from '../model/index.ts';

/** What an upright rule is read as: a line of a table between two columns, a line between two columns of text. */
const READ_AS = /^[\p{Pd}|¦_~=!:;'´`‘’]+$/u;
/** Points by which a rule may stand beside the mark: it leans where the page does. */
const ASIDE = 1.5;
/** A rule goes on beyond the mark, above or below, by this share of the mark's height at least. */
const BEYOND = 0.5;

/** The words without those that are no more than a piece of an upright rule. */
export const withoutRuleMarks = (words: readonly Word[], rules: readonly Box[]): Word[] =>
  words.filter(
    ({ text, box }) => !READ_AS.test(text) || !rules.some((rule) => goesThrough(rule, box)),
  );

function goesThrough([left, top, right, bottom]: Box, [x0, y0, x1, y1]: Box): boolean {
  const beyond = (y1 - y0) * BEYOND;
  return (
    bottom - top > right - left &&
    right >= x0 - ASIDE &&
    left <= x1 + ASIDE &&
    top <= y0 + beyond &&
    bottom >= y1 - beyond &&
    (top <= y0 - beyond || bottom >= y1 + beyond)
  );
}
