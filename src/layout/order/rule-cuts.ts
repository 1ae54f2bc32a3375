import { type Box, union } from '../../model/index.ts';
import { anySideBySide, type Cut, type Placed } from './white-space.ts';

/** A rule runs across when it leaves at most so many type sizes of the text at either side. */
const SHORT_RULE = 1.5;

/** The cuts that a level rule right across the units stands in. */
export function ruleCuts(
  units: readonly Placed[],
  lines: readonly Cut[],
  rules: readonly Box[],
  size: number,
): Cut[] {
  if (lines.length === 0 || rules.length === 0) return [];
  const [left, , right] = union(units.map(({ box }) => box));
  const least = SHORT_RULE * size;
  const across = rules.filter((rule) => rule[0] < left + least && rule[2] > right - least);
  const ruled = lines.filter(({ at, width: white }) =>
    across.some((rule) => rule[1] > at - white / 2 - 1 && rule[3] < at + white / 2 + 1),
  );
  const headed = ruled.flatMap((cut) => cutAboveHeading(units, lines, cut, size) ?? []);
  return lines.filter((cut) => ruled.includes(cut) || headed.includes(cut));
}

/** White space around a rule with a heading right above it at most, and above that heading at least, in type sizes. */
const HEADING_TO_RULE = 4;
const ABOVE_HEADING = 0.8;

/**
 * The cut above the lines that stand alone right above a rule, apart from what is above: they head what is below. Where
 * they begin at the left, so do headings with their introductions, over which the cut is the topmost.
 */
function cutAboveHeading(
  units: readonly Placed[],
  lines: readonly Cut[],
  rule: Cut,
  size: number,
): Cut | undefined {
  if (rule.width > HEADING_TO_RULE * size) return undefined;
  const left = Math.min(...units.map(({ box }) => box[0]));
  const over = lines.filter((cut) => cut.at < rule.at && cut.width > ABOVE_HEADING * size);
  const isHeading = (cut: Cut, nearest: boolean): boolean => {
    const between = units.filter(({ box }) => box[1] > cut.at && box[3] < rule.at);
    const atLeft = between.every(({ box }) => box[0] < left + SHORT_RULE * size);
    return !anySideBySide(between) && (nearest || atLeft);
  };
  let topmost: Cut | undefined;
  for (const cut of over.toReversed()) {
    if (!isHeading(cut, topmost === undefined)) break;
    topmost = cut;
  }
  return topmost;
}
