import type { Box } from '../../../src/model/index.ts';

export type TruthKind =
  | 'heading'
  | 'paragraph'
  | 'list-item'
  | 'table-row'
  | 'contents-entry'
  | 'caption'
  | 'footnote'
  | 'figure'
  | 'furniture';

/** A line as it was set. Boxes in points from the page's top left corner. */
export interface TruthLine {
  readonly page: number;
  readonly box: Box;
  readonly text: string;
}

/** What belongs together, in the order that it is meant to be read in. */
export interface TruthBlock {
  readonly kind: TruthKind;
  /**
   * Blocks of one name are read one after the other: the text, or what stands in one box. Where a box comes in the
   * text is a matter of taste, so that order is measured within these only.
   */
  readonly chain: string;
  readonly lines: TruthLine[];
}

/** A document that the bench has set, and all that is known of it. */
export interface TruthDocument {
  readonly name: string;
  readonly pdf: Uint8Array;
  readonly pages: number;
  readonly blocks: readonly TruthBlock[];
}
