import { inOwnMemory } from '../../thread/index.ts';
import type { ColorImage } from '../page-image.ts';
import { sharp } from '../sharp.ts';
import type { ImageMark } from './marks.ts';
import type { PageMarks } from './page.ts';
import type { StoredImage } from './stored-images.ts';

/** The image may stand this far off the edges of the page, in points: boxes found in it are off by as much. */
const OFF = 1.5;
/** Pixels may be this much wider than high. */
const SQUARE = 0.02;

/**
 * The stored JPEG of a page that is nothing but one full-page picture, turned as it is painted; undefined for any
 * other page. To take the pixels as they are is ten times faster than to render the page, and sharper.
 */
export function scanOf(page: PageMarks, stored: readonly StoredImage[]): ColorImage | undefined {
  const painted = page.marks.images[0];
  const [image, ...others] = stored;
  if (painted === undefined || !isAlone(page)) return undefined;
  if (image?.jpeg === undefined || others.length > 0 || image.width === 0) return undefined;
  const turn = turnOf(painted);
  if (turn === undefined || !fillsPage(painted, page)) return undefined;
  const [width, height] =
    turn % 180 === 0 ? [image.width, image.height] : [image.height, image.width];
  const [a, b, c, d] = painted.matrix;
  const dpi = (72 * width) / Math.max(Math.abs(a), Math.abs(c));
  if (Math.abs((72 * height) / Math.max(Math.abs(b), Math.abs(d)) / dpi - 1) > SQUARE) {
    return undefined;
  }
  return {
    image: sharp(inOwnMemory(image.jpeg), { failOn: 'error' }).rotate(turn),
    width,
    height,
    dpi,
  };
}

/**
 * Nothing shows but the image: invisible text does not count, nor what lies under it. OCR programs leave the place
 * of a second image that is no longer there, upon the first.
 */
const isAlone = ({ marks }: PageMarks): boolean =>
  marks.images.every(({ matrix }) =>
    matrix.every((value, i) => Math.abs(value - (marks.images[0]?.matrix[i] as number)) < OFF),
  ) &&
  marks.fills.length === marks.images[0]?.fillsUnder &&
  marks.glyphs.every(({ look, text }) => !look.inked || text.trim() === '');

function fillsPage({ matrix, box }: ImageMark, { width, height }: PageMarks): boolean {
  const [a, b, c, d, e, f] = matrix;
  const xs = [e, e + a, e + c, e + a + c];
  const ys = [f, f + b, f + d, f + b + d];
  const outer = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  const edges = [0, 0, width, height];
  return [outer, box].every((sides) =>
    sides.every((side, i) => Math.abs(side - (edges[i] as number)) <= OFF),
  );
}

/** How far the stored image is turned clockwise when it is painted; undefined where it is mirrored or slanted. */
function turnOf({ matrix: [a, b, c, d] }: ImageMark): 0 | 90 | 180 | 270 | undefined {
  const level = Math.hypot(b, c) < 0.005 * Math.hypot(a, d);
  const upright = Math.hypot(a, d) < 0.005 * Math.hypot(b, c);
  // The unit square has y upwards, the page downwards: an image that is not turned has a > 0 and d < 0.
  if (level && a > 0 && d < 0) return 0;
  if (level && a < 0 && d > 0) return 180;
  if (upright && b > 0 && c > 0) return 90;
  if (upright && b < 0 && c < 0) return 270;
  return undefined;
}
