import type { Block, Box } from '../../../src/model/index.ts';

/** A word as a program gives it, where it stands on the page. */
export interface PlacedWord {
  readonly page: number;
  readonly box: Box;
  readonly text: string;
}

/** What a program made of a document: its lines in its order, and blocks where it makes any. */
export interface Outcome {
  readonly lines: readonly (readonly PlacedWord[])[];
  readonly blocks?: readonly Block[];
  /** Words alone are told: `lines` are pages. */
  readonly lineless?: boolean;
}

export const outcomeOf = (blocks: readonly Block[]): Outcome => ({
  blocks,
  lines: blocks.flatMap(({ lines }) =>
    lines.map(({ page, words }) => words.map(({ box, text }) => ({ page, box, text }))),
  ),
});
