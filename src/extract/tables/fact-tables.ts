import { type Block, type Box, joinBlocks, type Line, union } from '../../model/index.ts';
import { fold } from '../fold.ts';
import type { FieldNamer } from '../labels/index.ts';
import { sliceBlock } from '../slice-block.ts';
import { areLevel } from './torn-rows.ts';

/** A piece of a table's line: the words of one cell on it, `[from, to)` of the block's words. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly box: Box;
}

/** A value with the label that stands before, over or under it. */
export interface LabelledCell {
  readonly label: string;
  readonly block: Block;
}

/** Reads a table of labels and values into its cells; undefined for any other table. */
export type FactTableReader = (block: Block) => readonly LabelledCell[] | undefined;

/** Words further apart than this share of their size stand in different cells. */
const CELL_GAP = 0.9;
/** Labels have at most so many words. */
const LABEL_WORDS = 4;
/** A text that stands in so many tables, and in this share of them, is a label whatever it says. */
const RECURS = 3;
const SHARE = 0.4;
/** Fewer labels may be words of any table. */
const LEAST_LABELS = 2;

/**
 * A reader of the tables in a document that hold the facts of one offering each: labels in a column before their values,
 * or in rows over or under these, any number a row. Labels are those that a profile knows, and texts that come again in
 * most of the tables.
 */
export function factTableReader(blocks: readonly Block[], nameField: FieldNamer): FactTableReader {
  const tables = blocks.filter(({ kind }) => kind === 'table').map(linesOfPieces);
  const counts = new Map<string, number>();
  for (const lines of tables) {
    for (const key of new Set(lines.flat().map(({ text }) => fold(text)))) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const least = Math.max(RECURS, tables.length * SHARE);
  const isKnown = (text: string): boolean => {
    const field = nameField(text.replace(/\s*:$/u, ''));
    return field !== undefined && field !== 'title';
  };
  const isLabel = ({ text }: Piece): boolean =>
    isKnown(text) || ((counts.get(fold(text)) ?? 0) >= least && mayBeLabel(text));
  return (block) => {
    if (block.kind !== 'table') return undefined;
    const lines = linesOfPieces(block);
    const labels = lines.flat().filter(isLabel);
    if (labels.filter(({ text }) => isKnown(text)).length < LEAST_LABELS) return undefined;
    const pairs = pairsOf(lines, isLabel);
    const taken = pairs.reduce((sum, { values }) => sum + values.length + 1, 0);
    if (taken < lines.flat().length) return undefined;
    return pairs.flatMap(({ label, values }) =>
      values.length === 0
        ? []
        : [{ label: label.text.replace(/\s*:$/u, ''), block: cellBlock(block, values) }],
    );
  };
}

const mayBeLabel = (text: string): boolean =>
  /^\p{Lu}[\p{L}.()/& -]*:?$/u.test(text) && text.split(' ').length <= LABEL_WORDS;

interface Pair {
  readonly label: Piece;
  readonly values: Piece[];
}

function pairsOf(lines: readonly Piece[][], isLabel: (piece: Piece) => boolean): Pair[] {
  const isHead = (line: readonly Piece[]): boolean => line.length > 0 && line.every(isLabel);
  const heads = lines.filter(isHead).length;
  const isLast = heads > 0 && !isHead(lines[0] ?? []) && isHead(lines.at(-1) ?? []);
  const isDown = heads >= 1 && lines.some((line) => isHead(line) && line.length > 1);
  if (isDown)
    return isLast ? pairsInColumns([...lines].reverse(), isHead) : pairsInColumns(lines, isHead);
  return pairsInRows(lines, isLabel);
}

/** Labels in rows of their own, the values under them (or over them, where the lines come from below). */
function pairsInColumns(
  lines: readonly Piece[][],
  isHead: (line: readonly Piece[]) => boolean,
): Pair[] {
  const pairs: Pair[] = [];
  let open: Pair[] = [];
  for (const line of lines) {
    if (isHead(line)) {
      open = line.map((label) => ({ label, values: [] }));
      pairs.push(...open);
      continue;
    }
    for (const piece of line) nearest(open, piece)?.values.push(piece);
  }
  return pairs.map(({ label, values }) => ({
    label,
    values: [...values].sort((a, b) => a.from - b.from),
  }));
}

/** The label in whose column a piece stands: the one that overlaps it, or begins or is centred nearest to it. */
function nearest(open: readonly Pair[], piece: Piece): Pair | undefined {
  const away = ({ label: { box } }: Pair): number =>
    Math.min(
      Math.abs(box[0] - piece.box[0]),
      Math.abs(box[2] - piece.box[2]),
      Math.abs(box[0] + box[2] - piece.box[0] - piece.box[2]) / 2,
    );
  return [...open].sort((a, b) => away(a) - away(b))[0];
}

/** Labels before their values on one line; what stands under a value goes on with it. */
function pairsInRows(lines: readonly Piece[][], isLabel: (piece: Piece) => boolean): Pair[] {
  const pairs: Pair[] = [];
  let above: Pair[] = [];
  for (const line of lines) {
    const own: Pair[] = [];
    for (const piece of line) {
      const pair = own.at(-1);
      if (isLabel(piece) && (pair === undefined || pair.values.length > 0)) {
        own.push({ label: piece, values: [] });
      } else if (pair !== undefined) pair.values.push(piece);
      else nearestValue(above, piece)?.values.push(piece);
    }
    pairs.push(...own);
    if (own.length > 0) above = own;
  }
  return pairs;
}

const nearestValue = (pairs: readonly Pair[], { box }: Piece): Pair | undefined =>
  [...pairs].sort((a, b) => {
    const away = ({ values }: Pair): number => Math.abs((values[0]?.box[0] ?? Infinity) - box[0]);
    return away(a) - away(b);
  })[0];

/** A table's lines as pieces: its cells where layout has found them, else what wide rooms part. */
function linesOfPieces(block: Block): Piece[][] {
  let at = 0;
  const rows: Piece[][] = [];
  block.lines.forEach((line, n) => {
    const start = at;
    at += line.words.length;
    const pieces = runsOf(line)
      .filter(([from, to]) => to > from)
      .map(([from, to]) => {
        const words = line.words.slice(from, to);
        return {
          from: start + from,
          to: start + to,
          text: words.map(({ text }) => text).join(' '),
          box: union(words.map(({ box }) => box)),
        };
      });
    const above = block.lines[n - 1];
    if (above !== undefined && areLevel(above, line)) rows.at(-1)?.push(...pieces);
    else rows.push(pieces);
  });
  return rows;
}

function runsOf({ cells, words }: Line): [from: number, to: number][] {
  if (cells !== undefined) return cells.map((from, i) => [from, cells[i + 1] ?? words.length]);
  const starts = words.flatMap((word, n) => {
    const before = words[n - 1];
    return before === undefined || word.box[0] - before.box[2] > CELL_GAP * word.style.size
      ? [n]
      : [];
  });
  return starts.map((from, i) => [from, starts[i + 1] ?? words.length]);
}

function cellBlock(table: Block, pieces: readonly Piece[]): Block {
  const [first, ...more] = pieces.map(({ from, to }) => ({
    ...sliceBlock(table, [from, to]),
    kind: 'paragraph' as const,
  }));
  return more.reduce<Block>(joinBlocks, first as Block);
}
