import type { GreyImage } from './grey-image.ts';

/** A connected patch of ink, its outermost pixels included. */
export interface Patch {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** How many pixels it has. */
  readonly pixels: number;
}

/** A pixel so much darker than the paper is ink. */
const CONTRAST = 50;

/** So many pixels tell the median of any page. */
const SAMPLE = 250_000;

/** The grey level that half of the pixels reach: the paper's, on any page of text. */
export function paperOf({ grey }: GreyImage): number {
  const counts = new Uint32Array(256);
  // an odd step passes through columns by turns
  const step = Math.floor(grey.length / SAMPLE) | 1;
  for (let i = 0; i < grey.length; i += step) counts[grey[i]!]!++;
  let sum = 0;
  return counts.findIndex((count) => {
    sum += count;
    return 2 * sum * step >= grey.length;
  });
}

/** Patches of ink, connected by sides or corners, in the order of their topmost pixels. */
export function patchesOf(image: GreyImage): Patch[] {
  const { width, height, grey } = image;
  const darkest = paperOf(image) - CONTRAST;
  const patches: Growing[] = [];
  // the runs of the row above and of this one
  let [above, runs] = [emptyRow(width), emptyRow(width)];
  for (let y = 0; y < height; y++) {
    runs.count = 0;
    let next = 0;
    const from = y * width;
    const end = from + width;
    for (let x = from; x < end; x++) {
      if (grey[x]! >= darkest) continue;
      const start = x;
      while (x < end && grey[x]! < darkest) x++;
      const [left, right] = [start - from, x - 1 - from];
      // Runs of the row above that end before this one begins touch nothing further right either.
      while (next < above.count && above.right[next]! < left - 1) next++;
      let patch: Growing | undefined;
      for (let k = next; k < above.count && above.left[k]! <= right + 1; k++) {
        const touched = rootOf(above.patches[k] as Growing);
        patch = patch === undefined ? touched : join(patch, touched);
      }
      if (patch === undefined) {
        patch = { left, top: y, right, bottom: y, pixels: 0, joined: undefined };
        patches.push(patch);
      }
      extend(patch, left, right, y);
      append(runs, left, right, patch);
    }
    [above, runs] = [runs, above];
  }
  return patches
    .filter(({ joined }) => joined === undefined)
    .map(({ left, top, right, bottom, pixels }) => ({ left, top, right, bottom, pixels }));
}

/** A patch while its rows come in; two that meet further down are joined, the later into the earlier. */
interface Growing {
  left: number;
  top: number;
  right: number;
  bottom: number;
  pixels: number;
  joined: Growing | undefined;
}

/** The runs of a row, ink pixels side by side, from left to right, and the patches that they are part of. */
interface Row {
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly patches: Growing[];
  count: number;
}

/** Between two runs is at least one pixel. */
const emptyRow = (width: number): Row => ({
  left: new Int32Array((width + 1) >> 1),
  right: new Int32Array((width + 1) >> 1),
  patches: [],
  count: 0,
});

function append(row: Row, left: number, right: number, patch: Growing): void {
  row.left[row.count] = left;
  row.right[row.count] = right;
  row.patches[row.count] = patch;
  row.count++;
}

function rootOf(patch: Growing): Growing {
  let root = patch;
  while (root.joined !== undefined) root = root.joined;
  if (patch !== root) patch.joined = root;
  return root;
}

/** The root of both; of two that began in the same row the left one is the earlier. */
function join(a: Growing, b: Growing): Growing {
  if (a === b) return a;
  const [first, second] = a.top < b.top || (a.top === b.top && a.left <= b.left) ? [a, b] : [b, a];
  second.joined = first;
  first.left = Math.min(first.left, second.left);
  first.right = Math.max(first.right, second.right);
  first.bottom = Math.max(first.bottom, second.bottom);
  first.pixels += second.pixels;
  return first;
}

function extend(patch: Growing, left: number, right: number, y: number): void {
  patch.left = Math.min(patch.left, left);
  patch.right = Math.max(patch.right, right);
  patch.bottom = y;
  patch.pixels += right - left + 1;
}
