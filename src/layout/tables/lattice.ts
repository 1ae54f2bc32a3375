import { type Box, overlapX, overlapY, union } from '../../model/index.ts';
import { clusters } from '../clusters.ts';
import { height, width } from '../extent.ts';

/**
 * The cells that rules part an area into. `rows` and `columns` are the heights and places of the rules, outermost
 * included; a cell may span several of them.
 */
export interface Lattice {
  readonly box: Box;
  readonly cells: readonly LatticeCell[];
  readonly rows: number;
  readonly columns: number;
  /** The places of the upright rules, one more than columns. */
  readonly xs: readonly number[];
}

export interface LatticeCell {
  readonly box: Box;
  /** The topmost row and the leftmost column that it takes up, from 0. */
  readonly row: number;
  readonly column: number;
}

/** Ends of rules meet within this many points, and parts of one line are no farther apart. */
const TOUCH = 3;
/** Rules nearer than this are the two edges of one. */
const SAME_LINE = 2.5;
/** A side between two cells is closed when rules cover so much of it. */
const CLOSED = 0.6;
/** A page with more rules is a drawing, or a form of boxes for single letters. */
const MOST_RULES = 800;

/** The lattices of rules that cross or meet, those of a single line left out. */
export function latticesOf(rules: readonly Box[]): Lattice[] {
  const lines = wholeLines(rules);
  if (lines.length > MOST_RULES) return [];
  return clusters(lines, meet).flatMap((group) => latticeOf(group) ?? []);
}

const isLevel = (rule: Box): boolean => width(rule) >= height(rule);

/** Rules in pieces put together: tables are often drawn cell by cell. */
export function wholeLines(rules: readonly Box[]): Box[] {
  const join = (own: readonly Box[], across: 0 | 1): Box[] => {
    const along = across === 0 ? 1 : 0;
    const lines: Box[] = [];
    for (const rule of [...own].sort((a, b) => a[along] - b[along])) {
      const at = lines.findIndex(
        (line) =>
          Math.abs(line[across] - rule[across]) < SAME_LINE &&
          rule[along] - line[along + 2]! < TOUCH,
      );
      if (at < 0) lines.push(rule);
      else lines[at] = union([lines[at]!, rule]);
    }
    return lines;
  };
  return [
    ...join(rules.filter(isLevel), 1),
    ...join(
      rules.filter((rule) => !isLevel(rule)),
      0,
    ),
  ];
}

const meet = (a: Box, b: Box): boolean =>
  isLevel(a) !== isLevel(b) && overlapX(a, b) > -TOUCH && overlapY(a, b) > -TOUCH;

function latticeOf(lines: readonly Box[]): Lattice | undefined {
  const level = lines.filter(isLevel);
  const upright = lines.filter((line) => !isLevel(line));
  if (level.length < 2 || upright.length < 1) return undefined;
  const box = union(lines);
  const ys = distinct([box[1], box[3], ...level.map((line) => line[1])]);
  const xs = distinct([box[0], box[2], ...upright.map((line) => line[0])]);
  const [rows, columns] = [ys.length - 1, xs.length - 1];
  if (rows < 1 || columns < 1) return undefined;
  return { box, rows, columns, xs, cells: cellsOf(xs, ys, level, upright) };
}

/** Places in order, those of one line taken once. */
function distinct(places: readonly number[]): number[] {
  const out: number[] = [];
  for (const place of [...places].sort((a, b) => a - b)) {
    if (out.length === 0 || place - out.at(-1)! > SAME_LINE) out.push(place);
  }
  return out;
}

/** The fields between neighbouring rules, put together where no rule parts them. */
function cellsOf(
  xs: readonly number[],
  ys: readonly number[],
  level: readonly Box[],
  upright: readonly Box[],
): LatticeCell[] {
  const fields = ys.slice(1).flatMap((bottom, row) =>
    xs.slice(1).map((right, column) => ({
      row,
      column,
      box: [xs[column]!, ys[row]!, right, bottom] as const,
    })),
  );
  const covers = (lines: readonly Box[], along: 0 | 1, at: number, from: number, to: number) => {
    const across = along === 0 ? 1 : 0;
    const shares = lines
      .filter((line) => Math.abs(line[across] - at) < SAME_LINE)
      .map((line) => Math.min(line[along + 2]!, to) - Math.max(line[along], from));
    return Math.max(0, ...shares) >= CLOSED * (to - from);
  };
  type Field = (typeof fields)[number];
  const open = (a: Field, b: Field): boolean => {
    if (a.row === b.row && Math.abs(a.column - b.column) === 1) {
      return !covers(upright, 1, Math.max(a.box[0], b.box[0]), a.box[1], a.box[3]);
    }
    if (a.column === b.column && Math.abs(a.row - b.row) === 1) {
      return !covers(level, 0, Math.max(a.box[1], b.box[1]), a.box[0], a.box[2]);
    }
    return false;
  };
  return clusters(fields, open).map((group) => ({
    box: union(group.map((field) => field.box)),
    row: Math.min(...group.map((field) => field.row)),
    column: Math.min(...group.map((field) => field.column)),
  }));
}
