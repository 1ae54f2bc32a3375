import { type Box, isDark, type PageImage, type Shape } from '../model/index.ts';

/** Points: bands of titles and of heads are no higher. */
const HIGHEST = 40;
/** Grey levels by which pixels of one ground differ, with the noise of scans. */
const ALIKE = 40;
/** A column of pixels of which so much is ground is within the band: its letters leave some above and below them. */
const GROUND = 0.3;
/** Points: a stem of a letter, which may fill its columns, is no wider. */
const STEM = 4;

type Grey = Pick<PageImage, 'width' | 'height' | 'dpi' | 'grey'>;

/**
 * The areas with dark bands as wide as their ground goes. Where few pixels are looked at, the large light letters of a
 * flat band break it up, so that an area begins behind them.
 */
export function withBandEnds(shapes: readonly Shape[], image: Grey): Shape[] {
  const whole = shapes.map((shape) => (isBand(shape) ? withEnds(shape, image) : shape));
  return whole.filter((shape, i) => !whole.slice(0, i).some((other) => isSame(shape, other)));
}

const isBand = ({ box: [x0, y0, x1, y1], round, color }: Shape): boolean =>
  !round && y1 - y0 <= HIGHEST && x1 - x0 > y1 - y0 && isDark(color);

/** Whether two areas are of one band, found in two pieces. */
const isSame = (a: Shape, b: Shape): boolean =>
  isBand(a) && a.box.every((side, k) => Math.abs(side - b.box[k]!) < STEM);

function withEnds(shape: Shape, image: Grey): Shape {
  const pixels = image.dpi / 72;
  const [x0, y0, x1, y1] = shape.box.map((value) => Math.round(value * pixels)) as [
    number,
    number,
    number,
    number,
  ];
  const [top, bottom] = [Math.max(0, y0), Math.min(image.height, y1)];
  const ground = medianOf(image, [Math.max(0, x0), top, Math.min(image.width, x1), bottom]);
  const isGround = (x: number): boolean => {
    let count = 0;
    for (let y = top; y < bottom; y++) {
      if (Math.abs(image.grey[y * image.width + x]! - ground) < ALIKE) count++;
    }
    return count >= GROUND * (bottom - top);
  };
  const endFrom = (start: number, step: 1 | -1): number => {
    let end = start;
    for (let x = start + step; x >= 0 && x < image.width; x += step) {
      if (isGround(x)) end = x;
      else if (Math.abs(x - end) > STEM * pixels) break;
    }
    return end;
  };
  const [left, right] = [endFrom(x0, -1), endFrom(x1 - 1, 1) + 1];
  const box: Box = [
    left < x0 ? left / pixels : shape.box[0],
    shape.box[1],
    right > x1 ? right / pixels : shape.box[2],
    shape.box[3],
  ];
  return { ...shape, box };
}

function medianOf({ grey, width }: Grey, [left, top, right, bottom]: Box): number {
  const counts = new Uint32Array(256);
  let total = 0;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) counts[grey[y * width + x]!]!++;
    total += Math.max(0, right - left);
  }
  let sum = 0;
  return counts.findIndex((count) => {
    sum += count;
    return 2 * sum >= total;
  });
}
