import { type Block, flowing, joinBlocks, overlapX } from '../../model/index.ts';
import { fold } from '../fold.ts';
import { groupBy } from '../group-by.ts';
import type { LabelNames } from './names.ts';

/** A value stands no further under its label than this share of the type size. */
const ROOM = 0.9;

/**
 * Labels that stand alone on their line are no headings, however they are set; a label ends in a colon, or comes again.
 * One that ends in a colon is joined with the value under it.
 */
export function loneLabelsAsText(blocks: readonly Block[], names: LabelNames): Block[] {
  const isLabel = (block: Block): boolean => {
    const field = names.exactly(flowing(block));
    return field !== undefined && field !== 'title' && field !== 'description';
  };
  const headings = blocks.filter((block) => block.kind === 'heading' && isLabel(block));
  const counts = groupBy(headings, (block) => fold(flowing(block)));
  const texts = blocks.map((block) =>
    block.kind === 'heading' &&
    isLabel(block) &&
    (endsInColon(block) || (counts.get(fold(flowing(block)))?.length ?? 0) > 1)
      ? { ...block, kind: 'paragraph' as const }
      : block,
  );
  const joined: Block[] = [];
  for (const block of texts) {
    const above = joined.at(-1);
    const isLabelAbove = above?.kind === 'paragraph' && endsInColon(above) && isLabel(above);
    if (isLabelAbove && isRightUnder(above, block, names)) {
      joined.splice(-1, 1, joinBlocks(above, block));
    } else joined.push(block);
  }
  return joined;
}

const endsInColon = ({ text }: Block): boolean => /:\s*$/u.test(text);

function isRightUnder(label: Block, block: Block, names: LabelNames): boolean {
  const [last, first] = [label.lines.at(-1), block.lines[0]];
  if (block.kind !== 'paragraph' || last === undefined || first === undefined) return false;
  if (last.page !== first.page || overlapX(label.box, block.box) <= 0) return false;
  const [before] = block.text.split(/:\s|\n/u);
  const isLabelled = before !== undefined && names.nearly(before) !== undefined;
  return !isLabelled && Math.abs(first.box[1] - last.box[3]) < ROOM * first.style.size;
}
