import type { GreyImage } from './grey-image.ts';
import { type Patch, paperOf } from './ink.ts';

/** A dot of a leader is at most this wide and high, in points; a full stop of 12-point type is 1.5. */
const LARGEST_DOT = 2.4;
/** From one dot to the next, in points. */
const WIDEST_PITCH = 9;
/** Dots in a row from which it is a leader; an ellipsis has three, the dots of "ij" are further apart. */
const LEAST_DOTS = 8;
/** How far a pitch may be off the one before, and the next dot off the line, as a share of the pitch. */
const UNEVEN = 0.5;
const SLOPE = 0.2;

/**
 * The image without its dot leaders, as tables of contents have them between title and page number. On a scan that is
 * turned by half a degree they take whole lines with them: of a contents page of 15 lines tesseract lost 4 and garbled
 * 3; without leaders it reads all. The same image where there are none.
 */
export function withoutLeaders<T extends GreyImage & { readonly dpi: number }>(
  image: T,
  patches: readonly Patch[],
): T {
  const largest = (LARGEST_DOT * image.dpi) / 72;
  const dots = patches.filter(
    ({ left, top, right, bottom }) => right - left < largest && bottom - top < largest,
  );
  const leaders = findLeaders(dots, (WIDEST_PITCH * image.dpi) / 72);
  if (leaders.length === 0) return image;
  const paper = paperOf(image);
  const grey = Uint8Array.from(image.grey);
  for (const { left, top, right, bottom } of leaders.flat()) {
    // A pixel more each way takes the blur around the dot.
    for (let y = Math.max(0, top - 1); y <= Math.min(image.height - 1, bottom + 1); y++) {
      const row = y * image.width;
      grey.fill(paper, row + Math.max(0, left - 1), row + Math.min(image.width, right + 2));
    }
  }
  return { ...image, grey };
}

/** Rows of dots at even distances. */
function findLeaders(dots: readonly Patch[], widest: number): Patch[][] {
  const order = [...dots].sort((a, b) => a.left - b.left);
  const open: Patch[][] = [];
  const leaders: Patch[][] = [];
  for (const dot of order) {
    // Rows that ended further left than a pitch ago take no more.
    for (let i = open.length - 1; i >= 0; i--) {
      if (dot.left - (open[i]?.at(-1)?.left ?? 0) > widest) leaders.push(...open.splice(i, 1));
    }
    const row = open.find((candidate) => continues(candidate, dot, widest));
    if (row === undefined) open.push([dot]);
    else row.push(dot);
  }
  return [...leaders, ...open].filter((row) => row.length >= LEAST_DOTS);
}

function continues(row: readonly Patch[], dot: Patch, widest: number): boolean {
  const last = row.at(-1) as Patch;
  const before = row.at(-2);
  const pitch = dot.left - last.left;
  if (dot.left <= last.right || pitch > widest) return false;
  if (Math.abs(dot.bottom - last.bottom) > Math.max(1, SLOPE * pitch)) return false;
  return (
    before === undefined ||
    Math.abs(pitch - (last.left - before.left)) <= Math.max(1, UNEVEN * pitch)
  );
}
