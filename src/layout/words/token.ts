import type { Page, Word } from '../../model/index.ts';
import type { Container } from './containers.ts';

/** A word on the straightened page: its geometry is turned level, `source` keeps the word as read. */
export interface Token extends Word {
  readonly source: Word;
  /** The innermost filled area that it stands in. */
  readonly container: Container | undefined;
}

/**
 * Whether sizes, weights and boxes of a page's words are estimates: words read from an image, by us or by whoever
 * made the invisible layer of a scan.
 */
export const isEstimated = (page: Page): boolean =>
  page.origin === 'ocr' || (page.origin === 'text-layer' && page.layer.invisible > 0.5);
