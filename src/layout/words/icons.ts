import { letterCount } from '../letters.ts';
import { lineHeads } from './line-heads.ts';
import type { Token } from './token.ts';

/** A picture is read as a letter or two. */
const MOST_LETTERS = 2;
/** No letter reaches so far below its baseline, in type sizes: a g does by a quarter. */
const BELOW = 0.35;
/** A picture stands farther from the text than a word does, in type sizes. */
const SET_OFF = 0.5;

/**
 * The words of a scan without pictures before titles, read as letters: a logo, a pictogram. They stand through the
 * line, well below its letters, and a capital begins after them.
 */
export function withoutIcons(tokens: readonly Token[]): Token[] {
  const icons = new Set(
    lineHeads(tokens, reachesBelow)
      .filter(({ head, next }) => {
        const gap = next.box[0] - head.box[2];
        return gap > SET_OFF * next.style.size && /^\p{Lu}/u.test(next.text);
      })
      .map(({ head }) => head),
  );
  return tokens.filter((token) => !icons.has(token));
}

const reachesBelow = ({ text, box, baseline, rotation, style }: Token): boolean =>
  rotation === 0 &&
  !/\d/u.test(text) &&
  letterCount(text) <= MOST_LETTERS &&
  box[3] - baseline > BELOW * style.size;
