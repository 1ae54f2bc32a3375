import type { Block, Line, Page, Word as TesseractWord } from 'tesseract.js';
import type { Word } from '../model/index.ts';
import { typeSize } from './type-size.ts';

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
export function linesOf({ blocks }: Page, placement: Placement): ReadLine[] {
  return (blocks ?? [])
    .flatMap(({ paragraphs }: Block) => paragraphs.flatMap(({ lines }) => lines))
    .map((line) => {
      const size = sizeOf(line);
      return { words: line.words.flatMap((word) => toWord(word, line, size, placement)) };
    })
    .filter(({ words }) => words.length > 0);
}

function toWord(
  word: TesseractWord,
  line: Line,
  size: number,
  { dpi, left, top }: Placement,
): Word[] {
  const text = word.text.trim();
  if (text === '') return [];
  const points = 72 / dpi;
  const { x0, y0, x1, y1 } = word.bbox;
  return [
    {
      text,
      box: [(x0 + left) * points, (y0 + top) * points, (x1 + left) * points, (y1 + top) * points],
      baseline: (baselineAt(line, (x0 + x1) / 2) + top) * points,
      rotation: 0,
      style: { size: size * points, bold: false, italic: false },
      confidence: Math.min(1, Math.max(0, word.confidence / 100)),
    },
  ];
}

function baselineAt({ baseline: { x0, y0, x1, y1 } }: Line, x: number): number {
  return x1 === x0 ? y0 : y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}

/** Type size in pixels; where no letter can be measured, tesseract's row height, from descender to ascender. */
function sizeOf({ words, rowAttributes, bbox }: Line): number {
  const heights = words.map(({ text, bbox: box }) => ({ text, height: box.y1 - box.y0 }));
  const { rowHeight } = rowAttributes;
  return typeSize(heights) ?? (rowHeight > 0 ? rowHeight : Math.max(1, bbox.y1 - bbox.y0));
}
