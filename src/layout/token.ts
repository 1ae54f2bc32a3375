import type { Box, Page, Word } from '../model/index.ts';
import type { Container } from './containers.ts';

/** A word on the straightened page: its geometry is turned level, `source` keeps the word as read. */
export interface Token extends Word {
  readonly source: Word;
  /** The innermost filled area that it stands in. */
  readonly container: Container | undefined;
}

/** Number of letters and digits: what counts when styles are weighed. */
export const letterCount = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

export const width = (box: Box): number => box[2] - box[0];
export const height = (box: Box): number => box[3] - box[1];

/**
 * Whether sizes, weights and boxes of a page's words are estimates: words read from an image, by us or by whoever
 * made the invisible layer of a scan.
 */
export const isEstimated = (page: Page): boolean =>
  page.origin === 'ocr' || (page.origin === 'text-layer' && page.layer.invisible > 0.5);

/** The middle value; 0 for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

/** The key that most weight falls on, with ties to the one met first; undefined for none. */
export function heaviest<K>(entries: Iterable<readonly [key: K, weight: number]>): K | undefined {
  const weights = new Map<K, number>();
  for (const [key, weight] of entries) weights.set(key, (weights.get(key) ?? 0) + weight);
  let best: [K, number] | undefined;
  for (const entry of weights) if (best === undefined || entry[1] > best[1]) best = entry;
  return best?.[0];
}
