import { type Block, flowing, joinBlocks, type Line } from '../../model/index.ts';

/** Lines of one row of cells have baselines that differ by less than this share of the type size. */
const LEVEL = 0.25;
/** Fewer cells are a label and its value, which are told without a table. */
const LEAST_CELLS = 4;

export const areLevel = (a: Line, b: Line): boolean =>
  a.page === b.page && Math.abs(a.baseline - b.baseline) < LEVEL * a.style.size;

/**
 * Puts together the row of labels and values that the end of a page has torn from its table of facts: blocks of one line
 * each beside one another, every other one a label.
 */
export function joinTornRows(
  blocks: readonly Block[],
  isLabel: (text: string) => boolean,
): Block[] {
  const joined: Block[] = [];
  for (let n = 0; n < blocks.length; ) {
    const row = [blocks[n] as Block];
    while (isBeside(row.at(-1) as Block, blocks[n + row.length])) {
      row.push(blocks[n + row.length] as Block);
    }
    const isRow =
      row.length >= LEAST_CELLS && row.every((cell, i) => i % 2 === 1 || isLabel(flowing(cell)));
    joined.push(...(isRow ? [{ ...row.reduce(joinBlocks), kind: 'table' as const }] : row));
    n += row.length;
  }
  return joined;
}

/** Whether a block of one line stands at the right of another, level with it. */
function isBeside(left: Block, right: Block | undefined): boolean {
  const [a, b] = [left.lines[0], right?.lines[0]];
  if (a === undefined || b === undefined) return false;
  if (left.lines.length !== 1 || right?.lines.length !== 1) return false;
  return areLevel(a, b) && b.box[0] > a.box[2];
}
