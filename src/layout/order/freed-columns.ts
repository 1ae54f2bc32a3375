import { type Box, union } from '../../model/index.ts';
import { height } from '../extent.ts';
import { DISPLAY, type TypeSizes } from './stretches.ts';
import { BETWEEN_COLUMNS, type Cut, type Placed, partsAt, Y } from './white-space.ts';

/** A single row of cells counts this share of a taller set of columns. */
const SINGLE_ROW = 0.1;

/** Edges are flush within so many type sizes; first lines may be indented by this. */
const FLUSH = 0.2;
const INDENT = 1.5;

/** What stands between two horizontal cuts next to each other. */
interface Band {
  readonly box: Box;
  readonly spans: readonly Span[];
  readonly units: number;
  /** Nothing but display type. */
  readonly title: boolean;
}

/**
 * The horizontal cuts around the stretch of lines that has columns side by side over the greatest height, more
 * columns counting for more. None when no stretch has columns.
 */
export function freeingCuts<U extends Placed>(
  units: readonly U[],
  lines: readonly Cut[],
  { size, typeSize }: TypeSizes<U>,
): Cut[] {
  const least = BETWEEN_COLUMNS * size;
  const bands = partsAt(units, lines, Y).map(
    (part): Band => ({
      box: union(part.map((unit) => unit.box)),
      spans: spansOf(
        part.map((unit) => [unit.box[0], unit.box[2]]),
        least,
      ),
      units: part.length,
      title: part.every((unit) => typeSize(unit) > DISPLAY * size),
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
  const first = withTops(bands, best, size);
  const last = withoutHeading(bands, best[1]);
  const title = titleAbove(bands, first);
  const above = title === undefined ? undefined : lines[title - 1];
  return [above, lines[first - 1], lines[last]].filter((cut) => cut !== undefined);
}

/** The title that heads columns, alone above them but for what introduces them; what is above it ends there. */
function titleAbove(bands: readonly Band[], first: number): number | undefined {
  const alone = bands.slice(0, first).findLastIndex(({ spans }) => spans.length > 1) + 1;
  const title = bands.slice(alone, first).findLastIndex((band) => band.title);
  if (title < 0) return undefined;
  let at = alone + title;
  while (at > alone && bands[at - 1]!.title) at--;
  return at;
}

/**
 * Where columns begin, when lines above stand under each other at the left edge of one that is not the first: its text
 * goes on beside what stands at the head of the others.
 */
function withTops(
  bands: readonly Band[],
  [first, last]: readonly [first: number, last: number],
  size: number,
): number {
  const [, ...columns] = columnsAt(bands.slice(first, last + 1), size);
  const flush = FLUSH * size;
  const isTop = ({ spans: [span, ...more] }: Band): boolean =>
    more.length === 0 &&
    columns.some(
      ([from, to]) =>
        span![0] > from - flush && span![0] < from + INDENT * size && span![1] < to + flush,
    );
  let begin = first;
  while (begin > 0 && isTop(bands[begin - 1]!)) begin--;
  return begin;
}

/** The columns that bands begin with, down to what runs across some of them. */
function columnsAt(bands: readonly Band[], size: number): readonly Span[] {
  let columns: readonly Span[] = [];
  for (const { spans } of bands) {
    const more = spansOf([...columns, ...spans], BETWEEN_COLUMNS * size);
    if (more.length < columns.length) break;
    columns = more;
  }
  return columns;
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
