import { Parser } from 'htmlparser2';
import type { PixelBox } from './grey-image.ts';
import type { RawBlock, RawLine, RawWord } from './reader.ts';

type Growing<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] };

/** Lines by what tesseract takes them for. */
const LINES: ReadonlySet<string> = new Set([
  'ocr_line',
  'ocr_header',
  'ocr_caption',
  'ocr_textfloat',
]);

/** The blocks of each page of tesseract's hOCR (version 1.2 of the format). */
export function parseHocr(hocr: string): RawBlock[][] {
  const pages: RawBlock[][] = [];
  let block: Growing<RawBlock> | undefined;
  let line: Growing<RawLine> | undefined;
  let word: Growing<RawWord> | undefined;
  const parser = new Parser({
    onopentag: (_, { class: kind, title = '' }) => {
      if (kind === 'ocr_page') pages.push([]);
      else if (kind === 'ocr_carea') {
        block = { box: boxOf(title), lines: [] };
        pages.at(-1)?.push(block);
      } else if (kind !== undefined && LINES.has(kind)) {
        line = lineOf(title);
        block?.lines.push(line);
      } else if (kind === 'ocrx_word') {
        word = { text: '', box: boxOf(title), confidence: numbersOf(title, 'x_wconf')[0] ?? 0 };
        line?.words.push(word);
      } else if (kind !== undefined) word = undefined;
    },
    ontext: (text) => {
      // What stands between two words is white space, which no reader of words minds.
      if (word !== undefined) word.text += text;
    },
  });
  parser.end(hocr);
  return pages;
}

/** The numbers after a name in a title: "bbox 36 92 580 122; x_size 30". */
function numbersOf(title: string, name: string): number[] {
  const found = new RegExp(`(?:^|; ?)${name} ([-\\d. ]+)`).exec(title)?.[1];
  return found === undefined ? [] : found.trim().split(' ').map(Number);
}

function boxOf(title: string): PixelBox {
  const [left = 0, top = 0, right = 0, bottom = 0] = numbersOf(title, 'bbox');
  return { left, top, right, bottom };
}

function lineOf(title: string): Growing<RawLine> {
  const box = boxOf(title);
  const [rowHeight = 0] = numbersOf(title, 'x_size');
  return { box, rowHeight, baseline: baselineOf(title, box), words: [] };
}

/** hOCR tells the baseline from the bottom left corner, and none where the line runs up or down the page. */
function baselineOf(title: string, { left, top, right, bottom }: PixelBox): RawLine['baseline'] {
  const [descenders = 0] = numbersOf(title, 'x_descenders');
  const [angle = 0] = numbersOf(title, 'textangle');
  if (angle === 90 || angle === 270) {
    // Counter-clockwise: at 90 the line runs up the page, and its letters stand on its right side.
    const x = angle === 90 ? right - descenders : left + descenders;
    return { x0: x, y0: top, x1: x, y1: bottom };
  }
  const [slope = 0, offset = -descenders] = numbersOf(title, 'baseline');
  const y0 = bottom + offset;
  return { x0: left, y0, x1: right, y1: y0 + slope * (right - left) };
}
