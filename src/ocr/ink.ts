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

/** The grey level that half of the pixels reach: the paper's, on any page of text. */
export function paperOf({ grey }: GreyImage): number {
  const counts = new Uint32Array(256);
  for (const value of grey) counts[value] = (counts[value] as number) + 1;
  let sum = 0;
  return counts.findIndex((count) => {
    sum += count;
    return sum >= grey.length / 2;
  });
}

/** Patches of ink, connected by sides or corners, in the order of their topmost pixels. */
export function patchesOf(image: GreyImage): Patch[] {
  const { width, height, grey } = image;
  const darkest = paperOf(image) - CONTRAST;
  const patches: Growing[] = [];
  let above: Run[] = [];
  for (let y = 0; y < height; y++) {
    const runs: Run[] = [];
    let next = 0;
    for (let x = y * width, end = x + width; x < end; x++) {
      if ((grey[x] as number) >= darkest) continue;
      const start = x;
      while (x < end && (grey[x] as number) < darkest) x++;
      const [left, right] = [start - y * width, x - 1 - y * width];
      // Runs of the row above that end before this one begins touch nothing further right either.
      while (next < above.length && (above[next] as Run).right < left - 1) next++;
      let patch: Growing | undefined;
      for (let k = next; k < above.length && (above[k] as Run).left <= right + 1; k++) {
        const touched = rootOf((above[k] as Run).patch);
        patch = patch === undefined ? touched : join(patch, touched);
      }
      if (patch === undefined) {
        patch = { left, top: y, right, bottom: y, pixels: 0, joined: undefined };
        patches.push(patch);
      }
      extend(patch, left, right, y);
      runs.push({ left, right, patch });
    }
    above = runs;
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

/** Ink pixels side by side in a row. */
interface Run {
  readonly left: number;
  readonly right: number;
  readonly patch: Growing;
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
