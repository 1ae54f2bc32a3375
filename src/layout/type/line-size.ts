import type { Word } from '../../model/index.ts';
import { letterCount } from '../letters.ts';
import { median } from '../statistics.ts';

/** Heights of letters in ems, the means of ordinary faces: x-height, ascenders and capitals, descenders. */
const X_HEIGHT = 0.52;
const ASCENT = 0.72;
const DESCENT = 0.21;
/** Where a quarter of the words differ from their line by more than this, sizes are the heights of boxes. */
const SPREAD = 0.08;
const SPREAD_SHARE = 0.25;

const ASCENDERS = /[bdfhkltåA-ZÆØÅÀ-Þ0-9!?|/()@&é]/u;
const DESCENDERS = /[gjpqyçQ,;()@/]/u;

/** The type size of each line of a page; of lines whose words' sizes are box heights, what these tell of it. */
export function lineSizes(lines: readonly (readonly Word[])[]): number[] {
  const sizeOf = areHeights(lines)
    ? (word: Word) => word.style.size / fullness(word.text)
    : (word: Word) => word.style.size;
  return lines.map((line) => median(byLetters(line, sizeOf)));
}

function areHeights(lines: readonly (readonly Word[])[]): boolean {
  const shares = lines.flatMap((line) => {
    const middle = median(byLetters(line, (word) => word.style.size));
    return line.map((word) => word.style.size / middle);
  });
  const off = shares.filter((share) => Math.abs(share - 1) > SPREAD).length;
  return off > SPREAD_SHARE * shares.length;
}

/** How much of the height from descender to ascender a word's letters take up. */
function fullness(text: string): number {
  const above = ASCENDERS.test(text) ? ASCENT : X_HEIGHT;
  const below = DESCENDERS.test(text) ? DESCENT : 0;
  return (above + below) / (ASCENT + DESCENT);
}

/** A measure of each word as many times as it has letters, and once more. */
const byLetters = (line: readonly Word[], measure: (word: Word) => number): number[] =>
  line.flatMap((word) => Array<number>(letterCount(word.text) + 1).fill(measure(word)));
