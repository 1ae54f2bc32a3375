import { type Box, type Line, type Style, union } from '../../model/index.ts';
import { letterCount } from '../letters.ts';
import { heaviest, median } from '../statistics.ts';
import type { Container } from '../words/containers.ts';
import type { Token } from '../words/token.ts';

/** A run of words on one baseline and in one column, on the straightened page. */
export interface Segment {
  readonly page: number;
  readonly tokens: readonly Token[];
  readonly text: string;
  readonly box: Box;
  readonly baseline: number;
  readonly rotation: Token['rotation'];
  readonly style: Style;
  /** Type size in points: the style's, or the median of the words' where they are estimates. */
  readonly size: number;
  /** The size as read, where `size` has been settled over the document. */
  readonly measured: number;
  readonly container: Container | undefined;
  /** A drawn bullet (a small filled disc) stands left of it. */
  readonly drawnBullet: boolean;
  /** An entry of a table of contents, or its last line. */
  readonly contents: boolean;
  /** Sizes and weights are estimates: see `isEstimated`. */
  readonly estimated: boolean;
  /** No weight is told at all: see `Typography.weightless`. */
  readonly weightless: boolean;
  /** In a row of a table: the number of the first word of each cell. */
  readonly cells?: readonly number[];
}

/** Share of the letters that must be bold (slanted) for a whole line to be so (measured). */
const WHOLE = 0.9;

/** Where words come from, and what their type can tell. */
export type Source = Pick<Segment, 'page' | 'estimated' | 'weightless'>;

/** Makes a segment of tokens in reading order; at least one. */
export function segmentOf(tokens: readonly Token[], source: Source): Segment {
  const { page, estimated, weightless } = source;
  const style = styleOf(tokens, estimated);
  const anchor = tokens.reduce((a, b) => (letterCount(b.text) > letterCount(a.text) ? b : a));
  return {
    page,
    tokens,
    text: tokens.map((token) => token.text).join(' '),
    box: union(tokens.map((token) => token.box)),
    baseline: anchor.baseline,
    rotation: anchor.rotation,
    style,
    size: style.size,
    measured: median(tokens.map((token) => token.source.style.size)),
    container: tokens[0]?.container,
    drawnBullet: false,
    contents: false,
    estimated,
    weightless,
  };
}

/** A row of cells as one line that knows where each cell begins. */
export function rowSegment(row: readonly (readonly Token[])[], source: Source): Segment {
  const cells: number[] = [];
  let at = 0;
  for (const cell of row) {
    cells.push(at);
    at += cell.length;
  }
  const text = row.map(cellText).filter((cell) => cell !== '');
  return { ...segmentOf(row.flat(), source), text: text.join(' '), cells };
}

const HYPHEN = /[-\u2010\u00AD\u00AC]$/u;

/** The text of a cell, with line ends where a hyphen stands before one: words are divided there. */
function cellText(cell: readonly Token[]): string {
  return cell.reduce((text, token, n) => {
    const before = cell[n - 1];
    const isDivided =
      before !== undefined &&
      HYPHEN.test(before.text) &&
      token.baseline - before.baseline > LINE_DOWN * token.style.size;
    return n === 0 ? token.text : `${text}${isDivided ? '\n' : ' '}${token.text}`;
  }, '');
}

/** A word whose baseline lies so many type sizes lower is on another line. */
const LINE_DOWN = 0.5;

/** Several segments as one, their tokens in the given order. */
export function joined(segments: readonly Segment[]): Segment {
  const [first] = segments;
  if (first === undefined || segments.length === 1) return first!;
  const whole = segmentOf(
    segments.flatMap((segment) => segment.tokens),
    first,
  );
  return { ...whole, drawnBullet: segments.some((segment) => segment.drawnBullet) };
}

/** The style of most letters; bold or italic when nine letters in ten are. */
export function styleOf(tokens: readonly Token[], estimated: boolean): Style {
  const weight = (token: Token) => letterCount(token.text) + 0.1;
  const total = tokens.reduce((sum, token) => sum + weight(token), 0);
  const share = (is: (style: Style) => boolean) =>
    tokens.filter((token) => is(token.style)).reduce((sum, token) => sum + weight(token), 0) /
    total;
  const size = estimated
    ? median(tokens.flatMap((t) => Array<number>(Math.ceil(weight(t))).fill(t.style.size)))
    : heaviest(tokens.map((token) => [token.style.size, weight(token)]))!;
  const color = heaviest(tokens.map((token) => [token.style.color, weight(token)]));
  return {
    size,
    bold: share((style) => style.bold) >= WHOLE,
    italic: share((style) => style.italic) >= WHOLE,
    ...(color === undefined ? {} : { color }),
  };
}

/** The line of the model, with boxes as on the page as read. */
export function toLine(segment: Segment): Line {
  const words = segment.tokens.map((token) => token.source);
  const letters = words.map((word) => letterCount(word.text) + 0.1);
  const total = letters.reduce((sum, n) => sum + n, 0);
  const anchor = words[letters.indexOf(Math.max(...letters))]!;
  return {
    text: segment.text,
    page: segment.page,
    box: union(words.map((word) => word.box)),
    baseline: anchor.baseline,
    style: segment.style,
    confidence: words.reduce((sum, word, i) => sum + word.confidence * letters[i]!, 0) / total,
    words,
    ...(segment.cells === undefined ? {} : { cells: [...segment.cells] }),
  };
}
