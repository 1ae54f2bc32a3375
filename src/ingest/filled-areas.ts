import type { Sharp } from 'sharp';
import type { Box, Shape } from '../model/index.ts';

/** Pixels per inch at which areas are looked for: 1/8 of a 200 dpi scan. Type all but vanishes, boxes stay. */
const DPI = 25;
/** Pages larger than A0 are looked at in less detail: so many pixels at most. */
const MOST_PIXELS = 1_000_000;
/** A median over so many pixels each way takes out what type and noise is left. */
const MEDIAN = 3;
/** Sum of the differences in red, green and blue from which a pixel is no paper; noise of scans stays below. */
const NOT_PAPER = 45;
/** … and up to which neighbours are of one area. */
const ALIKE = 90;
/** … and below which they are of one colour: at the edges of areas stand mixtures, which are alike neither side. */
const EVEN = 30;
/** Smaller areas, in points, are letters or marks. */
const LEAST_WIDTH = 36;
const LEAST_HEIGHT = 14;
/** A box or band fills at least this share of its bounds, whatever text stands on it. */
const LEAST_FILL = 0.45;
/** About as wide as high it may be a circle, which fills 0.79, less its text (0.72 at least, measured), or a letter. */
const SQUARISH = 1.6;
const LEAST_SQUARISH_FILL = 0.68;
/** Share of an area's pixels with all four neighbours in it: near nothing for the strokes of large letters. */
const LEAST_INNER = 0.4;
/** Below this share an area about as wide as high is taken for a circle. */
const ROUND_FILL = 0.86;

/** A small colour image: three bytes a pixel. */
interface Thumbnail {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/**
 * The coloured or dark boxes, bands and circles of a page image, in points: connected areas of one colour that differ
 * from the paper. `image` is the colour image at `dpi` pixels per inch.
 */
export async function findFilledAreas(
  image: Sharp,
  size: { readonly width: number; readonly height: number },
  dpi: number,
): Promise<Shape[]> {
  const most = Math.sqrt(MOST_PIXELS / (size.width * size.height));
  const scale = Math.min(DPI / dpi, most);
  const width = Math.max(1, Math.round(size.width * scale));
  const height = Math.max(1, Math.round(size.height * scale));
  if (width < MEDIAN || height < MEDIAN) return [];
  const { data } = await image
    .resize(width, height, { kernel: 'nearest', fit: 'fill', fastShrinkOnLoad: false })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .removeAlpha()
    .median(MEDIAN)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const thumbnail = { data, width, height };
  const paper = paperColor(thumbnail);
  const points: readonly [number, number] = [
    (72 / dpi) * (size.width / width),
    (72 / dpi) * (size.height / height),
  ];
  return components(thumbnail, paper).flatMap((area) => toShape(area, points));
}

type Rgb = readonly [number, number, number];

/** Paper shows along the edges of a page, in a band so wide, as a share of its width and height. */
const MARGIN = 0.05;
/** A colour of so much of that band can be the paper's. */
const LEAST_OF_MARGIN = 0.3;

/**
 * The paper's colour: the lightest that much of the margins has, as boxes may cover more of a page than what is left
 * between them; else the most common.
 */
function paperColor(thumbnail: Thumbnail): Rgb {
  const { width, height } = thumbnail;
  const [wide, high] = [Math.ceil(MARGIN * width), Math.ceil(MARGIN * height)];
  const isMargin = (i: number) => {
    const x = i % width;
    const y = (i - x) / width;
    return x < wide || x >= width - wide || y < high || y >= height - high;
  };
  const margin = colorsOf(thumbnail, isMargin);
  const total = margin.reduce((sum, { pixels }) => sum + pixels, 0);
  const papers = margin.filter(({ pixels }) => pixels >= LEAST_OF_MARGIN * total);
  const [first, ...others] = papers.length > 0 ? papers : [mostCommon(colorsOf(thumbnail))];
  const light = ({ color }: Color) => color[0] + color[1] + color[2];
  return others.reduce((a, b) => (light(b) > light(a) ? b : a), first as Color).color;
}

interface Color {
  readonly color: Rgb;
  readonly pixels: number;
}

const mostCommon = (colors: readonly Color[]): Color =>
  colors.reduce((a, b) => (b.pixels > a.pixels ? b : a));

/** The colours that pixels have, to a sixteenth of each channel, each the mean of its pixels. */
function colorsOf({ data, width, height }: Thumbnail, counts?: (i: number) => boolean): Color[] {
  const bins = new Map<number, { pixels: number; sum: [number, number, number] }>();
  for (let i = 0; i < width * height; i++) {
    if (counts !== undefined && !counts(i)) continue;
    const [r, g, b] = [data[3 * i], data[3 * i + 1], data[3 * i + 2]] as unknown as Rgb;
    const key = ((r >> 4) << 8) | ((g >> 4) << 4) | (b >> 4);
    const bin = bins.get(key) ?? { pixels: 0, sum: [0, 0, 0] };
    if (bin.pixels === 0) bins.set(key, bin);
    bin.pixels += 1;
    bin.sum[0] += r;
    bin.sum[1] += g;
    bin.sum[2] += b;
  }
  return [...bins.values()].map(({ pixels, sum: [r, g, b] }) => ({
    pixels,
    color: [r / pixels, g / pixels, b / pixels],
  }));
}

interface Area {
  readonly box: Box;
  readonly pixels: number;
  readonly inner: number;
  readonly color: Rgb;
}

/**
 * Connected pixels (by their four sides) of about the colour of the first of them, none of them paper. The first is
 * one among its like, where there is one left: by the colour of its edge an area would be found in part.
 */
function components(thumbnail: Thumbnail, paper: Rgb): Area[] {
  const { width, height } = thumbnail;
  /** The number of the area that a pixel is in, from 1; 0 for none as yet. */
  const labels = new Int32Array(width * height);
  const areas: Area[] = [];
  const isEven = (i: number): boolean =>
    neighbours(thumbnail, i).every((n) => distance(thumbnail, n, colorAt(thumbnail, i)) < EVEN);
  for (const isSeed of [isEven, () => true]) {
    for (let start = 0; start < labels.length; start++) {
      if (labels[start] !== 0 || distance(thumbnail, start, paper) < NOT_PAPER) continue;
      if (!isSeed(start)) continue;
      const pixels = flood(thumbnail, paper, start, labels, areas.length + 1);
      areas.push(measure(thumbnail, pixels, labels));
    }
  }
  return areas;
}

const distance = ({ data }: Thumbnail, i: number, color: Rgb): number =>
  Math.abs((data[3 * i] as number) - color[0]) +
  Math.abs((data[3 * i + 1] as number) - color[1]) +
  Math.abs((data[3 * i + 2] as number) - color[2]);

const colorAt = ({ data }: Thumbnail, i: number): Rgb =>
  [data[3 * i], data[3 * i + 1], data[3 * i + 2]] as unknown as Rgb;

/** Labels the area that `start` is in, and returns its pixels. */
function flood(
  thumbnail: Thumbnail,
  paper: Rgb,
  start: number,
  labels: Int32Array,
  label: number,
): number[] {
  const seed = colorAt(thumbnail, start);
  const found = [start];
  labels[start] = label;
  // `found` grows while it is walked: it is the queue as well.
  for (let at = 0; at < found.length; at++) {
    for (const i of neighbours(thumbnail, found[at] as number)) {
      if (labels[i] !== 0 || distance(thumbnail, i, seed) >= ALIKE) continue;
      if (distance(thumbnail, i, paper) < NOT_PAPER) continue;
      labels[i] = label;
      found.push(i);
    }
  }
  return found;
}

function neighbours({ width, height }: Thumbnail, i: number): number[] {
  const x = i % width;
  const found: number[] = [];
  if (x > 0) found.push(i - 1);
  if (x < width - 1) found.push(i + 1);
  if (i >= width) found.push(i - width);
  if (i < width * (height - 1)) found.push(i + width);
  return found;
}

function measure(thumbnail: Thumbnail, pixels: readonly number[], labels: Int32Array): Area {
  const { width } = thumbnail;
  let [x0, y0, x1, y1, inner] = [Infinity, Infinity, -1, -1, 0];
  const sum = [0, 0, 0];
  for (const i of pixels) {
    const x = i % width;
    const y = (i - x) / width;
    [x0, y0, x1, y1] = [Math.min(x0, x), Math.min(y0, y), Math.max(x1, x), Math.max(y1, y)];
    const around = neighbours(thumbnail, i);
    if (around.length === 4 && around.every((n) => labels[n] === labels[i])) inner += 1;
    colorAt(thumbnail, i).forEach((value, c) => {
      sum[c] = (sum[c] as number) + value;
    });
  }
  const color = sum.map((value) => value / pixels.length) as unknown as Rgb;
  return { box: [x0, y0, x1 + 1, y1 + 1], pixels: pixels.length, inner, color };
}

function toShape(
  { box, pixels, inner, color }: Area,
  [sx, sy]: readonly [number, number],
): Shape[] {
  const wide = box[2] - box[0];
  const high = box[3] - box[1];
  const fill = pixels / (wide * high);
  const squarish = Math.max(wide / high, high / wide) < SQUARISH;
  if (wide * sx < LEAST_WIDTH || high * sy < LEAST_HEIGHT) return [];
  if (fill < (squarish ? LEAST_SQUARISH_FILL : LEAST_FILL)) return [];
  if (inner < LEAST_INNER * pixels) return [];
  const hex = color.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('');
  return [
    {
      box: [box[0] * sx, box[1] * sy, box[2] * sx, box[3] * sy],
      color: `#${hex}`,
      round: fill < ROUND_FILL && Math.abs(wide / high - 1) < 0.15,
    },
  ];
}
