import { type Box, overlapX, overlapY, union } from '../../model/index.ts';
import { height, width } from '../extent.ts';
import { median } from '../statistics.ts';

/** Anything with a place on the page that reading order is wanted for. */
export interface Placed {
  readonly box: Box;
}

/** A run of units in order: down a column, or in a grid where columns would tear rows apart. */
export interface Run<U extends Placed, G> {
  readonly units: readonly U[];
  /** How the units are read row by row; undefined for text that runs down a column. */
  readonly grid?: G;
  /** The units of the whole column that the run stands in; the same array for all runs of the column. */
  readonly column: readonly U[];
}

/** White space right across a set of units. */
interface Cut {
  readonly at: number;
  readonly width: number;
}

type Axis = 0 | 1;
const X: Axis = 0;
const Y: Axis = 1;

/** Least white space for a cut, in type sizes: between columns and between lines (measured). */
const BETWEEN_COLUMNS = 0.8;
const BETWEEN_LINES = 0.2;

/** What reading order goes by beside the places of the units. */
export interface Reading<U, G> {
  /** The type size that white space is measured in, in points. */
  readonly size: number;
  readonly readGrid: GridReader<U, G>;
  /** Type so large that it may head several columns. */
  readonly isDisplay: (unit: U) => boolean;
  /** Level rules: one that runs across all columns ends them. */
  readonly rules: readonly Box[];
}

/** Decides whether columns side by side are to be read row by row, and how. */
export type GridReader<U, G> = (columns: readonly (readonly U[])[]) => G | undefined;

/**
 * Reading order by cutting white space (XY-cut, Nagy 1984), columns first; where no column is free, the
 * horizontal cuts that free the tallest columns. Runs come in reading order.
 */
export function readingOrder<U extends Placed, G>(
  units: readonly U[],
  reading: Reading<U, G>,
  column: readonly U[] = units,
): Run<U, G>[] {
  const { size, readGrid, isDisplay, rules } = reading;
  if (units.length === 0) return [];
  const inPile = (): Run<U, G>[] => [
    { units: [...units].sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]), column },
  ];
  if (units.length === 1) return inPile();
  const columns = cutsOf(units, X, BETWEEN_COLUMNS * size);
  const lines = cutsOf(units, Y, BETWEEN_LINES * size);
  const recurse = (cuts: readonly Cut[], axis: Axis): Run<U, G>[] => {
    const parts = partsAt(units, cuts, axis);
    if (parts.length < 2) return inPile();
    return parts.flatMap((part) => readingOrder(part, reading, axis === X ? part : column));
  };
  const ruled = ruleCuts(units, lines, rules, size);
  if (ruled.length > 0 && anySideBySide(units)) return recurse(ruled, Y);
  const stretches = columns.length === 0 ? [] : stretchCuts(units, columns, lines, size, isDisplay);
  if (stretches.length > 0) return recurse(stretches, Y);
  if (columns.length > 0) {
    const parts = partsAt(units, columns, X);
    const grid = readGrid(parts);
    if (grid !== undefined) return [{ units, grid, column }];
    const rows = sideRows(parts, lines, size);
    if (rows.length > 0) return recurse(rows, Y);
    if (parts.some((part) => part.length > 1) || lines.length === 0) return recurse(columns, X);
  }
  if (lines.length === 0) return inPile();
  if (lines.length === 1) return recurse(lines, Y);
  const freeing = freeingCuts(units, lines, size);
  if (freeing.length === 0 && !anySideBySide(units)) return inPile();
  return recurse(freeing.length === 0 ? [widest(lines)] : freeing, Y);
}

/** A line in display type is wider than its column by this. */
const ACROSS = 1.3;
/** … or else stands in a band that is free beside it, higher than itself by at most so many type sizes: no picture's. */
const BAND = 6.5;
/** White space above it, in type sizes, and how far above it that may begin, in its own. */
const CLEAR = 1;
const CLEAR_REACH = 2.5;

/**
 * The cuts above display lines that run across columns or stand in a band of their own, with nothing beside them and
 * columns above them to be read first: what opens a new stretch of the page, though it leaves the last column free.
 */
function stretchCuts<U extends Placed>(
  units: readonly U[],
  columns: readonly Cut[],
  lines: readonly Cut[],
  size: number,
  isDisplay: (unit: U) => boolean,
): Cut[] {
  const parts = partsAt(units, columns, X);
  const found = new Set<Cut>();
  for (const part of parts) {
    const usual = median(part.map(({ box }) => width(box)));
    for (const unit of part.filter(isDisplay)) {
      const [, top, , bottom] = unit.box;
      const beside = units.some(({ box }) => box[1] < bottom && box[3] > top && box !== unit.box);
      if (beside) continue;
      const band = bandAround(
        unit,
        units.filter((other) => !part.includes(other)),
      );
      const most = BAND * size + (bottom - top);
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

/** A rule runs across when it leaves at most so many type sizes of the text at either side. */
const SHORT_RULE = 1.5;

/** The cuts that a level rule right across the units stands in. */
function ruleCuts(
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

/** The cut above the lines that stand alone right above a rule, apart from what is above: they head what is below. */
function cutAboveHeading(
  units: readonly Placed[],
  lines: readonly Cut[],
  rule: Cut,
  size: number,
): Cut | undefined {
  if (rule.width > HEADING_TO_RULE * size) return undefined;
  const above = lines.findLast((cut) => cut.at < rule.at && cut.width > ABOVE_HEADING * size);
  if (above === undefined) return undefined;
  const between = units.filter(({ box }) => box[1] > above.at && box[3] < rule.at);
  return anySideBySide(between) ? undefined : above;
}

/** A column of side titles takes at most this share of the width. */
const SIDE_SHARE = 0.45;
/** Titles and texts begin level when their tops differ by less than this, in type sizes. */
const LEVEL_TOPS = 0.9;
/** Lines of a side title follow each other within so many type sizes; rows are parted by so much white space. */
const SIDE_GAP = 1.2;
const BETWEEN_ROWS = 0.8;

/**
 * The cuts above the rows of a narrow column of titles beside a column of their texts: above each title white space
 * runs across both, and below it title and text begin level. None where one title does not.
 */
function sideRows(
  parts: readonly (readonly Placed[])[],
  lines: readonly Cut[],
  size: number,
): Cut[] {
  const [side, text] = parts.map((part) => [...part].sort((a, b) => a.box[1] - b.box[1]));
  if (parts.length !== 2 || side === undefined || text === undefined) return [];
  const sideBox = union(side.map(({ box }) => box));
  const whole = union([sideBox, ...text.map(({ box }) => box)]);
  if (width(sideBox) > SIDE_SHARE * width(whole)) return [];
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

/** The height that others leave free around a unit. */
function bandAround(unit: Placed, others: readonly Placed[]): number {
  const [, top, , bottom] = unit.box;
  const above = Math.max(...others.map(({ box }) => box[3]).filter((y) => y <= top));
  const below = Math.min(...others.map(({ box }) => box[1]).filter((y) => y >= bottom));
  return below - above;
}

/** The white space of at least `least` points across the units along an axis. */
function cutsOf(units: readonly Placed[], axis: Axis, least: number): Cut[] {
  const sorted = [...units].sort((a, b) => a.box[axis] - b.box[axis]);
  const cuts: Cut[] = [];
  let end = sorted[0]!.box[axis + 2]!;
  for (const { box } of sorted) {
    const gap = box[axis] - end;
    if (gap >= least) cuts.push({ at: (end + box[axis]) / 2, width: gap });
    end = Math.max(end, box[axis + 2]!);
  }
  return cuts;
}

function partsAt<U extends Placed>(units: readonly U[], cuts: readonly Cut[], axis: Axis): U[][] {
  const parts: U[][] = Array.from({ length: cuts.length + 1 }, () => []);
  for (const unit of units) {
    const middle = (unit.box[axis] + unit.box[axis + 2]!) / 2;
    parts[cuts.filter((cut) => cut.at < middle).length]!.push(unit);
  }
  return parts.filter((part) => part.length > 0);
}

/** A single row of cells counts this share of a taller set of columns. */
const SINGLE_ROW = 0.1;

/** What stands between two horizontal cuts next to each other. */
interface Band {
  readonly box: Box;
  readonly spans: readonly Span[];
  readonly units: number;
}

/**
 * The horizontal cuts around the stretch of lines that has columns side by side over the greatest height, more
 * columns counting for more. None when no stretch has columns.
 */
function freeingCuts(units: readonly Placed[], lines: readonly Cut[], size: number): Cut[] {
  const least = BETWEEN_COLUMNS * size;
  const bands = partsAt(units, lines, Y).map(
    (part): Band => ({
      box: union(part.map((unit) => unit.box)),
      spans: spansOf(
        part.map((unit) => [unit.box[0], unit.box[2]]),
        least,
      ),
      units: part.length,
    }),
  );
  let most = 0;
  let best: [first: number, last: number] | undefined;
  for (let first = 0; first < bands.length; first++) {
    let spans: Span[] = [];
    let sideBySide = 0;
    let rows = 0;
    for (let last = first; last < bands.length; last++) {
      const band = bands[last]!;
      spans = spansOf([...spans, ...band.spans], least);
      if (band.spans.length > 1) sideBySide += height(band.box);
      rows += band.units > band.spans.length ? 2 : 1;
      if (spans.length < 2 || (first === 0 && last === bands.length - 1)) continue;
      const weight = rows > 1 ? 1 : SINGLE_ROW;
      const freed = sideBySide * weight * Math.sqrt(Math.min(2, spans.length - 1));
      if (freed === 0 || freed < most) continue;
      most = freed;
      best = [first, last];
    }
  }
  if (best === undefined) return [];
  const last = withoutHeading(bands, best[1]);
  return [lines[best[0] - 1], lines[last]].filter((cut) => cut !== undefined);
}

/** Where columns end, when lines that stand under one of them alone are nearer to what follows across the page. */
function withoutHeading(bands: readonly Band[], last: number): number {
  const gapAfter = (i: number) => (bands[i + 1]?.box[1] ?? Infinity) - bands[i]!.box[3];
  let end = last;
  for (let i = last; i > 0 && bands[i]!.spans.length === 1; i--) {
    if (gapAfter(i - 1) > gapAfter(end)) end = i - 1;
  }
  return end;
}

type Span = readonly [from: number, to: number];

/** The stretches that spans cover, with those nearer than `least` to each other as one. */
function spansOf(spans: readonly Span[], least: number): Span[] {
  const merged: [number, number][] = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last === undefined || from - last[1] >= least) merged.push([from, to]);
    else last[1] = Math.max(last[1], to);
  }
  return merged;
}

const widest = (cuts: readonly Cut[]): Cut => cuts.reduce((a, b) => (b.width > a.width ? b : a));

const anySideBySide = (units: readonly Placed[]): boolean =>
  units.some((a) =>
    units.some(
      (b) =>
        a !== b &&
        overlapX(a.box, b.box) <= 0 &&
        overlapY(a.box, b.box) > 0.3 * Math.min(height(a.box), height(b.box)),
    ),
  );
