import { union } from '../../model/index.ts';
import { width } from '../extent.ts';
import type { Cut, Placed } from './white-space.ts';

/** A column of side titles takes at most this share of the width. */
const SIDE_SHARE = 0.45;
/** A column wider than this is one of titles only if it has so many fewer lines than the other: else both are text. */
const NARROW = 0.3;
const FEWER = 0.7;
/** Titles and texts begin level when their tops differ by less than this, in type sizes. */
const LEVEL_TOPS = 0.9;
/** Lines of a side title follow each other within so many type sizes; rows are parted by so much white space. */
const SIDE_GAP = 1.2;
const BETWEEN_ROWS = 0.8;

/**
 * The cuts above the rows of a narrow column of titles beside a column of their texts: above each title white space
 * runs across both, and below it title and text begin level. None where one title does not.
 */
export function sideRows(
  parts: readonly (readonly Placed[])[],
  lines: readonly Cut[],
  size: number,
): Cut[] {
  const [side, text] = parts.map((part) => [...part].sort((a, b) => a.box[1] - b.box[1]));
  if (parts.length !== 2 || side === undefined || text === undefined) return [];
  const sideBox = union(side.map(({ box }) => box));
  const whole = union([sideBox, ...text.map(({ box }) => box)]);
  const share = width(sideBox) / width(whole);
  if (share > SIDE_SHARE) return [];
  if (share > NARROW && side.length > FEWER * text.length) return [];
  const cuts: Cut[] = [];
  let titles = 0;
  for (const [i, { box }] of side.entries()) {
    const before = side[i - 1]?.box[3] ?? -Infinity;
    // what stands above all text is the title of the page
    if (box[3] <= text[0]!.box[1] || box[1] - before < SIDE_GAP * size) continue;
    titles += 1;
    const cut = lines.findLast(({ at }) => at < box[1]);
    const above = cut?.at ?? -Infinity;
    if (i > 0 && (cut === undefined || above < before)) return [];
    if (cut !== undefined && cut.width < BETWEEN_ROWS * size) return [];
    const first = text.find((unit) => unit.box[1] > above);
    if (first === undefined || Math.abs(first.box[1] - box[1]) > LEVEL_TOPS * size) return [];
    if (cut !== undefined) cuts.push(cut);
  }
  return titles < 2 ? [] : cuts;
}
