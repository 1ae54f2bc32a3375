import { type Block, flowing } from '../model/index.ts';
import { fold } from './fold.ts';
import { groupBy } from './group-by.ts';

/** A heading that comes so often is a label of boxes. */
const RECURS = 3;
/** Share of them that must stand over facts. */
const OVER_FACTS = 0.6;

/**
 * Headings of one text that come again and again over facts ("Fakta", "Praktisk information") are labels of boxes, never
 * titles: they become text.
 */
export function boxTitlesAsText(
  blocks: readonly Block[],
  isFact: (block: Block) => boolean,
): { readonly blocks: Block[]; readonly boxTitles: ReadonlySet<Block> } {
  const places = blocks.flatMap((block, n) => (block.kind === 'heading' ? [n] : []));
  const boxes = new Set<number>();
  for (const own of groupBy(places, (n) => fold(flowing(blocks[n] as Block))).values()) {
    const over = own.filter((n) => {
      const next = blocks[n + 1];
      return next !== undefined && next.kind !== 'heading' && isFact(next);
    });
    if (own.length < RECURS || over.length < own.length * OVER_FACTS) continue;
    for (const n of own) boxes.add(n);
  }
  const boxTitles = new Set<Block>();
  const changed = blocks.map((block, n) => {
    if (!boxes.has(n)) return block;
    const text = { ...block, kind: 'paragraph' as const };
    boxTitles.add(text);
    return text;
  });
  return { blocks: changed, boxTitles };
}
