import { type Box, isDark, union } from '../../model/index.ts';
import { height, width } from '../extent.ts';
import { rowsOf } from '../lines/rows.ts';
import type { Container } from './containers.ts';
import type { Token } from './token.ts';

/** Stripes are no higher than this, in body sizes; cells are parted by gaps wider than this. */
const HIGHEST = 6;
const BETWEEN_CELLS = 1.6;
/** Left and right edges of stripes are the same within so many points. */
const SAME_EDGE = 4;
/** Edges of cells above each other are the same within so many body sizes; cells at one right edge are about as wide. */
const ALIGNED = 0.5;
const ABOUT_AS_WIDE = 1.6;
/** One colour differs by less than so much of 255 in each channel from place to place on a scan. */
const SAME_COLOR = 20;
/** Least share of the fills that are alike which must have cells in line with those above and below: a few may by chance. */
const LEAST_IN_LINE = 0.5;

/**
 * Takes the words of striped tables out of their stripes: every other row of a table is filled for the eye, and its
 * cells belong with the rows between, not with the stripe. Bands with a title and, at their other end, a price or a
 * date are none: no cells of the rows above and below stand in line with theirs.
 */
export function withoutStripes(tokens: readonly Token[], bodySize: number): Token[] {
  const inside = new Map<Container, Token[]>();
  for (const token of tokens) {
    if (token.container === undefined) continue;
    inside.set(token.container, [...(inside.get(token.container) ?? []), token]);
  }
  const isInLine = ({ levelBox }: Container, cells: readonly Box[]): boolean => {
    const reach = HIGHEST * bodySize;
    const near = tokens.filter(
      ({ box }) =>
        (box[3] < levelBox[1] + 1 && box[3] > levelBox[1] - reach) ||
        (box[1] > levelBox[3] - 1 && box[1] < levelBox[3] + reach),
    );
    return cellsOf(near).some((cell) =>
      cells.some((own) => isAligned(own, cell, ALIGNED * bodySize)),
    );
  };
  const rows = [...inside].flatMap(([container, own]) => {
    if (container.round || height(container.box) >= HIGHEST * bodySize) return [];
    // light letters on dark are the heads of a table's columns or a title: what tells its rows apart is pale
    if (isDark(container.color)) return [];
    const cells = cellsOf(own);
    return cells.length === 0 ? [] : [{ container, inLine: isInLine(container, cells) }];
  });
  const stripes = new Set(
    rows.flatMap(({ container }) => {
      const twins = rows.filter((other) => isTwin(container, other.container));
      const inLine = twins.filter((twin) => twin.inLine);
      return twins.length > 1 && inLine.length >= LEAST_IN_LINE * twins.length ? [container] : [];
    }),
  );
  return tokens.map((token) =>
    token.container !== undefined && stripes.has(token.container)
      ? { ...token, container: undefined }
      : token,
  );
}

/** The cells that stand beside another, those that open their rows left out. */
const cellsOf = (tokens: readonly Token[]): Box[] =>
  rowsOf(tokens).flatMap((row) => {
    const cells: Token[][] = [];
    row.tokens.forEach((token, i) => {
      const before = row.tokens[i - 1];
      if (before === undefined || token.box[0] - before.box[2] > BETWEEN_CELLS * row.size) {
        cells.push([token]);
      } else cells.at(-1)!.push(token);
    });
    return cells.slice(1).map((cell) => union(cell.map(({ box }) => box)));
  });

const isAligned = (a: Box, b: Box, most: number): boolean => {
  if (Math.abs(a[0] - b[0]) < most) return true;
  const [less, more] = [width(a), width(b)].sort((x, y) => x - y) as [number, number];
  return Math.abs(a[2] - b[2]) < most && more < ABOUT_AS_WIDE * less;
};

/** Whether fills are alike: of one colour, one width and at one place across the page. */
const isTwin = (a: Container, b: Container): boolean =>
  Math.abs(a.levelBox[0] - b.levelBox[0]) < SAME_EDGE &&
  Math.abs(width(a.levelBox) - width(b.levelBox)) < SAME_EDGE &&
  channels(a.color).every((level, i) => Math.abs(level - channels(b.color)[i]!) < SAME_COLOR);

/** Red, green and blue of a colour "#rrggbb". */
const channels = (color: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
