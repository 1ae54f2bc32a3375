import type { WordRun } from '../model/index.ts';
import type { Explain } from './noise/explain.ts';
import type { Trust } from './noise/trust.ts';

/** What may be laid to the readings of two texts. */
export interface Tolerance {
  readonly before: Trust;
  readonly after: Trust;
  readonly explain: Explain;
  /** Titles of catalogues and sections, letters only. */
  readonly headings: { readonly before: ReadonlySet<string>; readonly after: ReadonlySet<string> };
}

/** A run of words of both texts; with a reason where they are equal in print only. */
export interface Piece {
  readonly op: WordRun['op'];
  readonly was: readonly string[];
  readonly is: readonly string[];
  readonly reason?: string;
}

/** Words that one reader may run together. */
const MOST_JOINED = 3;
/** Larger passages have nothing in common: they are compared as wholes. */
const MOST_CELLS = 40_000;
/** An explained word costs next to nothing, but more than an equal one. */
const EXPLAINED = 0.01;

/**
 * Lays two passages without a common word side by side so that the readings explain as many words as possible;
 * the others were deleted or inserted.
 */
export function align(
  was: readonly string[],
  is: readonly string[],
  { before, after, explain }: Tolerance,
): Piece[] {
  const isClean = before.manner === 'clean' && after.manner === 'clean';
  if (isClean || was.length * is.length === 0 || was.length * is.length > MOST_CELLS) {
    return [...pieceOf('delete', was, []), ...pieceOf('insert', [], is)];
  }
  const width = is.length + 1;
  const costs = new Float64Array((was.length + 1) * width).fill(Number.POSITIVE_INFINITY);
  const steps = new Map<number, readonly [at: number, piece: Piece]>();
  costs[0] = 0;
  const reach = (at: number, to: number, cost: number, piece: () => Piece): void => {
    if (cost >= costs[to]!) return;
    costs[to] = cost;
    steps.set(to, [at, piece()]);
  };
  for (let i = 0; i <= was.length; i++) {
    for (let j = 0; j <= is.length; j++) {
      const at = i * width + j;
      const cost = costs[at]!;
      for (const [m, n] of groups(was.length - i, is.length - j)) {
        const [ours, theirs] = [was.slice(i, i + m), is.slice(j, j + n)];
        const reason = explain(ours, theirs);
        if (reason === undefined) continue;
        const piece: Piece = { op: 'equal', was: ours, is: theirs, reason };
        reach(at, at + m * width + n, cost + EXPLAINED * Math.max(m, n), () => piece);
      }
      if (i < was.length) {
        reach(at, at + width, cost + 1, () => ({ op: 'delete', was: [was[i]!], is: [] }));
      }
      if (j < is.length) {
        reach(at, at + 1, cost + 1, () => ({ op: 'insert', was: [], is: [is[j]!] }));
      }
    }
  }
  const pieces: Piece[] = [];
  for (let at = costs.length - 1; at !== 0; ) {
    const [before, piece] = steps.get(at)!;
    pieces.unshift(piece);
    at = before;
  }
  return pieces;
}

const pieceOf = (op: Piece['op'], was: readonly string[], is: readonly string[]): Piece[] =>
  was.length + is.length === 0 ? [] : [{ op, was, is }];

/** How many words of each side may be one word or run-together words in print. */
function* groups(left: number, right: number): Generator<readonly [number, number]> {
  if (left < 1 || right < 1) return;
  yield [1, 1];
  for (let n = 2; n <= MOST_JOINED; n++) {
    if (n <= right) yield [1, n];
    if (n <= left) yield [n, 1];
  }
}
