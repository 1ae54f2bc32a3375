import type { Box, PageImage } from '../model/index.ts';
import type { GreyImage } from './grey-image.ts';
import { type Patch, paperOf, patchesOf } from './ink.ts';

/** Letters are so high, and no wider than so much, in inches. */
const LEAST_HEIGHT = 0.03;
const MOST_SIDE = 0.25;
/** With fewer letters there is no telling. */
const LEAST_LETTERS = 100;
/** Degrees that are tried either way, and how closely: across an A4 page 0.05° moves a line by half a point. */
const STEEPEST = 10;
const COARSE = 0.2;
const FINE = 0.05;
/**
 * Degrees from which a page is made level. Of a specimen at 200 dpi that is turned by 0.7° 0.32 % of the letters are
 * wrong as it is, 0.20 % once it is level; but turning blurs, and a scan of a fixture that needs it less is read worse.
 * At 3° tesseract loses lines that are long (a third of all letters), at 6° nearly all (`bench/reading/ocr.ts`).
 */
const LEAST_SKEW = 1.2;
/** How much sharper the lines must be once level than as they are. */
const GAIN = 1.3;

/**
 * By how many degrees the lines of a page fall to the right, negative where they rise; 0 where they are about level or
 * where nothing can be said. The angle at which the feet of the letters gather on the fewest lines (W. Postl, 1986).
 */
export function skewOf(image: GreyImage & { readonly dpi: number }): number {
  // every other pixel of every other row tells as well, in a quarter of the time
  const dpi = image.dpi / 2;
  const letters = patchesOf(thinned(image)).filter(({ left, top, right, bottom }) => {
    const [width, height] = [right - left + 1, bottom - top + 1];
    return height >= LEAST_HEIGHT * dpi && Math.max(width, height) <= MOST_SIDE * dpi;
  });
  if (letters.length < LEAST_LETTERS) return 0;
  const feet = feetOf(letters);
  const sharpness = (degrees: number) => sharpnessAt(feet, degrees, dpi / 72);
  const best = (from: number, to: number, step: number): number => {
    let [found, most] = [0, 0];
    for (let i = 0; from + i * step <= to + step / 2; i++) {
      const value = sharpness(from + i * step);
      if (value > most) [found, most] = [from + i * step, value];
    }
    return found;
  };
  const coarse = best(-STEEPEST, STEEPEST, COARSE);
  const skew = best(coarse - COARSE, coarse + COARSE, FINE);
  if (Math.abs(skew) < LEAST_SKEW || Math.abs(skew) >= STEEPEST) return 0;
  return sharpness(skew) > GAIN * sharpness(0) ? Number(skew.toFixed(2)) : 0;
}

function thinned({ width, height, grey }: GreyImage): GreyImage {
  const [wide, high] = [Math.ceil(width / 2), Math.ceil(height / 2)];
  const result = new Uint8Array(wide * high);
  for (let y = 0; y < high; y++) {
    for (let x = 0; x < wide; x++) result[y * wide + x] = grey[2 * y * width + 2 * x]!;
  }
  return { width: wide, height: high, grey: result };
}

/** Where a letter stands: the middle of its foot. */
interface Feet {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

const feetOf = (letters: readonly Patch[]): Feet => ({
  x: Float64Array.from(letters, ({ left, right }) => (left + right) / 2),
  y: Float64Array.from(letters, ({ bottom }) => bottom),
});

/** The sum of the squares of how many letters stand on each line, once turned back; lines are `step` pixels apart. */
function sharpnessAt({ x, y }: Feet, degrees: number, step: number): number {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  // turned by less than a quarter, no letter comes further up or down than it is from the left
  const above = Math.ceil(far(x) / step) + 1;
  const counts = new Int32Array(2 * above + Math.ceil(far(y) / step) + 1);
  let sum = 0;
  for (let i = 0; i < y.length; i++) {
    // a sum of squares grows by the odd numbers
    sum += 2 * counts[above + Math.round((y[i]! * cos - x[i]! * sin) / step)]!++ + 1;
  }
  return sum;
}

const far = (places: Float64Array): number =>
  places.reduce((most, place) => Math.max(most, place), 0);

/** The page turned about its middle so that lines which fall by `degrees` are level; of the same size. */
export function leveled(image: PageImage, degrees: number): PageImage {
  const angle = (degrees * Math.PI) / 180;
  const points = 72 / image.dpi;
  const level = (box: Box) => turnBack(box, angle, image.width * points, image.height * points);
  return {
    ...image,
    grey: turnPixels(image, angle),
    shapes: image.shapes.map((shape) => ({ ...shape, box: level(shape.box) })),
    rules: image.rules.map(level),
  };
}

/** Each pixel from the four nearest to where it was; paper where there was nothing. */
function turnPixels(image: PageImage, angle: number): Uint8Array {
  const { width, height, grey } = image;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2];
  const result = new Uint8Array(grey.length).fill(paperOf(image));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [dx, dy] = [x - middleX, y - middleY];
      const [fromX, fromY] = [middleX + dx * cos - dy * sin, middleY + dx * sin + dy * cos];
      const [x0, y0] = [Math.floor(fromX), Math.floor(fromY)];
      if (x0 < 0 || y0 < 0 || x0 + 1 >= width || y0 + 1 >= height) continue;
      const [right, below] = [fromX - x0, fromY - y0];
      const at = y0 * width + x0;
      const upper = grey[at]! * (1 - right) + grey[at + 1]! * right;
      const lower = grey[at + width]! * (1 - right) + grey[at + width + 1]! * right;
      result[y * width + x] = Math.round(upper * (1 - below) + lower * below);
    }
  }
  return result;
}

/** A box of the page as it lies about its middle once the page is level; it keeps its size. */
function turnBack([x0, y0, x1, y1]: Box, angle: number, width: number, height: number): Box {
  const [dx, dy] = [(x0 + x1 - width) / 2, (y0 + y1 - height) / 2];
  const x = width / 2 + dx * Math.cos(angle) + dy * Math.sin(angle);
  const y = height / 2 - dx * Math.sin(angle) + dy * Math.cos(angle);
  const [halfWidth, halfHeight] = [(x1 - x0) / 2, (y1 - y0) / 2];
  return [x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight];
}
