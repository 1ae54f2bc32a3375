import type { Page, Shape, Word } from '../model/index.ts';

/** A word for drawing: its text, left, top, right and bottom, baseline, size; then what is not as usual. */
export type DrawnWord = readonly [
  text: string,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  baseline: number,
  size: number,
  style?: WordStyle,
];

export interface WordStyle {
  readonly bold?: 1;
  readonly italic?: 1;
  readonly color?: string;
  readonly rotation?: 90 | 180 | 270;
}

/** A filled area for drawing: left, top, right and bottom, colour, and whether it is round. */
export type DrawnShape = readonly [
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  color: string,
  round?: 1,
];

/** What a page is drawn from where there is no picture of it. */
export interface PageDrawing {
  readonly words: readonly DrawnWord[];
  readonly shapes: readonly DrawnShape[];
}

/** A page's words and filled areas, as short as they can be written. */
export const drawingOf = ({ words, shapes }: Page): PageDrawing => ({
  shapes: shapes.map(drawnShape),
  words: words.map(drawnWord),
});

function drawnShape({ box, color, round }: Shape): DrawnShape {
  const [x0, y0, x1, y1] = box.map(tenth) as [number, number, number, number];
  return round ? [x0, y0, x1, y1, color, 1] : [x0, y0, x1, y1, color];
}

const INK = '#000000';

function drawnWord({ text, box, baseline, style, rotation }: Word): DrawnWord {
  const [x0, y0, x1, y1] = box.map(tenth) as [number, number, number, number];
  const { size, bold, italic, color } = style;
  const word = [text, x0, y0, x1, y1, tenth(baseline), tenth(size)] as const;
  const unusual: WordStyle = {
    ...(bold && { bold: 1 }),
    ...(italic && { italic: 1 }),
    ...(color !== undefined && color !== INK && { color }),
    ...(rotation !== 0 && { rotation }),
  };
  return Object.keys(unusual).length === 0 ? word : [...word, unusual];
}

const tenth = (value: number): number => Math.round(value * 10) / 10;
