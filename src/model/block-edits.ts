import { type Block, flowing } from './block.ts';
import { applyEdit, type Edit } from './edit.ts';

/**
 * A block as if one of its edits had not been made. Edits made later to what it changed go with it; the others stay,
 * with their places moved.
 */
export function withoutEdit(block: Block, index: number): Block {
  const undone = block.edits[index] as Edit;
  const kept: Edit[] = block.edits.slice(0, index);
  // where the text with the edit and the text without differ: from `from` on, `to` in the one, `to - growth` in the other
  let from = undone.at;
  let to = undone.at + undone.after.length;
  let growth = undone.after.length - undone.before.length;
  for (const edit of block.edits.slice(index + 1)) {
    const longer = edit.after.length - edit.before.length;
    if (edit.at + edit.before.length <= from) {
      kept.push(edit);
      from += longer;
      to += longer;
    } else if (edit.at >= to) {
      kept.push({ ...edit, at: edit.at - growth });
    } else {
      from = Math.min(from, edit.at);
      to = Math.max(to, edit.at + edit.before.length) + longer;
      growth += longer;
    }
  }
  return {
    ...block,
    edits: kept,
    text: kept.reduce(applyEdit, block.raw),
  };
}

/** The run `[start, end)` of a block's text that edit `index` made; wider where later edits changed it again. */
export function runOfEdit({ edits }: Pick<Block, 'edits'>, index: number): [number, number] {
  const edit = edits[index] as Edit;
  let [start, end] = [edit.at, edit.at + edit.after.length];
  for (const { at, before, after } of edits.slice(index + 1)) {
    const longer = after.length - before.length;
    if (at + before.length <= start) start += longer;
    else if (at < end) start = Math.min(start, at);
    if (at < end) end = Math.max(end, at + before.length) + longer;
  }
  return [start, end];
}

const AROUND = 40;

/** What stands left and right of an edit in its block's mended text. */
export function surroundings(block: Block, edit: number): { left: string; right: string } {
  const [start, end] = runOfEdit(block, edit);
  const text = flowing(block);
  return {
    left: text.slice(Math.max(0, start - AROUND), start),
    right: text.slice(end, end + AROUND),
  };
}
