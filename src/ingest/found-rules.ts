import type { Box } from '../model/index.ts';

/** Grey levels by which a rule is darker than what is on both sides of it: a hairline in pale grey still is. */
const DARKER = 18;
const WHITE = 255;
/** Grey levels by which the two sides may differ: the edge of a filled area is no rule. */
const ALIKE = 40;
/** How far apart the sides are looked at, in points to either side of a pixel: rules are thinner than this. */
const ASIDE = 2.2;
/** Parts shorter than this are strokes of letters; they are put together over breaks up to the next, in points. */
const LEAST_PART = 8;
const BREAK = 0.8;
/** Shorter rules, in points, are dashes. */
const LEAST_LENGTH = 20;
/** A rule of a turned page climbs by at most this share of its length (tan 3°). */
const STEEPEST = 0.052;

/** A grey image, one byte a pixel, at `dpi` pixels per inch. */
interface Grey {
  readonly grey: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
}

/** A rule as found so far, in pixels: `from` and `to` along it, the others across; and its last part. */
interface Strand {
  from: number;
  to: number;
  first: number;
  last: number;
  lastFrom: number;
  lastTo: number;
}

/**
 * The rules of a page image: thin level and upright lines darker than the paper on both sides, in points, each as the
 * line through its middle. The frames of boxes and the lines of tables, that is, of which OCR tells nothing.
 */
export function findRules(image: Grey): Box[] {
  const points = 72 / image.dpi;
  const level = strandsOf(image, true).map(({ from, to, first, last }): Box => {
    const y = ((first + last + 1) / 2) * points;
    return [from * points, y, to * points, y];
  });
  const upright = strandsOf(image, false).map(({ from, to, first, last }): Box => {
    const x = ((first + last + 1) / 2) * points;
    return [x, from * points, x, to * points];
  });
  return [...level, ...upright];
}

/** Lines along rows (`level`) or columns of pixels. */
function strandsOf(image: Grey, level: boolean): Strand[] {
  const pixels = image.dpi / 72;
  const aside = Math.max(2, Math.round(ASIDE * pixels));
  const across = level ? image.height : image.width;
  const strands: Strand[] = [];
  let live: Strand[] = [];
  const partsAt = level ? levelParts(image, aside) : uprightParts(image, aside);
  for (let at = aside; at < across - aside; at++) {
    for (const [from, to] of partsAt(at)) {
      const strand = live.find(
        (other) => from - 2 * aside <= other.lastTo && to + 2 * aside >= other.lastFrom,
      );
      if (strand === undefined) {
        live.push({ from, to, first: at, last: at, lastFrom: from, lastTo: to });
        continue;
      }
      strand.from = Math.min(strand.from, from);
      strand.to = Math.max(strand.to, to);
      strand.last = at;
      [strand.lastFrom, strand.lastTo] = [from, to];
    }
    const open = live.filter(({ last }) => at - last <= 2);
    if (open.length < live.length) strands.push(...live.filter(({ last }) => at - last > 2));
    live = open;
  }
  return [...strands, ...live].filter(({ from, to, first, last }) => {
    const length = to - from;
    return length >= LEAST_LENGTH * pixels && last - first <= aside + STEEPEST * length;
  });
}

type Part = readonly [from: number, to: number];

/** Gives the parts of rules that one row (column) of pixels holds. */
type PartsAt = (at: number) => readonly Part[];

/** How the pixels of rows (columns) are walked. */
interface Walk {
  readonly grey: Uint8Array;
  readonly length: number;
  /** From one pixel to the next, and to those that are looked at on both sides. */
  readonly stride: number;
  readonly step: number;
  /** A part has no less pixels from its first to its last, and no more from one to the next. */
  readonly least: number;
  readonly most: number;
  /**
   * From one window of `most` pixels to the next. A part holds at least one of these windows, and each window that it
   * holds has a pixel of it: what is between them need not be looked at.
   */
  readonly interval: number;
}

function walkOf(
  { grey, width, height, dpi }: Grey,
  aside: number,
  level: boolean,
): Walk | undefined {
  const least = (LEAST_PART * dpi) / 72;
  const most = Math.floor((BREAK * dpi) / 72);
  if (most < 1) return undefined;
  const along = level ? { length: width, stride: 1 } : { length: height, stride: width };
  const step = level ? aside * width : aside;
  return { grey, ...along, step, least, most, interval: Math.ceil(least) + 2 - most };
}

/** Whether pixel `i` is darker than those on both sides of it, and these about alike. */
function isDarker(grey: Uint8Array, i: number, step: number): boolean {
  const limit = grey[i]! + DARKER;
  if (limit > WHITE) return false;
  const a = grey[i - step]!;
  if (a < limit) return false;
  const b = grey[i + step]!;
  return b >= limit && a - b <= ALIKE && b - a <= ALIKE;
}

/** The first pixel of a rule in the window at `at` of the row (column) that begins at `start`; -1 where there is none. */
function hitIn({ grey, length, stride, step, most }: Walk, start: number, at: number): number {
  const end = Math.min(length, at + most);
  for (let p = at; p < end; p++) if (isDarker(grey, start + p * stride, step)) return p;
  return -1;
}

/** The first and last pixel of the part that pixel `hit` is in. */
function partAround({ grey, length, stride, step, most }: Walk, start: number, hit: number): Part {
  let [from, last] = [hit, hit];
  for (let p = hit + 1; p < length && p - last <= most; p++)
    if (isDarker(grey, start + p * stride, step)) last = p;
  for (let p = hit - 1; p >= 0 && from - p <= most; p--)
    if (isDarker(grey, start + p * stride, step)) from = p;
  return [from, last];
}

function levelParts(image: Grey, aside: number): PartsAt {
  const walk = walkOf(image, aside, true);
  if (walk === undefined) return () => [];
  return (y) => {
    const parts: Part[] = [];
    const start = y * image.width;
    let done = -1;
    for (let at = 0; at < walk.length; at += walk.interval) {
      if (at <= done) continue;
      const hit = hitIn(walk, start, at);
      if (hit < 0) continue;
      const [from, last] = partAround(walk, start, hit);
      if (last - from >= walk.least) parts.push([from, last + 1]);
      done = last;
    }
    return parts;
  };
}

/** The parts of all columns are found row by row, in the order of the image's bytes. */
function uprightParts(image: Grey, aside: number): PartsAt {
  const walk = walkOf(image, aside, false);
  if (walk === undefined) return () => [];
  const found = new Map<number, Part[]>();
  const done = new Int32Array(image.width).fill(-1);
  for (let at = 0; at < walk.length; at += walk.interval) {
    for (let x = aside; x < image.width - aside; x++) {
      if (at <= done[x]!) continue;
      const hit = hitIn(walk, x, at);
      if (hit < 0) continue;
      const [from, last] = partAround(walk, x, hit);
      done[x] = last;
      if (last - from < walk.least) continue;
      const parts = found.get(x);
      if (parts === undefined) found.set(x, [[from, last + 1]]);
      else parts.push([from, last + 1]);
    }
  }
  return (x) => found.get(x) ?? [];
}
