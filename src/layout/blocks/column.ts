import { letterCount } from '../letters.ts';
import type { Segment } from '../lines/segment.ts';
import { heaviest } from '../statistics.ts';

/** The text edges of the column that a line stands in. */
export interface Column {
  readonly left: number;
  readonly right: number;
}

/** A line with the edges of its column. */
export interface FlowLine {
  readonly line: Segment;
  readonly column: Column;
}

/** Share of a column's lines that must reach an edge for it to be the edge of the text. */
const REACHING = 0.1;

/** Where so many ragged lines of a scan end so many type sizes farther right than several short ones do, these tell no edge. */
const LEAST_BEYOND = 2;
const BEYOND = 4;

/** The edges of a column from the lines of the size that most of its letters have: titles may be more lines than text. */
export function columnOf(lines: readonly Segment[]): Column {
  const size = heaviest(lines.map((line) => [line.size, letterCount(line.text)])) ?? 0;
  const body = lines.filter((line) => Math.abs(line.size / size - 1) < 0.1);
  const lefts = body.map((line) => line.box[0]).sort((a, b) => a - b);
  const rights = body.map((line) => line.box[2]).sort((a, b) => b - a);
  const needed = Math.min(body.length, Math.max(2, Math.ceil(REACHING * body.length)));
  const left = lefts.find((x) => lefts.filter((y) => Math.abs(y - x) < size).length >= needed);
  const right = rights.find((x) => rights.filter((y) => Math.abs(y - x) < size).length >= needed);
  const beyond = rights[LEAST_BEYOND - 1];
  const isShort = right !== undefined && beyond !== undefined && beyond - right > BEYOND * size;
  const edge = isShort && lines[0]?.estimated === true ? beyond : right;
  return { left: left ?? lefts[0] ?? 0, right: edge ?? rights[0] ?? 0 };
}

/**
 * Whether the first word of `next` would have fitted on `line`, with `spare` type sizes to spare: then the line was
 * ended on purpose.
 */
export function hadRoom(line: Segment, next: Segment, column: Column, spare = 0.5): boolean {
  const word = next.tokens[0];
  if (word === undefined) return false;
  const space = 0.25 * line.size;
  return line.box[2] + space + (word.box[2] - word.box[0]) < column.right - spare * line.size;
}
