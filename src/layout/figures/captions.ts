import { type Box, overlapX, overlapY, union } from '../../model/index.ts';
import { width } from '../extent.ts';
import type { Segment } from '../lines/segment.ts';

/** Text that labels a drawing, with the small lines above and below that name it. */
export interface Figure {
  readonly box: Box;
  /** Labels in the drawing, or the cells of a table in small type. */
  readonly labels: readonly Segment[];
  readonly above: readonly Segment[];
  readonly below: readonly Segment[];
}

/** Reaches in body sizes (measured on a report with forty figures). */
const CAPTION_ABOVE = 2.6;
const CAPTION_BELOW = 2.2;
/** A caption whose picture holds no text stands at most this far from the line that announces it. */
const EMPTY_PICTURE = 40;

/** Adds the small lines right above and below; they are taken from `small`. */
export function withCaptions(
  labels: readonly Segment[],
  small: readonly Segment[],
  text: readonly Segment[],
  taken: Set<Segment>,
  bodySize: number,
): Figure {
  const box = extent(labels);
  const inside: Segment[] = [];
  const above: Segment[] = [];
  const below: Segment[] = [];
  const under = (s: Segment) => overlapX(s.box, box) >= 0.5 * Math.min(width(s.box), width(box));
  const clear = (s: Segment, top: number, bottom: number) =>
    !text.some((t) => overlapX(t.box, s.box) > 0 && t.box[1] < bottom && t.box[3] > top);
  let [, top, , bottom] = box;
  for (let grown = true; grown; ) {
    grown = false;
    for (const s of small) {
      if (taken.has(s) || !under(s)) continue;
      const [, sTop, , sBottom] = s.box;
      if (sTop > box[1] - 2 && sBottom < box[3] + 2) inside.push(s);
      else if (
        sBottom <= top + 2 &&
        top - sBottom < CAPTION_ABOVE * bodySize &&
        clear(s, sBottom, top)
      ) {
        above.push(s);
        top = sTop;
      } else if (
        sTop >= bottom - 2 &&
        sTop - bottom < CAPTION_BELOW * bodySize &&
        clear(s, bottom, sTop)
      ) {
        below.push(s);
        bottom = sBottom;
      } else continue;
      taken.add(s);
      grown = true;
    }
  }
  return {
    box: union([box, ...[...above, ...below].map((s) => s.box)]),
    labels: [...labels, ...inside],
    above: above.sort(byBaseline),
    below: below.sort(byBaseline),
  };
}

/** A figure of which only the announcement and the caption are text. */
export function withoutLabels(
  line: Segment,
  small: readonly Segment[],
  text: readonly Segment[],
  taken: Set<Segment>,
  bodySize: number,
): Figure {
  const below: Segment[] = [];
  let last = line;
  for (const s of [...small].sort(byBaseline)) {
    if (taken.has(s) || s.baseline <= last.baseline) continue;
    if (Math.abs(s.box[0] - line.box[0]) > 3 * bodySize && overlapX(s.box, line.box) <= 0) continue;
    const reach = last === line ? EMPTY_PICTURE : CAPTION_BELOW;
    if (s.box[1] - last.box[3] > reach * bodySize) break;
    const span: Box = [Math.min(s.box[0], line.box[0]), last.box[3], s.box[2], s.box[1]];
    if (text.some((t) => overlapX(t.box, span) > 0 && overlapY(t.box, span) > 0)) break;
    below.push(s);
    taken.add(s);
    last = s;
  }
  return { box: union([line, ...below].map((s) => s.box)), labels: [], above: [line], below };
}

/** The area of a drawing: its labels with the discs they stand in. */
export const extent = (labels: readonly Segment[]): Box =>
  union(
    labels.flatMap((s) => (s.container === undefined ? [s.box] : [s.box, s.container.levelBox])),
  );

const byBaseline = (a: Segment, b: Segment): number => a.baseline - b.baseline;
