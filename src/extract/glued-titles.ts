import { type Block, flowing, splitBlock } from '../model/index.ts';

/** Titles run over at most so many lines. */
const TITLE_LINES = 3;

/**
 * Makes headings of titles that the layout could not tell from text (a hidden layer has no weight): a paragraph
 * that ends in a provider marker, and the first lines of one where these end in a marker and text follows.
 */
export function partGluedTitles(
  blocks: readonly Block[],
  isMarked: (title: string) => boolean,
): Block[] {
  return blocks.flatMap((block) => {
    if (block.kind !== 'paragraph') return [block];
    const most = Math.min(TITLE_LINES, block.lines.length);
    for (let lines = 1; lines <= most; lines++) {
      if (lines === block.lines.length) {
        return isMarked(flowing(block)) ? [{ ...block, kind: 'heading' as const }] : [block];
      }
      const parts = splitBlock(block, lines);
      if (parts !== undefined && isMarked(flowing(parts[0]))) {
        return [{ ...parts[0], kind: 'heading' as const }, parts[1]];
      }
    }
    return [block];
  });
}
