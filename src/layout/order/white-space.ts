import { type Box, overlapX, overlapY } from '../../model/index.ts';
import { height } from '../extent.ts';

/** Anything with a place on the page that reading order is wanted for. */
export interface Placed {
  readonly box: Box;
  /** Of a filled or framed area: what stands in it. White space at its sides is measured from there. */
  readonly inner?: Box;
}

/** White space right across a set of units. */
export interface Cut {
  readonly at: number;
  readonly width: number;
}

export type Axis = 0 | 1;
export const X: Axis = 0;
export const Y: Axis = 1;

/** Least white space between columns, in type sizes (measured). */
export const BETWEEN_COLUMNS = 0.8;

/** The white space of at least `least` points across the units along an axis. */
export function cutsOf(units: readonly Placed[], axis: Axis, least: number): Cut[] {
  const sorted = [...units].sort((a, b) => a.box[axis] - b.box[axis]);
  const edges = ({ box, inner = box }: Placed): Box => (axis === X ? inner : box);
  const cuts: Cut[] = [];
  let end = sorted[0]!.box[axis + 2]!;
  let textEnd = edges(sorted[0]!)[axis + 2]!;
  for (const unit of sorted) {
    const { box } = unit;
    const gap = box[axis] - end;
    const width = edges(unit)[axis] - textEnd;
    if (gap > 0 && width >= least) cuts.push({ at: (end + box[axis]) / 2, width });
    end = Math.max(end, box[axis + 2]!);
    textEnd = Math.max(textEnd, edges(unit)[axis + 2]!);
  }
  return cuts;
}

export function partsAt<U extends Placed>(
  units: readonly U[],
  cuts: readonly Cut[],
  axis: Axis,
): U[][] {
  const parts: U[][] = Array.from({ length: cuts.length + 1 }, () => []);
  for (const unit of units) {
    const middle = (unit.box[axis] + unit.box[axis + 2]!) / 2;
    parts[cuts.filter((cut) => cut.at < middle).length]!.push(unit);
  }
  return parts.filter((part) => part.length > 0);
}

/** Whether any two units stand beside each other. */
export const anySideBySide = (units: readonly Placed[]): boolean =>
  units.some((a) =>
    units.some(
      (b) =>
        a !== b &&
        overlapX(a.box, b.box) <= 0 &&
        overlapY(a.box, b.box) > 0.3 * Math.min(height(a.box), height(b.box)),
    ),
  );
