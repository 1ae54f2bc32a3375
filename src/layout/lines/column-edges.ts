import type { Token } from '../words/token.ts';
import type { Row } from './rows.ts';

/** Where lines begin one under the other with nothing near to the left of them: the left edge of a column. */
export interface ColumnEdge {
  readonly x: number;
  readonly lines: number;
}

/** Lines begin at one edge within so many points. */
const FLUSH = 0.6;
/** White space that tells the beginning of a line by itself, in type sizes (measured). */
const CLEAR = 1.6;
const LEAST_LINES = 4;

/** The left edges of the columns of some rows, from left to right. */
export function columnEdgesOf(rows: readonly Row[]): ColumnEdge[] {
  const starts = rows.flatMap(({ tokens }) =>
    tokens
      .filter(({ box, style }, i) => {
        const before = tokens[i - 1];
        return before === undefined || box[0] - before.box[2] > CLEAR * style.size;
      })
      .map(({ box }) => box[0]),
  );
  const edges: { x: number; lines: number }[] = [];
  for (const x of starts.sort((a, b) => a - b)) {
    const edge = edges.at(-1);
    if (edge !== undefined && x - edge.x < FLUSH) edge.lines += 1;
    else edges.push({ x, lines: 1 });
  }
  return edges.filter(({ lines }) => lines >= LEAST_LINES);
}

/** How many lines begin at the edge that a word stands at. */
export const linesAt = (edges: readonly ColumnEdge[], { box }: Token): number =>
  edges.find(({ x }) => Math.abs(box[0] - x) < FLUSH)?.lines ?? 0;
