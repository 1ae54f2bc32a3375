import { clusters, gapX, gapY } from '../clusters.ts';
import { SMALL } from '../furniture/footnotes.ts';
import type { Segment } from '../lines/segment.ts';
import { ANNOUNCEMENT, BARE_ANNOUNCEMENT } from './announcements.ts';
import { extent, type Figure, withCaptions, withoutLabels } from './captions.ts';
import { shapeLabels } from './diagrams.ts';
import { labelIslands } from './islands.ts';

/** Groups nearer than this, in body sizes, are one figure. */
const TOUCH_X = 3;
const TOUCH_Y = 2;
/** Small type of a scan, as read, is at most this share of the body's. */
const SMALL_SCAN = 0.93;

/** The figures of a page, and the segments that are in none. */
export function figuresOf(
  segments: readonly Segment[],
  bodySize: number,
): { figures: Figure[]; rest: Segment[] } {
  const isSmall = (s: Segment) => s.size <= SMALL * bodySize && s.container === undefined;
  const discs = shapeLabels(segments, bodySize);
  const inDisc = new Set(discs.flat());
  const free = segments.filter((s) => !inDisc.has(s));
  const text = free.filter((s) => !isSmall(s) && s.container === undefined && s.rotation === 0);
  const islands = labelIslands(free, text, isSmall, bodySize);
  const groups = touching([...discs, ...islands], bodySize);
  const announced = free.filter(
    (s) => BARE_ANNOUNCEMENT.test(s.text) || (isSmall(s) && ANNOUNCEMENT.test(s.text)),
  );
  const taken = new Set(groups.flat());
  const small = free.filter((s) => (isSmall(s) || isSmallScan(s, bodySize)) && !taken.has(s));
  const figures = groups.map((group) => withCaptions(group, small, text, taken, bodySize));
  for (const line of announced) {
    if (taken.has(line)) continue;
    taken.add(line);
    figures.push(withoutLabels(line, small, text, taken, bodySize));
  }
  return { figures, rest: segments.filter((s) => !taken.has(s)) };
}

/** Whether a line of a scan may be a caption: smaller than the body as read, if only a little. */
const isSmallScan = (s: Segment, bodySize: number): boolean =>
  s.estimated && s.container === undefined && !s.style.bold && s.measured <= SMALL_SCAN * bodySize;

/** Groups that touch are one figure. */
function touching(groups: readonly Segment[][], bodySize: number): Segment[][] {
  const boxes = new Map(groups.map((group) => [group, extent(group)]));
  return clusters(groups, (a, b) => {
    const [first, second] = [boxes.get(a)!, boxes.get(b)!];
    return gapX(first, second) < TOUCH_X * bodySize && gapY(first, second) < TOUCH_Y * bodySize;
  }).map((cluster) => cluster.flat());
}
