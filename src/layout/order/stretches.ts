import { width } from '../extent.ts';
import { median } from '../statistics.ts';
import { type Cut, type Placed, partsAt, X } from './white-space.ts';

/**
 * Type so many body sizes large may head several columns; smaller than this only if none of its size stands in a column,
 * which the estimated sizes of scans do not tell.
 */
export const DISPLAY = 1.5;
const LARGE = 1.25;
const SAME_SIZE = 0.04;
/** A line in display type is wider than its column by this. */
const ACROSS = 1.3;
/**
 * … or else stands in a band that is free beside it, higher than itself by at most so many type sizes or so many of its
 * own: no picture's.
 */
const BAND = 6.5;
const OWN_BAND = 4;
/** White space above it, in type sizes, and how far above it that may begin, in its own. */
const CLEAR = 1;
const CLEAR_REACH = 2.5;

/** What a title is told by: the size of the body, in points, that of each unit, and whether they are estimates. */
export interface TypeSizes<U> {
  readonly size: number;
  readonly typeSize: (unit: U) => number;
  readonly estimated: boolean;
}

/**
 * The cuts above display lines that run across columns or stand in a band of their own, with nothing beside them and
 * columns above them to be read first: what opens a new stretch of the page, though it leaves the last column free.
 */
export function stretchCuts<U extends Placed>(
  units: readonly U[],
  columns: readonly Cut[],
  lines: readonly Cut[],
  { size, typeSize, estimated }: TypeSizes<U>,
): Cut[] {
  const parts = partsAt(units, columns, X);
  const found = new Set<Cut>();
  const isBeside = (unit: U): boolean =>
    units.some(({ box }) => box[1] < unit.box[3] && box[3] > unit.box[1] && box !== unit.box);
  const besides = units.filter((unit) => typeSize(unit) > LARGE * size && isBeside(unit));
  const isDisplay = (unit: U): boolean =>
    typeSize(unit) > DISPLAY * size ||
    (!estimated &&
      typeSize(unit) > LARGE * size &&
      !besides.some((other) => Math.abs(typeSize(other) / typeSize(unit) - 1) < SAME_SIZE));
  for (const part of parts) {
    const usual = median(part.map(({ box }) => width(box)));
    for (const unit of part.filter(isDisplay)) {
      const [, top, , bottom] = unit.box;
      if (isBeside(unit)) continue;
      const band = bandAround(
        unit,
        units.filter((other) => !part.includes(other)),
      );
      const most = Math.max(BAND * size, OWN_BAND * typeSize(unit)) + (bottom - top);
      if (width(unit.box) < ACROSS * usual && band > most) continue;
      const above = lines.findLast((cut) => cut.at < top);
      if (above === undefined || above.width < CLEAR * size) continue;
      if (top - above.at > CLEAR_REACH * (bottom - top)) continue;
      const before = parts.filter((other) => other.some(({ box }) => box[3] < above.at));
      const after = parts.filter((other) => other.some(({ box }) => box[1] > bottom));
      if (before.length === parts.length && after.length === parts.length) found.add(above);
    }
  }
  return lines.filter((cut) => found.has(cut));
}

/** The height that others leave free around a unit. */
function bandAround(unit: Placed, others: readonly Placed[]): number {
  const [, top, , bottom] = unit.box;
  const above = Math.max(...others.map(({ box }) => box[3]).filter((y) => y <= top));
  const below = Math.min(...others.map(({ box }) => box[1]).filter((y) => y >= bottom));
  return below - above;
}
