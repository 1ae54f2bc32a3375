import type { Box, Page, PageImage, Word } from '../model/index.ts';
import { markBold } from './bold.ts';
import { withoutNoise } from './layer-noise.ts';
import type { ReadLine } from './tesseract-words.ts';
import { typeSize } from './type-size.ts';
import { weigh } from './weight.ts';
import { inkWithin } from './word-ink.ts';

/** How far ink may reach from the baseline and still be a letter's, in type sizes of the line. */
const ABOVE = 1;
const BELOW = 0.3;
/** Rows without ink that may part a dot or a ring from its letter, in type sizes. */
const GAP = 0.22;
/** Words on one line stand at one baseline, to so many type sizes. */
const LEVEL = 0.3;
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
  const said = withoutNoise(linesOfLayer(text), image);
  const lines = isSizedByLine(said) ? said : said.map((line) => sized(line, image));
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

/** Whether a layer gives type sizes, the same for all words of a line, and not the height of each word's ink. */
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
      Math.abs(last.baseline - word.baseline) <= LEVEL * last.style.size &&
      word.box[0] >= last.box[2] - last.style.size;
    if (goesOn) lines.at(-1)?.push(word);
    else lines.push([word]);
  }
  return lines.map((own) => ({ words: own }));
}

/** The line in the type size that its ink has; as the layer says where that cannot be measured. */
function sized({ words }: ReadLine, image: PageImage): ReadLine {
  const said = Math.max(...words.map(({ style }) => style.size));
  const heights = words.flatMap((word) => {
    const height = word.rotation === 0 ? inkHeight(word, said, image) : undefined;
    return height === undefined ? [] : [{ text: word.text, height }];
  });
  const size = typeSize(heights);
  if (size === undefined || size > said * MOST_OFF || size < said / MOST_OFF) return { words };
  const text = words.filter(
    ({ text, style }) => !(RULE.test(text) && style.size > TALL_SIGN * size),
  );
  return { words: text.map((word) => ({ ...word, style: { ...word.style, size } })) };
}

/** What upright and level rules are taken for. */
const RULE = /^[=~|¦_]+$/u;

/** The place of a word's letters, by its size: the box of a layer may be that of a whole line. */
const inked = (word: Word): Word => {
  const { size } = word.style;
  const [x0, , x1] = word.box;
  return { ...word, box: [x0, word.baseline - ABOVE * size, x1, word.baseline + BELOW * size] };
};

/** How high a word's ink stands about its baseline, in points. */
function inkHeight(word: Word, size: number, image: PageImage): number | undefined {
  const ink = inkWithin(image, inked({ ...word, style: { ...word.style, size } }).box);
  if (ink === undefined) return undefined;
  const pixels = image.dpi / 72;
  const gap = Math.max(1, GAP * size * pixels);
  const isInked = (y: number): boolean => {
    for (let x = ink.left; x < ink.right; x++) if (ink.isInk(x, y)) return true;
    return false;
  };
  // from the middle of small letters, whose ink is the word's own beyond doubt
  const middle = Math.round((word.baseline - 0.25 * size) * pixels);
  const reach = (step: 1 | -1): number => {
    let last = middle;
    for (let y = middle; y >= ink.top && y < ink.bottom && Math.abs(y - last) <= gap; y += step) {
      if (isInked(y)) last = y;
    }
    return last;
  };
  const [top, bottom] = [reach(-1), reach(1)];
  return bottom > top ? (bottom - top + 1) / pixels : undefined;
}
