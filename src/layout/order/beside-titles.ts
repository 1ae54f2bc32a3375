import { overlapY, union } from '../../model/index.ts';
import { width } from '../extent.ts';
import { type Cut, type Placed, partsAt, Y } from './white-space.ts';

/** A column of notes takes at most this share of the width. */
const SIDE_SHARE = 0.45;
/** White space above a title, in type sizes. */
const BETWEEN_ROWS = 0.8;
/** Notes begin at most so many type sizes below the foot of their title. */
const BELOW_TITLE = 5;

/** What rows are told by beside the places of their units. */
interface Told<U> {
  readonly isTitle: (unit: U) => boolean;
  readonly isBox: (unit: U) => boolean;
}

/**
 * The cuts above the titles of texts that have notes beside them in a narrow column, such as boxes of facts: white
 * space runs across both above each title, and the notes of a row begin where its title ends. None where one row's do
 * not, or where the column of notes may be the text going on: a single one that is no box.
 */
export function titledRows<U extends Placed>(
  parts: readonly (readonly U[])[],
  lines: readonly Cut[],
  size: number,
  { isTitle, isBox }: Told<U>,
): Cut[] {
  if (parts.length !== 2) return [];
  const [side, text] = [...parts].sort((a, b) => breadth(a) - breadth(b)) as [U[], U[]];
  if (breadth(side) > SIDE_SHARE * breadth([...side, ...text])) return [];
  const wide = lines.filter((cut) => cut.width >= BETWEEN_ROWS * size);
  const firstBelow = ({ at }: Cut) => topmost(text.filter(({ box }) => box[1] > at));
  // in columns of text titles stand beside each other
  const isBesideTitle = (title: U) =>
    text.some((other) => other !== title && isTitle(other) && overlapY(other.box, title.box) > 0);
  const cuts = wide.filter((cut) => {
    const first = firstBelow(cut);
    return first !== undefined && isTitle(first) && !isBesideTitle(first);
  });
  const rows = partsAt([...side, ...text], cuts, Y);
  const noted = rows.flatMap((row) => {
    const note = topmost(row.filter((unit) => side.includes(unit)));
    return note === undefined ? [] : [{ row, note }];
  });
  const belong = noted.every(({ row, note }) => {
    // the title of the first row may run across both columns, above them
    const top = row === rows[0] ? [union(row.map(({ box }) => box))[1]] : [];
    const titles = row.filter((unit) => text.includes(unit) && isTitle(unit));
    return [...top, ...titles.map(({ box }) => box[3])].some(
      (foot) => note.box[1] < foot + BELOW_TITLE * size,
    );
  });
  return belong && (noted.length > 1 || side.every(isBox)) ? cuts : [];
}

const breadth = (units: readonly Placed[]): number => width(union(units.map(({ box }) => box)));

const topmost = <U extends Placed>(units: readonly U[]): U | undefined =>
  units.reduce<U | undefined>(
    (top, unit) => (top === undefined || unit.box[1] < top.box[1] ? unit : top),
    undefined,
  );
