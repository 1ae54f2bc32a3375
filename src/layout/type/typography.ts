import type { Page, Style, Word } from '../../model/index.ts';
import { letterCount } from '../letters.ts';
import type { Source } from '../lines/segment.ts';
import { heaviest } from '../statistics.ts';
import { isEstimated } from '../words/token.ts';
import { lineSizes } from './line-size.ts';
import { runsOf } from './runs.ts';
import { type SizeScale, sizeScale } from './sizes.ts';

/** What a document is set in: the measure for all else. */
export interface Typography {
  /** The most frequent type size, in points: the document's em. */
  readonly bodySize: number;
  /** The most frequent fill colour; undefined where no source tells colours. */
  readonly bodyColor: string | undefined;
  /** Whether the body itself is bold, so that weight tells nothing. */
  readonly bodyBold: boolean;
  /** Whether a size is one of running text, as the body's is: so much of the document is set in it, without weight. */
  readonly isTextSize: (size: number) => boolean;
  /** The style of a word, its size settled where sizes are estimates. */
  readonly settled: (word: Word) => Style;
  /** Whether type tells nothing of headings: no word is bold, and where sizes are sure, there is but one. */
  readonly weightless: boolean;
}

/** Exact sizes nearer than this share are one. */
const SAME_SIZE = 0.02;
/** Share of the letters that are of one size in a text that has but one; the rest are page numbers and notes. */
const ONE_SIZE = 0.97;
/** Running text takes this share of the letters; facts set smaller may take more. It ends a sentence so often, in words, which titles do not. */
const TEXT_SHARE = 0.25;
const SENTENCE_WORDS = 40;
/** For a document without words: any size will do. */
const DEFAULT_SIZE = 10;

/** The typography of a document, by number of letters. */
export function typographyOf(pages: readonly Page[]): Typography {
  const settled = settler(pages);
  const estimated = pages.some(isEstimated);
  const words = pages
    .flatMap((page) => page.words)
    .filter((word) => word.rotation === 0)
    .map((word) => ({
      style: settled(word),
      letters: letterCount(word.text),
      endsSentence: /\p{L}[.!?]$/u.test(word.text),
    }));
  const sizes = words.map(
    ({ style, letters }) => [Math.round(style.size * 20) / 20, letters] as const,
  );
  const bodySize = heaviest(sizes) ?? DEFAULT_SIZE;
  const body = words.filter(({ style }) => isSize(style.size, bodySize));
  const total = letters(words);
  const textSizes = [...new Set(sizes.map(([size]) => size))].filter((size) => {
    const own = words.filter(({ style }) => !style.bold && isSize(style.size, size));
    const ends = own.filter(({ endsSentence }) => endsSentence).length;
    return letters(own) > TEXT_SHARE * total && ends * SENTENCE_WORDS > own.length;
  });
  return {
    bodySize,
    bodyColor: heaviest(body.map(({ style, letters }) => [style.color, letters])),
    bodyBold: heaviest(body.map(({ style, letters }) => [style.bold, letters])) ?? false,
    isTextSize: (size) => textSizes.some((other) => isSize(size, other)),
    settled,
    weightless:
      !words.some(({ style }) => style.bold) && (estimated || letters(body) > ONE_SIZE * total),
  };
}

const isSize = (size: number, of: number): boolean => Math.abs(size / of - 1) <= SAME_SIZE;

const letters = (words: readonly { letters: number }[]): number =>
  words.reduce((sum, word) => sum + word.letters, 0);

/** Regular and bold type have their own scales, so that the body does not draw its headings in. */
function settler(pages: readonly Page[]): Typography['settled'] {
  const sizes = new Map<Word, number>();
  for (const page of pages.filter(isEstimated)) {
    const runs = runsOf(page.words);
    for (const [i, size] of lineSizes(runs).entries()) {
      for (const word of runs[i]!) sizes.set(word, size);
    }
  }
  const words = [...sizes];
  const scaleOf = (bold: boolean): SizeScale =>
    sizeScale(
      words
        .filter(([word]) => word.style.bold === bold)
        .map(([word, size]) => [size, letterCount(word.text) + 0.1]),
    );
  const [regular, bold] = [scaleOf(false), scaleOf(true)];
  return (word) => {
    const size = sizes.get(word);
    if (size === undefined) return word.style;
    return { ...word.style, size: (word.style.bold ? bold : regular)(size) };
  };
}

/** What the type of a page can tell. */
export function sourceOf(page: Page, { weightless }: Typography): Source {
  const estimated = isEstimated(page);
  return { page: page.number, estimated, weightless };
}
