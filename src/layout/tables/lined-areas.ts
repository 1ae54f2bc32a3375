import { type Box, holdsCentre, type Page, type Shape, union } from '../../model/index.ts';
import { height, width } from '../extent.ts';
import { rowsOf } from '../lines/rows.ts';
import { median } from '../statistics.ts';
import type { Token } from '../words/token.ts';
import { columnSpans, type Span } from './columns.ts';
import { wholeLines } from './lattice.ts';
import { unruledRows } from './unruled-rows.ts';

/** What tells a table that goes on over the page: where its level rules begin and end, and its columns. */
export interface Continuation {
  readonly rules: Span;
  readonly columns: readonly Span[];
}

/** Level rules of one table begin and end within so many points of each other. */
export const SAME_EDGE = 4;
/** … and follow each other within so many points. */
const TALLEST_ROW = 260;
/** So many level rules alone make a table; one that goes on needs one. */
const LEAST_RULES = 3;

/** Level rules or stripes of one width under each other, and the heights that part what is between them. */
export interface LinedArea {
  readonly box: Box;
  readonly ys: readonly number[];
  /** Its edges are those of stripes: rows may stand above and below. */
  readonly striped: boolean;
  /** Text right under it ends it. */
  readonly ended: boolean;
  /** The columns of the table that it goes on with from the page before. */
  readonly columns?: readonly Span[];
}

/** The areas of a page that level rules or stripes may make tables of. `before`: what may go on from the page before. */
export function linedAreas(
  page: Page,
  tokens: readonly Token[],
  before: Continuation | undefined,
): LinedArea[] {
  const groups = groupsOfLines(page, tokens);
  const areas = groups.flatMap(({ lines, striped }, i): LinedArea[] => {
    const ys = lines.map((rule) => rule[1]).filter((y, n, all) => n === 0 || y - all[n - 1]! > 2.5);
    const box = union(lines);
    if (ys.length >= LEAST_RULES) return [{ box, ys, striped, ended: false }];
    const isMore = before !== undefined && i === 0 && isAt(before.rules, box);
    return isMore ? [{ box, ys, striped, ended: false, columns: before.columns }] : [];
  });
  return areas.flatMap((area) => partedAtText(area, tokens));
}

/** Level lines under each other, and whether all of them are the edges of stripes. */
interface LineGroup {
  readonly lines: readonly Box[];
  readonly striped: boolean;
}

/**
 * The level rules and the edges of stripes that may be of one table. Without rules a fill that words belong to, or that
 * holds none, is a band of its own: stripes hold cells.
 */
function groupsOfLines({ rules = [], shapes }: Page, tokens: readonly Token[]): LineGroup[] {
  const level = wholeLines(rules).filter((rule) => width(rule) >= height(rule));
  const bands = new Set(tokens.map(({ container }) => container?.box));
  const holdsCells = (box: Box) =>
    !bands.has(box) && tokens.some((token) => holdsCentre(box, token.box));
  const stripes = stripesOf(shapes).map((box) => ({ edges: edgesOf(box), cells: holdsCells(box) }));
  const edges = new Set(stripes.flatMap((stripe) => stripe.edges));
  const ofCells = new Set(stripes.flatMap((stripe) => (stripe.cells ? stripe.edges : [])));
  return alignedGroups([...level, ...edges]).flatMap((lines): LineGroup[] => {
    if (!lines.every((line) => edges.has(line))) return [{ lines, striped: false }];
    const own = alignedGroups(lines.filter((line) => ofCells.has(line)));
    return own.map((each) => ({ lines: each, striped: true }));
  });
}

const edgesOf = ([x0, y0, x1, y1]: Box): Box[] => [
  [x0, y0, x1, y0],
  [x0, y1, x1, y1],
];

/** Level lines under each other that begin and end at the same places. */
function alignedGroups(lines: readonly Box[]): Box[][] {
  const groups: Box[][] = [];
  for (const line of [...lines].sort((a, b) => a[1] - b[1])) {
    const group = groups.find((other) => {
      const last = other.at(-1)!;
      return (
        Math.abs(last[0] - line[0]) < SAME_EDGE &&
        Math.abs(last[2] - line[2]) < SAME_EDGE &&
        line[1] - last[1] < TALLEST_ROW
      );
    });
    if (group === undefined) groups.push([line]);
    else group.push(line);
  }
  return groups;
}

const isAt = ([from, to]: Span, box: Box): boolean =>
  Math.abs(box[0] - from) < SAME_EDGE && Math.abs(box[2] - to) < SAME_EDGE;

/** Type of a heading between two tables, in that of most words. */
const LARGER = 1.2;

/** Whether a line of larger type stands alone in its row. */
const holdsHeading = (tokens: readonly Token[], size: number): boolean =>
  rowsOf(tokens).some(
    (row) =>
      columnSpans(row.tokens).length === 1 &&
      row.tokens.every(({ style }) => style.size > LARGER * size),
  );

/**
 * An area parted where text stands between two rules that runs across all columns, or a line of larger type: a heading
 * between two tables.
 */
function partedAtText(area: LinedArea, tokens: readonly Token[]): LinedArea[] {
  const { box, ys, striped, columns } = area;
  if (columns !== undefined) return [area];
  const within = tokens.filter(
    (token) => token.box[0] > box[0] - SAME_EDGE && token.box[2] < box[2] + SAME_EDGE,
  );
  const between = (from: number, to: number) =>
    within.filter((token) => {
      const middle = (token.box[1] + token.box[3]) / 2;
      return middle > from && middle < to;
    });
  const all = ys.flatMap((y, i) => {
    const next = ys[i + 1];
    return next === undefined ? [y] : [y, ...unruledRows(between(y, next), [y, next])];
  });
  const size = median(within.map(({ style }) => style.size));
  const parts: number[][] = [[]];
  all.forEach((y, i) => {
    parts.at(-1)!.push(y);
    const row = between(y, all[i + 1] ?? y);
    if (columnSpans(row).length === 1 || holdsHeading(row, size)) parts.push([]);
  });
  return parts.flatMap((part, i) =>
    part.length < LEAST_RULES
      ? []
      : [
          {
            box: [box[0], part[0]!, box[2], part.at(-1)!],
            ys: part,
            striped,
            ended: i < parts.length - 1,
          },
        ],
  );
}

/** Fills of one width, none of them twice as high as another: every other row of a table, or each in turn. */
function stripesOf(shapes: readonly Shape[]): Box[] {
  const boxes = shapes.filter(({ round }) => !round).map(({ box }) => box);
  return boxes.filter((box) =>
    boxes.some(
      (other) =>
        other !== box &&
        Math.abs(other[0] - box[0]) < SAME_EDGE &&
        Math.abs(other[2] - box[2]) < SAME_EDGE &&
        (other[3] <= box[1] + 1 || other[1] >= box[3] - 1),
    ),
  );
}
