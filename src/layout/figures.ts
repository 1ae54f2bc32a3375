import { type Box, overlapX, overlapY, union } from '../model/index.ts';
import { type Container, isDisc } from './containers.ts';
import type { Draft } from './draft.ts';
import { height, width } from './extent.ts';
import { SMALL } from './footnotes.ts';
import { isCellGrid, rowsBy } from './grids.ts';
import { joined, type Segment } from './segment.ts';

/** Text that labels a drawing, with the small lines above and below that name it. */
export interface Figure {
  readonly box: Box;
  /** Labels in the drawing, or the cells of a table in small type. */
  readonly labels: readonly Segment[];
  readonly above: readonly Segment[];
  readonly below: readonly Segment[];
}

/** Reaches in body sizes (measured on a report with forty figures). */
const LABEL_REACH_X = 7;
const LEVEL_REACH_X = 12;
const LABEL_REACH_Y = 4.2;
const TOUCH_X = 3;
const TOUCH_Y = 2;
const CAPTION_ABOVE = 2.6;
const CAPTION_BELOW = 2.2;
/** Small type of a scan, as read, is at most this share of the body's. */
const SMALL_SCAN = 0.93;
/** A caption whose picture holds no text stands at most this far from the line that announces it. */
const EMPTY_PICTURE = 40;

/** A line that announces a figure: "Figur", "Figur 3", "Tabel 2: …". */
const ANNOUNCEMENT =
  /^(figur|tabel|diagram|graf|illustration|billede|foto|kort)\b(\s*\d+)?\s*([.:–-]|$)/iu;
/** The same with nothing more, whatever its size: estimates of one short word stray far. */
const BARE_ANNOUNCEMENT = /^(figur|tabel|diagram)(\s*\d+)?[.:]?$/iu;

const NUMERIC = /^[\d.,%\s–-]+$/;

/** The figures of a page, and the segments that are in none. */
export function figuresOf(
  segments: readonly Segment[],
  bodySize: number,
): { figures: Figure[]; rest: Segment[] } {
  const isSmall = (s: Segment) => s.size <= SMALL * bodySize && s.container === undefined;
  const discs = [...containerGroups(segments, isDisc), ...diagramBoxes(segments, bodySize)];
  const inDisc = new Set(discs.flat());
  const free = segments.filter((s) => !inDisc.has(s));
  const text = free.filter((s) => !isSmall(s) && s.container === undefined && s.rotation === 0);
  const pool = free.filter((s) => isLabel(s, free, isSmall));
  const groups = touching(
    [...discs, ...islands(pool, text, bodySize).filter((island) => isDrawing(island, bodySize))],
    bodySize,
  );
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

/** The labels of each filled area of a kind. */
function containerGroups(
  segments: readonly Segment[],
  is: (container: Container) => boolean,
): Segment[][] {
  const groups = new Map<Container, Segment[]>();
  for (const s of segments) {
    if (s.container === undefined || !is(s.container)) continue;
    const group = groups.get(s.container);
    if (group === undefined) groups.set(s.container, [s]);
    else group.push(s);
  }
  return [...groups.values()];
}

/** A drawing has at least so many boxes alike, with at most so many words in each. */
const LEAST_BOXES = 3;
const MOST_BOX_WORDS = 8;
/** Boxes found in an image are alike when they differ by no more than this, in type sizes. */
const ALIKE = 1;

/**
 * The labels of boxes that make a drawing: several alike in a row or a column, with a few small words in each. On a
 * scan, where small type is not sure to be told, words without figures and colons.
 */
function diagramBoxes(segments: readonly Segment[], bodySize: number): Segment[][] {
  const boxes = containerGroups(segments, (container) => !isDisc(container)).filter((labels) => {
    const small = labels.every((s) => s.size <= SMALL * bodySize);
    const plain = labels.every(
      (s) => s.estimated && s.size <= 1.05 * bodySize && !/[\d:]/.test(s.text),
    );
    return (small || plain) && labels.flatMap((s) => s.tokens).length <= MOST_BOX_WORDS;
  });
  const close = (a: number, b: number) => Math.abs(a - b) < ALIKE * bodySize;
  const like = (a: Box, b: Box) =>
    close(width(a), width(b)) &&
    close(height(a), height(b)) &&
    (close(a[1], b[1]) || close(a[0], b[0]));
  const box = (labels: readonly Segment[]) => labels[0]!.container!.levelBox;
  return clusters(boxes, (a, b) => like(box(a), box(b)))
    .filter((group) => group.length >= LEAST_BOXES)
    .flat();
}

/** Small and short, or a number, or turned; no emphasised line of a small paragraph. */
function isLabel(s: Segment, all: readonly Segment[], isSmall: (s: Segment) => boolean): boolean {
  if (s.rotation !== 0) return s.container === undefined;
  if (!isSmall(s) || (s.tokens.length > 3 && !NUMERIC.test(s.text))) return false;
  if (ANNOUNCEMENT.test(s.text)) return false;
  if (s.tokens.length >= 2 && s.style.italic) return false;
  const continues = all.some(
    (t) =>
      t !== s &&
      isSmall(t) &&
      t.tokens.length > 3 &&
      t.style.bold === s.style.bold &&
      Math.abs(t.baseline - s.baseline) < 1.6 * s.size &&
      Math.abs(t.box[0] - s.box[0]) < 2,
  );
  return !continues;
}

/** Labels near each other with no body text between them. */
function islands(
  pool: readonly Segment[],
  text: readonly Segment[],
  bodySize: number,
): Segment[][] {
  const near = (a: Segment, b: Segment) =>
    gapX(a.box, b.box) < (isLevel(a, b) ? LEVEL_REACH_X : LABEL_REACH_X) * bodySize &&
    gapY(a.box, b.box) < LABEL_REACH_Y * bodySize &&
    !text.some((t) => standsBetween(t.box, a.box, b.box));
  return clusters(pool, near);
}

const isLevel = (a: Segment, b: Segment): boolean =>
  Math.abs(a.baseline - b.baseline) < 0.3 * Math.min(a.size, b.size);

/** The groups that things fall into when those that are near each other belong together. */
function clusters<T>(things: readonly T[], near: (a: T, b: T) => boolean): T[][] {
  const left = new Set(things);
  const groups: T[][] = [];
  for (const seed of things) {
    if (!left.delete(seed)) continue;
    const group = [seed];
    for (const member of group) {
      for (const other of left) {
        if (!near(member, other)) continue;
        left.delete(other);
        group.push(other);
      }
    }
    groups.push(group);
  }
  return groups;
}

const gapX = (a: Box, b: Box): number => Math.max(0, -overlapX(a, b));
const gapY = (a: Box, b: Box): number => Math.max(0, -overlapY(a, b));

/** Whether a line of text lies in the space between two labels. */
function standsBetween(text: Box, a: Box, b: Box): boolean {
  const [top, bottom] = [Math.min(a[3], b[3]), Math.max(a[1], b[1])];
  const reach = union([a, b]);
  const below = bottom > top && text[1] >= top - 2 && text[3] <= bottom + 2;
  if (below && overlapX(text, reach) > 0) return true;
  const [left, right] = [Math.min(a[2], b[2]), Math.max(a[0], b[0])];
  const beside = right > left && text[0] >= left - 2 && text[2] <= right + 2;
  return beside && overlapY(text, reach) > 0;
}

/** Labels strewn over an area, not the lines of a small paragraph or an address. */
function isDrawing(island: readonly Segment[], bodySize: number): boolean {
  if (island.length < 3) return false;
  if (island.some((s) => s.rotation !== 0)) return true;
  const beside = island.filter((s) =>
    island.some((t) => t !== s && t.box[0] > s.box[2] && overlapY(s.box, t.box) > 0.4 * s.size),
  );
  if (beside.length >= 2) return true;
  return island.length >= 4 && !isAligned(island, bodySize);
}

/** Whether lines have a common left edge, right edge or middle. */
function isAligned(lines: readonly Segment[], bodySize: number): boolean {
  const spread = (place: (box: Box) => number) => {
    const places = lines.map((line) => place(line.box));
    return Math.max(...places) - Math.min(...places);
  };
  const places = [(b: Box) => b[0], (b: Box) => b[2], (b: Box) => (b[0] + b[2]) / 2];
  return places.some((place) => spread(place) < 3 * bodySize);
}

/** Groups that touch are one figure. */
function touching(groups: readonly Segment[][], bodySize: number): Segment[][] {
  const boxes = new Map(groups.map((group) => [group, extent(group)]));
  return clusters(groups, (a, b) => {
    const [first, second] = [boxes.get(a)!, boxes.get(b)!];
    return gapX(first, second) < TOUCH_X * bodySize && gapY(first, second) < TOUCH_Y * bodySize;
  }).map((cluster) => cluster.flat());
}

/** The area of a drawing: its labels with the discs they stand in. */
const extent = (labels: readonly Segment[]): Box =>
  union(
    labels.flatMap((s) => (s.container === undefined ? [s.box] : [s.box, s.container.levelBox])),
  );

/** Adds the small lines right above and below; they are taken from `small`. */
function withCaptions(
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
function withoutLabels(
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

const byBaseline = (a: Segment, b: Segment): number => a.baseline - b.baseline;

/** A figure as blocks: what stands above it, its labels disc by disc and row by row, what stands below. */
export function figureDrafts(figure: Figure, bodySize: number): Draft[] {
  const caption = (lines: readonly Segment[]): Draft[] =>
    lines.length === 0 ? [] : [{ kind: 'figure', lines, footnote: false }];
  const labels: Draft[] = isCellGrid(figure.labels, bodySize)
    ? [{ kind: 'table', lines: rowsBy(figure.labels, bodySize).map(joined), footnote: false }]
    : caption(discByDisc(figure.labels, bodySize));
  return [...caption(figure.above), ...labels, ...caption(figure.below)];
}

function discByDisc(labels: readonly Segment[], bodySize: number): Segment[] {
  const place = (s: Segment) => s.container?.levelBox ?? s.box;
  return [...labels].sort((a, b) => {
    const [first, second] = [place(a), place(b)];
    const sameRow = Math.abs(first[1] - second[1]) < bodySize;
    if (!sameRow) return first[1] - second[1];
    return first[0] - second[0] || a.baseline - b.baseline;
  });
}
