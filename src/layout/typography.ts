import type { Page } from '../model/index.ts';
import { heaviest, isEstimated, letterCount } from './token.ts';

/** What most of a document is set in: the measure for all else. */
export interface Typography {
  /** The most frequent type size, in points: the document's em. */
  readonly bodySize: number;
  /** The most frequent fill colour; undefined where no source tells colours. */
  readonly bodyColor: string | undefined;
  /** Whether the body itself is bold, so that weight tells nothing. */
  readonly bodyBold: boolean;
}

/** Sizes nearer than this are one size: exact sizes by rounding, estimated ones by their jitter (measured). */
const EXACT_SPREAD = 0.02;
const ESTIMATED_SPREAD = 0.08;
/** For a document without words: any size will do. */
const DEFAULT_SIZE = 10;

/** The typography of a document, by number of letters. */
export function typographyOf(pages: readonly Page[]): Typography {
  const words = pages.flatMap((page) => page.words).filter((word) => word.rotation === 0);
  const spread = pages.some(isEstimated) ? ESTIMATED_SPREAD : EXACT_SPREAD;
  const bodySize = densestSize(
    words.map((word) => [word.style.size, letterCount(word.text)]),
    spread,
  );
  const body = words.filter((word) => Math.abs(word.style.size / bodySize - 1) <= spread);
  return {
    bodySize,
    bodyColor: heaviest(body.map((word) => [word.style.color, letterCount(word.text)])),
    bodyBold: heaviest(body.map((word) => [word.style.bold, letterCount(word.text)])) ?? false,
  };
}

/** The size with most letters within `spread` of it. */
function densestSize(
  sizes: readonly (readonly [size: number, letters: number])[],
  spread: number,
): number {
  const histogram = new Map<number, number>();
  for (const [size, letters] of sizes) {
    const key = Math.round(size * 4) / 4;
    histogram.set(key, (histogram.get(key) ?? 0) + letters);
  }
  let best = DEFAULT_SIZE;
  let most = 0;
  for (const size of histogram.keys()) {
    let near = 0;
    for (const [other, letters] of histogram) {
      if (Math.abs(other / size - 1) <= spread) near += letters * (1 - Math.abs(other / size - 1));
    }
    if (near > most) [best, most] = [size, near];
  }
  return best;
}
