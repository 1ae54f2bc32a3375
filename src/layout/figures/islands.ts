import { type Box, overlapX, overlapY, union } from '../../model/index.ts';
import { clusters, gapX, gapY } from '../clusters.ts';
import type { Segment } from '../lines/segment.ts';
import { isFieldLabel } from '../tables/fields.ts';
import { ANNOUNCEMENT } from './announcements.ts';

/** Reaches in body sizes (measured on a report with forty figures). */
const LABEL_REACH_X = 7;
const LEVEL_REACH_X = 12;
const LABEL_REACH_Y = 4.2;

const NUMERIC = /^[\d.,%\s–-]+$/;

/** The groups of small labels that are strewn over an area: drawings without filled shapes. */
export function labelIslands(
  segments: readonly Segment[],
  text: readonly Segment[],
  isSmall: (s: Segment) => boolean,
  bodySize: number,
): Segment[][] {
  const pool = segments.filter((s) => isLabel(s, segments, isSmall));
  return islands(pool, text, bodySize).filter((island) => isDrawing(island, bodySize));
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
    !text.some((t) => standsBetween(t.box, a.box, b.box)) &&
    !areOfColumns(a, b, text, bodySize);
  return clusters(pool, near);
}

/** What begins at one left edge does so within so many points. */
const SAME_EDGE = 2;

/**
 * Whether two labels stand under, or over, two columns of text, the right one at the edge of its column: facts of two
 * offerings at one height, and no drawing across columns.
 */
function areOfColumns(a: Segment, b: Segment, text: readonly Segment[], bodySize: number): boolean {
  const [left, right] = a.box[0] < b.box[0] ? [a, b] : [b, a];
  const near = (label: Segment) =>
    text.filter((t) => gapY(t.box, label.box) < LABEL_REACH_Y * bodySize);
  const edges = near(right).filter(
    ({ box }) => Math.abs(box[0] - right.box[0]) < SAME_EDGE && box[0] > left.box[2],
  );
  return edges.some((edge) =>
    near(left).some(({ box }) => overlapX(box, left.box) > 0 && box[2] < edge.box[0]),
  );
}

const isLevel = (a: Segment, b: Segment): boolean =>
  Math.abs(a.baseline - b.baseline) < 0.3 * Math.min(a.size, b.size);

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
  if (island.length < 3 || areFacts(island)) return false;
  if (island.some((s) => s.rotation !== 0)) return true;
  const beside = island.filter((s) =>
    island.some((t) => t !== s && t.box[0] > s.box[2] && overlapY(s.box, t.box) > 0.4 * s.size),
  );
  if (beside.length >= 2) return true;
  return island.length >= 4 && !isAligned(island, bodySize);
}

/** So many names of practical fields, and this share of the lines, are a list of facts in small type. */
const LEAST_FIELDS = 3;
const FIELD_SHARE = 0.25;

/**
 * Whether labels are facts: in set text, where cells are told as what a drawing has, only with the names of their fields
 * under one another at the left, each before its value.
 */
function areFacts(island: readonly Segment[]): boolean {
  const fields = island.filter((s) => isFieldLabel(s.text));
  const left = Math.min(...island.map(({ box }) => box[0]));
  const isListed = fields.every((s) => s.estimated || s.box[0] - left < SAME_EDGE);
  return isListed && fields.length >= LEAST_FIELDS && fields.length >= FIELD_SHARE * island.length;
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
