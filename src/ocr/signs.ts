import type { PageImage, Word } from '../model/index.ts';
import { bulletOf, lowBullets, withBullet } from './bullets.ts';
import { dashLengthsOf, settleDashes } from './dashes.ts';
import { halfOf } from './halves.ts';
import type { Patch } from './ink.ts';
import { settleStop } from './stops.ts';
import type { ReadLine } from './tesseract-words.ts';
import { type Marks, marksOf, patchesIn } from './word-patches.ts';

/**
 * The lines with the signs that the Danish data cannot write or is often wrong about and the ink tells: bullets, dots,
 * dashes, halves, paragraph and multiplication signs, stops and commas. It reads them as what looks most like them.
 */
export function settleSigns(
  lines: readonly ReadLine[],
  image: PageImage,
  patches: readonly Patch[],
): ReadLine[] {
  const marks = marksOf(image, patches);
  const taken = lines.flatMap(({ words }) => [...words]);
  const dashes = dashLengthsOf(taken, image);
  const low = lowBullets(lines, marks);
  return lines.map(({ words }) => {
    const settled = words.map((word, i) => {
      if (word.rotation !== 0 || low.has(word)) return word;
      const { text } = word;
      if (isCapitalI(words, i, marks)) return { ...word, text: 'I' };
      if (SEEN_TWICE.test(text)) return { ...word, text: text.slice(1) };
      const half = halfOf(word, marks);
      if (half !== undefined) return { ...word, text: half };
      if (isParagraphSign(words, i, marks)) return { ...word, text: '§'.repeat(text.length) };
      if (isTimes(words, i, marks)) return { ...word, text: '×' };
      const dot = dotOf(word, marks);
      if (dot !== undefined) return { ...word, text: dot };
      return settleDashes(settleStop(word, marks), image, dashes);
    });
    return { words: withBullet(settled, taken, marks, low) };
  });
}

/** A capital is 0.64–0.76 ems high; bars and rules between words are higher (the same eight faces). */
const CAPITAL = { least: 0.55, most: 0.82, width: 0.3, rise: 0.1 };

/** A capital I whose stem was seen twice: no word begins with a small l before a capital. */
const SEEN_TWICE = /^[l|]I\p{Ll}/u;
/** In ems: a bar may stand so far beside the box it is given. */
const ASIDE = 0.3;

/** A bar that stands among words, as high as a capital: "I dag" is read as "| dag". */
function isCapitalI(words: readonly Word[], i: number, marks: Marks): boolean {
  const word = words[i] as Word;
  if (word.text !== '|' || words.length < 2) return false;
  const [x0, y0, x1, y1] = word.box;
  const aside = ASIDE * word.style.size;
  const left = Math.max(x0 - aside, words[i - 1]?.box[2] ?? -Infinity);
  const right = Math.min(x1 + aside, words[i + 1]?.box[0] ?? Infinity);
  const [only, ...others] = patchesIn({ ...word, box: [left, y0, right, y1] }, marks);
  return (
    only !== undefined &&
    others.length === 0 &&
    only.height >= CAPITAL.least &&
    only.height <= CAPITAL.most &&
    only.width <= CAPITAL.width &&
    Math.abs(only.rise) <= CAPITAL.rise
  );
}

/** How a dot between words is read: "Torsdage - kl. 19" for "Torsdage · kl. 19". */
const READ_FOR_DOT = /^[-–—+:*«»=~]$/u;

/** The dot that a lone sign between words is by its ink. */
function dotOf(word: Word, marks: Marks): '·' | '•' | undefined {
  if (!READ_FOR_DOT.test(word.text)) return undefined;
  const [only, ...others] = patchesIn(word, marks);
  const sign = only === undefined || others.length > 0 ? undefined : bulletOf(only);
  return sign === '*' ? undefined : sign;
}

/** How a paragraph sign is read; by these it is known at once, 8 and 5 are numbers more often. */
const PARAGRAPH_SIGN = /^[8S$&5]{1,2}$/;
const NO_NUMBER = /[S$&]/;
/** A paragraph sign is so much higher than the digits after it; in a few faces it is not. */
const TALLER = 1.1;

/** "§ 12": what stands before a number and is higher than its digits, no number itself, or cited as laws are. */
function isParagraphSign(words: readonly Word[], i: number, marks: Marks): boolean {
  const [word, next] = [words[i] as Word, words[i + 1]];
  if (!PARAGRAPH_SIGN.test(word.text) || next === undefined || !/^\d/.test(next.text)) return false;
  if (NO_NUMBER.test(word.text) && word.text.length === next.text.length) return true;
  if (isCited(words, i)) return true;
  const tallest = (of: Word) => Math.max(0, ...patchesIn(of, marks).map(({ height }) => height));
  const reference = tallest(next);
  return reference > 0 && tallest(word) > TALLER * reference;
}

/** "jf. § 4", "§ 4, stk. 2", "§ 12 i folkeoplysningsloven". */
function isCited(words: readonly Word[], i: number): boolean {
  const [before, after, law] = [i - 1, i + 2, i + 3].map((at) => words[at]?.text ?? '') as [
    string,
    string,
    string,
  ];
  return (
    /^jf\.?$/.test(before) ||
    /^stk\b/.test(after) ||
    (after === 'i' && /(?:lov|loven|bekendtgørelsen|vedtægterne)\p{P}*$/u.test(law))
  );
}

/** In ems: a multiplication sign floats so much above the digits' line (0.11–0.16 in four faces; in Helvetica it stands), an x never. */
const FLOATS = 0.07;

/** "6 × 8": what is read as an x between numbers, or before one at the start of a line, and does not stand. */
function isTimes(words: readonly Word[], i: number, marks: Marks): boolean {
  const [word, next] = [words[i] as Word, words[i + 1]];
  if (!/^x$/i.test(word.text) || next === undefined || !/^\d/.test(next.text)) return false;
  if (i > 0 && !/\d$/.test(words[i - 1]?.text ?? '')) return false;
  const [only, ...others] = patchesIn(word, marks);
  const line = Math.min(...patchesIn(next, marks).map(({ rise }) => rise));
  return only !== undefined && others.length === 0 && only.rise - line >= FLOATS;
}
