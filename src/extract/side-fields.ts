import { type Block, type Box, overlapX } from '../model/index.ts';
import { groupBy } from './group-by.ts';

/**
 * Puts labelled fields that stand in a column beside the text behind the heading at their height: read column by
 * column, the fields of all offerings of a page stand together, before or after their texts.
 *
 * @param isLabelled whether a block holds labelled lines.
 */
export function settleSideFields(
  blocks: readonly Block[],
  isLabelled: (block: Block) => boolean,
): Block[] {
  const moved = new Map<Block, Block[]>();
  for (const own of groupBy(blocks, (block) => block.page).values()) {
    const headings = own.filter((block) => block.kind === 'heading');
    for (const block of own) {
      if (!isLabelled(block) || block.kind === 'heading') continue;
      const heading = headingBeside(block, headings);
      if (heading !== undefined) moved.set(heading, [...(moved.get(heading) ?? []), block]);
    }
  }
  const all = new Set([...moved.values()].flat());
  return blocks.flatMap((block) => (all.has(block) ? [] : [block, ...(moved.get(block) ?? [])]));
}

/** The heading in another column at the height of the block or nearest above; undefined beside none. */
function headingBeside(block: Block, headings: readonly Block[]): Block | undefined {
  if (headings.length === 0 || headings.some((heading) => shareColumn(block.box, heading.box))) {
    return undefined;
  }
  return headings
    .filter((heading) => heading.box[1] <= block.box[1] + heading.style.size)
    .sort((a, b) => b.box[1] - a.box[1])[0];
}

const shareColumn = (a: Box, b: Box): boolean => overlapX(a, b) > 0;
