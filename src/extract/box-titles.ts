import { type Block, flowing, splitBlock } from '../model/index.ts';
import { evidenceFor, PREFIX } from './facts/index.ts';
import { fold } from './fold.ts';
import { groupBy } from './group-by.ts';

/** A heading that comes so often is a label of boxes. */
const RECURS = 3;
/** Share of them that must stand over facts. */
const OVER_FACTS = 0.6;

/** Titles of boxes have at most so many words. */
const MOST_WORDS = 4;

/**
 * Parts the titles of boxes from the facts that layout has glued them to, as on page images ("Fakta" and under it "For:
 * Ejere"): short first lines that come again and again over facts, glued or not. They become headings, the rest text.
 *
 * @param isFactLine whether a line of a block, by its number, is a fact.
 */
export function partBoxTitles(
  blocks: readonly Block[],
  isFactLine: (block: Block, line: number) => boolean,
): Block[] {
  const glued = blocks.filter(
    (block) =>
      (block.kind === 'heading' || block.kind === 'paragraph') &&
      isTitleLine(firstLine(block)) &&
      isFactLine(block, 1) &&
      !isFactLine(block, 0),
  );
  const alone = blocks.filter(
    (block, n) =>
      block.kind === 'heading' &&
      blocks[n + 1]?.page === block.page &&
      isFactLine(blocks[n + 1] as Block, 0),
  );
  const all = [...glued, ...alone];
  const groups = groupBy(all, (block) => fold(firstLine(block)));
  // all boxes have one title; who offers things differs
  const least = Math.max(RECURS, all.length * OVER_FACTS);
  return blocks.flatMap((block) => {
    if (!glued.includes(block)) return [block];
    if ((groups.get(fold(firstLine(block)))?.length ?? 0) < least) return [block];
    const [title, rest] = splitBlock(block, 1) ?? [];
    return title === undefined || rest === undefined
      ? [block]
      : [
          { ...title, kind: 'heading' as const },
          { ...rest, kind: 'paragraph' as const },
        ];
  });
}

const firstLine = ({ text }: Block): string => text.split('\n', 1)[0] as string;

const isTitleLine = (line: string): boolean =>
  /^\p{Lu}[\p{L} ]+$/u.test(line) &&
  line.split(' ').length <= MOST_WORDS &&
  !PREFIX.test(line) &&
  evidenceFor(line).providers < 1;

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
