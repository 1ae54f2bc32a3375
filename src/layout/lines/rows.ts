import { type Box, overlapY, union } from '../../model/index.ts';
import { height } from '../extent.ts';
import type { Token } from '../words/token.ts';

/** Tokens on one baseline right across the page, left to right. */
export interface Row {
  readonly baseline: number;
  readonly size: number;
  readonly box: Box;
  readonly tokens: readonly Token[];
}

/** Baselines nearer than this share of the smaller size are one (measured). */
const SAME_BASELINE = 0.28;
/** So many of the last rows may still take a word. */
const OPEN = 6;
/** A mark at most this share of its neighbour's size can be raised or lowered beside it. */
const RAISED_SIZE = 0.8;

/** The rows of upright text, top to bottom. Superscripts go to the row of the word they touch. */
export function rowsOf(tokens: readonly Token[]): Row[] {
  const upright = tokens.filter((token) => token.rotation === 0);
  const near = shelved(upright);
  const raised = new Map<Token, Token>();
  for (const token of upright) {
    const host = hostOf(token, near(token));
    if (host !== undefined) raised.set(token, host);
  }
  const rows = gather(upright.filter((token) => !raised.has(token)));
  const rowOf = new Map(rows.flatMap((row) => row.map((token) => [token, row])));
  for (const [token, host] of raised) rowOf.get(host)?.push(token);
  return rows.map(toRow).sort((a, b) => a.baseline - b.baseline);
}

/**
 * Finds the words that are larger than another and on about its height. They are kept on shelves as high as the
 * largest is, the largest first: nothing is raised or lowered by more.
 */
function shelved(tokens: readonly Token[]): (token: Token) => (readonly Token[])[] {
  const sizes = tokens.map((token) => token.style.size);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const shelves = new Map<number, Token[]>();
  for (const token of tokens) {
    if (least > RAISED_SIZE * token.style.size) continue;
    const at = Math.floor(token.baseline / most);
    const shelf = shelves.get(at);
    if (shelf === undefined) shelves.set(at, [token]);
    else shelf.push(token);
  }
  for (const shelf of shelves.values()) shelf.sort((a, b) => b.style.size - a.style.size);
  return ({ baseline }) => {
    const at = Math.floor(baseline / most);
    return [at - 1, at, at + 1].map((i) => shelves.get(i) ?? []);
  };
}

/** The larger word that a small one is raised or lowered beside. */
function hostOf(token: Token, shelves: readonly (readonly Token[])[]): Token | undefined {
  let best: Token | undefined;
  let nearest = Infinity;
  for (const shelf of shelves)
    for (const host of shelf) {
      const { size } = host.style;
      // those that follow are smaller yet
      if (token.style.size > RAISED_SIZE * size) break;
      const gap = Math.min(
        Math.abs(token.box[0] - host.box[2]),
        Math.abs(host.box[0] - token.box[2]),
      );
      if (gap >= 0.25 * size || gap >= nearest) continue;
      const shift = Math.abs(token.baseline - host.baseline);
      if (shift < SAME_BASELINE * token.style.size || shift > 0.6 * size) continue;
      if (overlapY(token.box, host.box) < 0.4 * height(token.box)) continue;
      [best, nearest] = [host, gap];
    }
  return best;
}

function gather(tokens: readonly Token[]): Token[][] {
  interface Growing {
    baseline: number;
    size: number;
    tokens: Token[];
  }
  const rows: Growing[] = [];
  const order = [...tokens].sort((a, b) => a.baseline - b.baseline || a.box[0] - b.box[0]);
  for (const token of order) {
    const { size } = token.style;
    let row: Growing | undefined;
    for (let i = rows.length - 1; i >= 0 && i >= rows.length - OPEN && row === undefined; i--) {
      const other = rows[i] as Growing;
      const apart = Math.abs(other.baseline - token.baseline);
      const isOne = apart < SAME_BASELINE * Math.min(other.size, size);
      if (isOne || other.tokens.some((each) => adjoins(each, token))) row = other;
    }
    if (row === undefined) {
      rows.push({ baseline: token.baseline, size, tokens: [token] });
      continue;
    }
    row.tokens.push(token);
    if (size > row.size) [row.size, row.baseline] = [size, token.baseline];
  }
  return rows.map((row) => row.tokens);
}

/** Words so near, in type sizes, at baselines as near, are beside each other, though their line slopes across the page. */
const BESIDE = 0.6;
const LEVEL = 0.06;

function adjoins(a: Token, b: Token): boolean {
  const size = Math.min(a.style.size, b.style.size);
  const gap = Math.max(a.box[0] - b.box[2], b.box[0] - a.box[2]);
  return gap >= 0 && gap < BESIDE * size && Math.abs(a.baseline - b.baseline) < LEVEL * size;
}

function toRow(tokens: Token[]): Row {
  const largest = tokens.reduce((a, b) => (b.style.size > a.style.size ? b : a));
  return {
    baseline: largest.baseline,
    size: largest.style.size,
    box: union(tokens.map((token) => token.box)),
    tokens: tokens.sort((a, b) => a.box[0] - b.box[0]),
  };
}
