import type { Box, Word } from '../model/index.ts';

/** What an upright rule is read as: a line of a table between two columns, a line between two columns of text. */
const READ_AS = /^[\p{Pd}|¦_~=!:;'´`‘’]+$/u;
/** Points by which a rule may stand beside the mark: it leans where the page does. */
const ASIDE = 1.5;
/** A rule goes on beyond the mark, above or below, by this share of the mark's height at least. */
const BEYOND = 0.5;

/** The round corner of a frame is read as a letter or two, with less confidence than letters are as a rule: "J", "4", "VU". */
const CORNER = /^[^\s]{1,3}$/u;
const DOUBTFUL = 0.85;
/** Points between the ends of the two rules that a corner joins and the mark. */
const REACH = 3;

/** The words without those that are no more than a piece of an upright rule, or the corner of a frame. */
export const withoutRuleMarks = (words: readonly Word[], rules: readonly Box[]): Word[] =>
  words.filter(({ text, box, confidence }) => {
    if (READ_AS.test(text) && rules.some((rule) => goesThrough(rule, box))) return false;
    return !(CORNER.test(text) && confidence < DOUBTFUL && isCorner(box, rules));
  });

/** Whether a level and an upright rule both end at a mark. */
function isCorner([x0, y0, x1, y1]: Box, rules: readonly Box[]): boolean {
  const isAt = (x: number, y: number): boolean =>
    x >= x0 - REACH && x <= x1 + REACH && y >= y0 - REACH && y <= y1 + REACH;
  const ending = rules.filter(
    ([left, top, right, bottom]) => isAt(left, top) !== isAt(right, bottom),
  );
  const isLevel = ([left, top, right, bottom]: Box): boolean => right - left > bottom - top;
  return ending.some(isLevel) && !ending.every(isLevel);
}

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
