import { type Block, type Correction, surroundings, withoutEdit } from '../model/index.ts';
import { likeness } from './likeness.ts';
import type { Outcome } from './outcome.ts';

type UndoEdit = Extract<Correction, { op: 'undo-edit' }>;

/** How like what stands around an edit must be to what stood there. */
const SAME_PLACE = 0.7;

/** The document without the edits that a person found wrong, before records are made of it. */
export function undoWrongEdits(
  blocks: readonly Block[],
  corrections: readonly Correction[],
): { readonly blocks: readonly Block[]; readonly outcomes: readonly Outcome[] } {
  const result = [...blocks];
  const outcomes: Outcome[] = [];
  for (const correction of corrections) {
    if (correction.op !== 'undo-edit') continue;
    const place = findEdit(result, correction);
    if (place === undefined) {
      outcomes.push({
        correction,
        unfit: 'there is no such change of the text at a place like that',
      });
      continue;
    }
    result[place.block] = withoutEdit(result[place.block] as Block, place.edit);
    outcomes.push({ correction });
  }
  return { blocks: result, outcomes };
}

/** The edit of the same words whose surroundings are most like those that were seen; on the same page where alike. */
function findEdit(
  blocks: readonly Block[],
  wanted: UndoEdit,
): { readonly block: number; readonly edit: number } | undefined {
  let best: { block: number; edit: number; rank: number } | undefined;
  blocks.forEach((block, b) => {
    block.edits.forEach((edit, e) => {
      if (edit.before !== wanted.before || edit.after !== wanted.after) return;
      if (edit.kind !== wanted.kind) return;
      const { left, right } = surroundings(block, e);
      const alike = (likeness(left, wanted.left) + likeness(right, wanted.right)) / 2;
      if (alike < SAME_PLACE) return;
      const rank = alike - Math.min(0.01 * Math.abs(edit.page - wanted.page), 0.05);
      if (best === undefined || rank > best.rank) best = { block: b, edit: e, rank };
    });
  });
  return best;
}
