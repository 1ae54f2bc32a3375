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

function levelParts({ grey, width, dpi }: Grey, aside: number): PartsAt {
  const least = (LEAST_PART * dpi) / 72;
  const most = (BREAK * dpi) / 72;
  const step = aside * width;
  return (y) => {
    const parts: Part[] = [];
    const start = y * width;
    let [from, last] = [-1, -1];
    for (let x = 0; x < width; x++) {
      const i = start + x;
      const limit = (grey[i] as number) + DARKER;
      if (limit > WHITE) continue;
      const [a, b] = [grey[i - step] as number, grey[i + step] as number];
      if (a < limit || b < limit || a - b > ALIKE || b - a > ALIKE) continue;
      if (from >= 0 && x - last > most) {
        if (last - from >= least) parts.push([from, last + 1]);
        from = -1;
      }
      if (from < 0) from = x;
      last = x;
    }
    if (from >= 0 && last - from >= least) parts.push([from, last + 1]);
    return parts;
  };
}

/** The parts of all columns are found row by row, in the order of the image's bytes. */
function uprightParts({ grey, width, height, dpi }: Grey, aside: number): PartsAt {
  const least = (LEAST_PART * dpi) / 72;
  const most = (BREAK * dpi) / 72;
  const found = new Map<number, Part[]>();
  const froms = new Int32Array(width).fill(-1);
  const lasts = new Int32Array(width);
  const end = (x: number) => {
    const [from, last] = [froms[x] as number, lasts[x] as number];
    if (last - from < least) return;
    const parts = found.get(x);
    if (parts === undefined) found.set(x, [[from, last + 1]]);
    else parts.push([from, last + 1]);
  };
  for (let y = 0; y < height; y++) {
    const start = y * width;
    for (let x = aside; x < width - aside; x++) {
      const i = start + x;
      const limit = (grey[i] as number) + DARKER;
      if (limit > WHITE) continue;
      const [a, b] = [grey[i - aside] as number, grey[i + aside] as number];
      if (a < limit || b < limit || a - b > ALIKE || b - a > ALIKE) continue;
      if (froms[x] === -1) froms[x] = y;
      else if (y - (lasts[x] as number) > most) {
        end(x);
        froms[x] = y;
      }
      lasts[x] = y;
    }
  }
  froms.forEach((from, x) => {
    if (from >= 0) end(x);
  });
  return (x) => found.get(x) ?? [];
}
