import { InputError, type Page, PageError, type Word } from '../model/index.ts';
import { widthOf } from './char-width.ts';
import { decodeText } from './decode.ts';
import { checkPages } from './limits.ts';
import type { Source, SourceOptions } from './source.ts';
import { textPages } from './text-pages.ts';

/** The grid that plain text is set on, in points. */
const SIZE = 10;
const PITCH = 12;
const MARGIN = 36;
const LEAST_WIDTH = 595;
const LEAST_HEIGHT = 842;
/** Columns from one tab stop to the next. */
const TAB = 8;
/** Width of a column in ems: that of an average letter. */
const COLUMN = 0.5;

/**
 * Opens plain text. Its geometry is made up: a line every 12 points, blank lines too, words in 10-point type of
 * ordinary proportional widths, so that every value can be traced to a place and a line's fullness can be judged.
 * Pages grow with their text. Throws InputError for bytes that are no text, LimitError beyond `maxPages`.
 */
export function openText(fileName: string, bytes: Uint8Array, options: SourceOptions): Source {
  const text = decodeText(bytes);
  if (text === undefined) {
    throw new InputError({
      file: fileName,
      reason: 'this is neither text nor a kind of file that katalog reads',
      remedy: 'Save it as PDF, PNG, JPEG, TIFF or plain text',
    });
  }
  const pages = textPages(text);
  checkPages(fileName, pages.length, options);
  return {
    fileName,
    mediaType: 'text/plain',
    pageCount: pages.length,
    textual: true,
    readPage: async (number) => setPage(pageOf(pages, number, fileName), number),
    readImage: async (number) => {
      throw new PageError({
        file: fileName,
        page: number,
        reason: 'plain text has no page image to recognise',
        remedy: 'Leave out --ocr always for plain text',
      });
    },
    readPicture: async () => undefined,
    close: async () => {},
  };
}

function pageOf(pages: readonly string[][], number: number, file: string): readonly string[] {
  const lines = pages[number - 1];
  if (lines !== undefined) return lines;
  throw new PageError({
    file,
    page: number,
    reason: `there is no page ${number}; the text has ${pages.length}`,
    remedy: 'Ask for a page that is there',
  });
}

/** Lines of text as a page of words on the grid. */
function setPage(lines: readonly string[], number: number): Page {
  const words = lines.flatMap((line, row) => setLine(line, MARGIN + row * PITCH));
  const right = Math.max(0, ...words.map(({ box }) => box[2]));
  return {
    number,
    width: Math.max(LEAST_WIDTH, right + MARGIN),
    height: Math.max(LEAST_HEIGHT, lines.length * PITCH + 2 * MARGIN),
    origin: 'plain-text',
    words,
    shapes: [],
    links: [],
    layer: { invisible: 0, imageCover: 0 },
  };
}

/** Ascent and descent of the made-up type, in ems. */
const ASCENT = 0.8;
const DESCENT = 0.2;

function setLine(line: string, top: number): Word[] {
  const words: Word[] = [];
  const baseline = top + ASCENT * SIZE;
  let x = MARGIN;
  for (const { 0: token, index } of untabbed(line).matchAll(/\s+|\S+/gu)) {
    const width = widthOf(token) * SIZE;
    if (token.trim() !== '') {
      words.push({
        text: token,
        box: [x, baseline - ASCENT * SIZE, x + width, baseline + DESCENT * SIZE],
        baseline,
        rotation: 0,
        style: { size: SIZE, bold: false, italic: false },
        confidence: 1,
      });
    }
    x += width;
    // Two blanks or more are layout: the next word goes where it stands in type of one width.
    if (/^\s{2}/u.test(token)) x = Math.max(x, MARGIN + (index + token.length) * COLUMN * SIZE);
  }
  return words;
}

/** Tabs as spaces up to the next stop. */
function untabbed(line: string): string {
  let text = '';
  for (const char of line) text += char === '\t' ? ' '.repeat(TAB - (text.length % TAB)) : char;
  return text;
}
