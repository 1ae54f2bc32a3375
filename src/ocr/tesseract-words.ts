import type { Word } from '../model/index.ts';
import type { PixelBox } from './grey-image.ts';
import type { RawBlock, RawLine, RawWord } from './reader.ts';
import { type Measured, typeSize } from './type-size.ts';

/** A line as tesseract sees it, in points. */
export interface ReadLine {
  readonly words: readonly Word[];
}

/** Where an image stands on its page: its resolution, and its top left corner in pixels of the page. */
export interface Placement {
  readonly dpi: number;
  readonly left: number;
  readonly top: number;
}

/** Tesseract's words as words on the page, line by line in tesseract's order, none of them bold. */
export function linesOf(
  blocks: readonly Pick<RawBlock, 'lines'>[],
  placement: Placement,
): ReadLine[] {
  return blocks
    .flatMap(({ lines }) => lines.map(withoutSpecks))
    .map((line) => {
      const size = sizeOf(line);
      return { words: line.words.flatMap((word) => toWord(word, line, size, placement)) };
    })
    .filter(({ words }) => words.length > 0);
}

/** What is set this much smaller than its line is no letter of it, but a speck, or the ring of an å of the next. */
const SPECK = 0.35;

/** A line without letters that are too small to be any. */
function withoutSpecks(line: RawLine): RawLine {
  const sizes = line.words.map((word) => typeSize([measured(word, line)]));
  const least = SPECK * Math.max(0, ...sizes.flatMap((size) => size ?? []));
  return { ...line, words: line.words.filter((_, i) => (sizes[i] ?? Infinity) >= least) };
}

function toWord(word: RawWord, line: RawLine, size: number, { dpi, left, top }: Placement): Word[] {
  const text = word.text.trim();
  if (text === '') return [];
  const points = 72 / dpi;
  const { left: x0, top: y0, right: x1, bottom: y1 } = word.box;
  const rotation = rotationOf(line);
  const baseline =
    rotation === 0
      ? top + along(line.baseline, (x0 + x1) / 2, 'x', 'y')
      : left + along(line.baseline, (y0 + y1) / 2, 'y', 'x');
  return [
    {
      text,
      box: [(x0 + left) * points, (y0 + top) * points, (x1 + left) * points, (y1 + top) * points],
      baseline: baseline * points,
      rotation,
      style: { size: size * points, bold: false, italic: false },
      confidence: Math.min(1, Math.max(0, word.confidence / 100)),
    },
  ];
}

/** A line whose baseline is upright runs down the page if its letters stand to the right of it, else up. */
function rotationOf({ baseline, box }: RawLine): Word['rotation'] {
  const { x0, y0, x1, y1 } = baseline;
  if (Math.abs(y1 - y0) <= Math.abs(x1 - x0)) return 0;
  return x0 + x1 < box.left + box.right ? 90 : 270;
}

type Axis = 'x' | 'y';

/** Where the baseline is on axis `to` at `value` of axis `from`. */
function along(baseline: RawLine['baseline'], value: number, from: Axis, to: Axis): number {
  const [a0, a1] = [baseline[`${from}0`], baseline[`${from}1`]];
  const [b0, b1] = [baseline[`${to}0`], baseline[`${to}1`]];
  return a1 === a0 ? b0 : b0 + ((b1 - b0) * (value - a0)) / (a1 - a0);
}

/** Type size in pixels; where no letter can be measured, tesseract's row height, from descender to ascender. */
function sizeOf(line: RawLine): number {
  const { rowHeight, words } = line;
  const size = typeSize(words.map((word) => measured(word, line)));
  return size ?? (rowHeight > 0 ? rowHeight : Math.max(1, across(line.box, line)));
}

const measured = ({ text, box }: RawWord, line: RawLine): Measured => ({
  text,
  height: across(box, line),
});

/** The extent of a box across its line. */
const across = ({ left, top, right, bottom }: PixelBox, line: RawLine): number =>
  rotationOf(line) === 0 ? bottom - top : right - left;
