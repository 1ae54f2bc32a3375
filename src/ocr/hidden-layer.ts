import type { Box, Page, PageImage, Word } from '../model/index.ts';
import { markBold } from './bold.ts';
import { evened } from './even-sizes.ts';
import { withoutNoise } from './layer-noise.ts';
import { slopeOf } from './layer-slope.ts';
import { type LetterReach, letterReach } from './letter-reach.ts';
import { lacksDanish, sizeOfDamaged } from './lost-letters.ts';
import type { ReadLine } from './tesseract-words.ts';
import { typeSize } from './type-size.ts';
import { weigh } from './weight.ts';
import { leveled } from './word-baselines.ts';
import { withWordEnds } from './word-ends.ts';

/** How far ink may reach from the baseline and still be a letter's, in type sizes of the line. */
const ABOVE = 1;
const BELOW = 0.3;
/** Words on one line stand at one baseline, to so many type sizes, and no column begins between them. */
const LEVEL = 0.3;
const COLUMN_GAP = 1.6;
/** A size that is this far off what the layer says was measured on something else than its word. */
const MOST_OFF = 1.6;
/** Letters of a word or two that are smaller than this share of the page's usual size are specks. */
const SPECK = 0.45;
/** A sign without letters that is taller than this share of its line is a piece of a rule: "=" is but half as high. */
const TALL_SIGN = 0.9;

/**
 * A page that another program recognised, its words of the size and weight that they have on its picture, and with the
 * filled areas and rules of the picture: an invisible layer tells where words stand, but nothing of how they are set.
 */
export function measureLayer(page: Page, image: PageImage): Page {
  const usual = median(page.words.map(({ style }) => style.size));
  const text = page.words.filter((word) => !isSpeck(word, usual) && !isStruck(word, image.rules));
  const printed = withoutNoise(linesOfLayer(text), image).map((line) => withWordEnds(line, image));
  const said = linesOfLayer(printed.flatMap(({ words }) => words));
  const manner = {
    lettersLost: lacksDanish(text),
    sizedByLine: isSizedByLine(said),
    slope: slopeOf(said),
  };
  const measures = said.map((line) => measure(line, image, manner));
  const sizes = measures.flatMap(({ size }) => size ?? []);
  const lines = evened(measures.map((each) => sized(each, sizes, manner)));
  const weights = lines.map(({ words }) => words.map((word) => weigh(image, inked(word))));
  return {
    ...page,
    words: markBold(lines, weights).flatMap(({ words }) => words),
    shapes: [...page.shapes, ...image.shapes],
    rules: [...(page.rules ?? []), ...image.rules],
  };
}

/** Share of the lines of several words that are of one size in a layer whose program has measured them as lines. */
const OF_ONE_SIZE = 0.8;

/** Whether a layer gives sizes of lines, the same for all words of each, and not the height of each word's ink. */
function isSizedByLine(lines: readonly ReadLine[]): boolean {
  const several = lines.filter(({ words }) => words.length > 2);
  const even = several.filter(({ words }) => {
    const sizes = words.map(({ style }) => style.size);
    return Math.max(...sizes) - Math.min(...sizes) < 0.1;
  });
  return several.length > 0 && even.length >= OF_ONE_SIZE * several.length;
}

/** What no page is printed with: letters too small for it, and stems or crossings of rules that look like signs. */
function isSpeck({ text, style }: Word, usual: number): boolean {
  if (/^[\p{L}\d]{1,2}$/u.test(text)) return style.size < SPECK * usual;
  if (/^[^\p{L}\d]$/u.test(text)) return style.size < SPECK * usual && /[:;'`]/.test(text);
  return false;
}

/** Part of a word's width that a rule through it must cover, and the part of its height that is its middle. */
const STRUCK = 0.8;
const MIDDLE = [0.1, 0.85] as const;

/** Whether a level rule runs through the middle of a sign: the rule itself was taken for it. */
function isStruck({ box, baseline, rotation, text }: Word, rules: readonly Box[]): boolean {
  if (rotation !== 0 || /[\p{L}\d]/u.test(text)) return false;
  const [x0, y0, x1] = box;
  const [top, bottom] = MIDDLE.map((part) => y0 + part * (baseline - y0)) as [number, number];
  return rules.some(([left, above, right, below]) => {
    const covered = Math.min(x1, right) - Math.max(x0, left);
    const y = (above + below) / 2;
    return right - left > below - above && covered >= STRUCK * (x1 - x0) && y > top && y < bottom;
  });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** The words in the order of the layer, parted where the next does not go on on the line. */
function linesOfLayer(words: readonly Word[]): ReadLine[] {
  const lines: Word[][] = [];
  for (const word of words) {
    const last = lines.at(-1)?.at(-1);
    const goesOn =
      last !== undefined &&
      last.rotation === word.rotation &&
      word.box[0] - last.box[2] <= COLUMN_GAP * Math.max(last.style.size, word.style.size) &&
      Math.abs(last.baseline - word.baseline) <= LEVEL * last.style.size &&
      word.box[0] >= last.box[2] - last.style.size;
    if (goesOn) lines.at(-1)?.push(word);
    else lines.push([word]);
  }
  return lines.map((own) => ({ words: own }));
}

/**
 * A size measured on a line by another program is off by a quarter on short ones; two that are nearer tell together.
 * Faces with large small letters look larger than they are by more than an eighth, on one line and not on the next.
 */
const NEAR = 0.16;

/** The size of a line that the layer says and the picture shows: their mean, or the picture's where they disagree. */
const settledSize = (said: number, measured: number): number =>
  Math.abs(measured / said - 1) < NEAR ? Math.sqrt(said * measured) : measured;

/** How the program went about it that made a layer. */
interface LayerManner {
  /** It knew no æ, ø and å. */
  readonly lettersLost: boolean;
  /** It measured whole lines: their baselines are good, their sizes are rounded and off by a quarter on short ones. */
  readonly sizedByLine: boolean;
  /** How far its lines fall to the right (dy/dx). */
  readonly slope: number;
}

/** A line as it was measured on the picture. */
interface MeasuredLine extends ReadLine {
  readonly reaches: readonly (LetterReach | undefined)[];
  /** The type size of its ink; undefined where nothing tells. */
  readonly measured: number | undefined;
  /** The same where the layer says about as much. */
  readonly size: number | undefined;
}

function measure(
  { words }: ReadLine,
  image: PageImage,
  { lettersLost, sizedByLine, slope }: LayerManner,
): MeasuredLine {
  const said = Math.max(...words.map(({ style }) => style.size));
  const reaches = words.map((word) =>
    word.rotation === 0 ? letterReach(word, { size: said, slope }, image) : undefined,
  );
  const heights = words.flatMap(({ text }, i) => {
    const reach = reaches[i];
    return reach === undefined ? [] : [{ text, height: reach.bottom - reach.top }];
  });
  const ink = lettersLost ? sizeOfDamaged(heights) : typeSize(heights);
  const measured = sizedByLine && ink !== undefined ? settledSize(said, ink) : ink;
  const isAlike =
    measured !== undefined && measured <= said * MOST_OFF && measured >= said / MOST_OFF;
  return { words, reaches, measured, size: isAlike ? measured : undefined };
}

/**
 * The line in the type size that its ink has, its words where that stands; as the layer says where neither can be
 * measured. A size that the layer contradicts is right where other lines of the page have it: the edge of a box or a
 * rule makes the boxes of words twice as high.
 */
function sized(
  { words, reaches, measured, size: agreed }: MeasuredLine,
  sizes: readonly number[],
  { sizedByLine }: LayerManner,
): ReadLine {
  const isUsual = measured !== undefined && peersOf(measured, sizes) >= LEAST_PEERS;
  const size = agreed ?? (isUsual ? measured : undefined);
  if (size === undefined) return { words };
  return {
    words: (sizedByLine ? words : leveled(words, reaches, size)).flatMap((word) =>
      !sizedByLine && RULE.test(word.text) && word.style.size > TALL_SIGN * size
        ? []
        : [{ ...word, style: { ...word.style, size } }],
    ),
  };
}

/** So many lines of a page have a size that is set on it. */
const LEAST_PEERS = 3;

const peersOf = (size: number, sizes: readonly number[]): number =>
  sizes.filter((other) => Math.abs(other / size - 1) < NEAR).length;

/** What upright and level rules are taken for. */
const RULE = /^[=~|¦_]+$/u;

/** The place of a word's letters, by its size: the box of a layer may be that of a whole line. */
const inked = (word: Word): Word => {
  const { size } = word.style;
  const [x0, , x1] = word.box;
  return { ...word, box: [x0, word.baseline - ABOVE * size, x1, word.baseline + BELOW * size] };
};
