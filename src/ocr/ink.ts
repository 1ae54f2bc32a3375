import type { GreyImage } from './grey-image.ts';

/** A connected patch of ink, its outermost pixels included. */
export interface Patch {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
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
  const { width, grey } = image;
  const darkest = paperOf(image) - CONTRAST;
  const seen = new Uint8Array(grey.length);
  const patches: Patch[] = [];
  for (let start = 0; start < grey.length; start++) {
    if (seen[start] === 0 && (grey[start] as number) < darkest) {
      patches.push(bounds(flood(image, darkest, start, seen), width));
    }
  }
  return patches;
}

/** The pixels of the patch that `start` is in, marked in `seen`. */
function flood(
  { width, height, grey }: GreyImage,
  darkest: number,
  start: number,
  seen: Uint8Array,
) {
  const found = [start];
  seen[start] = 1;
  // `found` grows while it is walked: it is the queue as well.
  for (let at = 0; at < found.length; at++) {
    const i = found[at] as number;
    const x = i % width;
    const y = (i - x) / width;
    for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
      for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
        const n = ny * width + nx;
        if (seen[n] !== 0 || (grey[n] as number) >= darkest) continue;
        seen[n] = 1;
        found.push(n);
      }
    }
  }
  return found;
}

function bounds(pixels: readonly number[], width: number): Patch {
  let [left, top, right, bottom] = [Infinity, Infinity, -1, -1];
  for (const i of pixels) {
    const x = i % width;
    const y = (i - x) / width;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  return { left, top, right, bottom };
}
