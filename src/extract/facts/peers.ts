import type { LabelledField } from '../../model/index.ts';
import { groupBy } from '../group-by.ts';
import type { FactPart } from './piece.ts';

/** So many lists of one length, and share of them, that hold one field at a place, make it the field of that place. */
const LEAST = 2;
const MOST = 0.6;

/**
 * What parts without a label are that their form does not tell, told by the lists of as many parts: where most of these
 * hold one field at a place, "Gymnasiet" among "3.-4. klasse" and "5. klasse" is one, too. Not where its own list has
 * that field elsewhere.
 */
export function toldByPlace(
  lists: readonly (readonly FactPart[])[],
): ReadonlyMap<FactPart, LabelledField> {
  const told = new Map<FactPart, LabelledField>();
  const several = lists.filter(({ length }) => length > 1);
  for (const [length, peers] of groupBy(several, (parts) => parts.length)) {
    for (let place = 0; place < length; place++) {
      const field = fieldAt(place, peers);
      if (field === undefined) continue;
      for (const parts of peers) {
        const part = parts[place] as FactPart;
        const isOpen = part.field === undefined && part.label === undefined;
        if (isOpen && !parts.some((each) => each.field === field)) told.set(part, field);
      }
    }
  }
  return told;
}

/** The field that most lists hold at a place. */
function fieldAt(
  place: number,
  lists: readonly (readonly FactPart[])[],
): LabelledField | undefined {
  const fields = lists.flatMap((parts) => parts[place]?.field ?? []);
  const [field, own] =
    [...groupBy(fields, (each) => each)].sort((a, b) => b[1].length - a[1].length)[0] ?? [];
  const count = own?.length ?? 0;
  return count >= LEAST && count >= lists.length * MOST ? field : undefined;
}
