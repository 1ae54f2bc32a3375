import { rowsOf } from '../lines/rows.ts';
import type { Token } from '../words/token.ts';

/** The words of a table by row and column. */
export type Grid = Token[][][];

/** Cells with more words than this on the average are boxes of text, not fields of a table. */
export const MOST_WORDS = 30;

export const emptyGrid = (rows: number, columns: number): Grid =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => []));

/** Line by line; turned words after the others. */
export function inReadingOrder(tokens: readonly Token[]): Token[] {
  const level = rowsOf(tokens).flatMap((row) => row.tokens);
  return [...level, ...tokens.filter((token) => token.rotation !== 0)];
}
