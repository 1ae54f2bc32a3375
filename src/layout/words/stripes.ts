import { height, width } from '../extent.ts';
import { rowsOf } from '../lines/rows.ts';
import type { Container } from './containers.ts';
import type { Token } from './token.ts';

/** Stripes are no higher than this, in body sizes; cells are parted by gaps wider than this. */
const HIGHEST = 6;
const BETWEEN_CELLS = 1.6;
/** Left and right edges of stripes are the same within so many points. */
const SAME_EDGE = 2;

/**
 * Takes the words of striped tables out of their stripes: every other row of a table is filled for the eye, and its
 * cells belong with the rows between, not with the stripe.
 */
export function withoutStripes(tokens: readonly Token[], bodySize: number): Token[] {
  const inside = new Map<Container, Token[]>();
  for (const token of tokens) {
    if (token.container === undefined) continue;
    inside.set(token.container, [...(inside.get(token.container) ?? []), token]);
  }
  const rows = [...inside.keys()].filter(
    (container) =>
      !container.round &&
      height(container.box) < HIGHEST * bodySize &&
      hasCells(inside.get(container)!),
  );
  const stripes = new Set(rows.filter((row) => rows.some((other) => isTwin(row, other))));
  return tokens.map((token) =>
    token.container !== undefined && stripes.has(token.container)
      ? { ...token, container: undefined }
      : token,
  );
}

/** Whether text stands side by side. */
const hasCells = (tokens: readonly Token[]): boolean =>
  rowsOf(tokens).some((row) =>
    row.tokens.some((token, i) => {
      const before = row.tokens[i - 1];
      return before !== undefined && token.box[0] - before.box[2] > BETWEEN_CELLS * row.size;
    }),
  );

const isTwin = (a: Container, b: Container): boolean =>
  a !== b &&
  Math.abs(a.box[0] - b.box[0]) < SAME_EDGE &&
  Math.abs(width(a.box) - width(b.box)) < SAME_EDGE;
