import type { ConfusionTable } from '../../model/index.ts';

/** What may become what, from one side of a comparison to the other. Costs are -ln P. */
export interface Rewrites {
  readonly from: ReadonlyMap<string, readonly Rewrite[]>;
  readonly longest: number;
}

interface Rewrite {
  readonly to: string;
  readonly cost: number;
  readonly reason: string;
}

/** Three entries of a table: what one side has, what the other has, how likely, and the confusion in words. */
type Entry = readonly [from: string, to: string, p: number, reason: string];

/** The print on the near side, its reading on the far side. */
export const asRead = (table: ConfusionTable): Entry[] =>
  table.map(([truth, read, p]) => [truth, read, p, reasonFor(truth, read)]);

/** The reading on the near side, the print on the far side. */
export const asPrinted = (table: ConfusionTable): Entry[] =>
  table.map(([truth, read, p]) => [read, truth, p, reasonFor(truth, read)]);

/**
 * Letters that are read alike: text that was mended without a record of it may have the one for the other.
 */
export function asMended(table: ConfusionTable): Entry[] {
  const printed = new Map<string, (readonly [truth: string, p: number])[]>();
  for (const [truth, read, p] of table) {
    if (read === '') continue;
    printed.set(read, [...(printed.get(read) ?? []), [truth, p]]);
  }
  return [...printed].flatMap(([read, truths]) =>
    truths.flatMap(([truth, p]) =>
      truths
        .filter(([other]) => other !== truth)
        .map(
          ([other, q]): Entry => [
            truth,
            other,
            p * Math.sqrt(q),
            `${truth} read as ${read}, which ${other} is read as, too`,
          ],
        ),
    ),
  );
}

/** Signs that no word holds: where one stands in a word, a reader had no letter for the print. */
const STRANGE_SIGNS = [...'€¢£¥@®©&#§$*'];
const STRANGE_SIGN = 5e-4;
/** A letter that is often read as each of two others is at times read as both, one after the other. */
const OFTEN = 0.01;
const BOTH = 4e-4;

/**
 * A table of lost letters with what it was too small a sample to hold: other strange signs, alone or beside a letter,
 * and two letters read for one.
 */
export function broadened(table: ConfusionTable): ConfusionTable {
  const lost = [...new Set(table.map(([truth]) => truth))].filter((truth) =>
    /^[æøå]$/u.test(truth),
  );
  const likely = (truth: string): string[] =>
    table.flatMap(([of, read, p]) =>
      of === truth && p >= OFTEN && read.length === 1 ? [read] : [],
    );
  const added = lost.flatMap((truth) => {
    const reads = likely(truth).filter((read) => /\p{L}/u.test(read));
    const beside = STRANGE_SIGNS.flatMap((sign) => reads.flatMap((r) => [r + sign, sign + r]));
    const both = reads.flatMap((one) => reads.map((other) => one + other));
    return [
      ...[...STRANGE_SIGNS, ...beside].map((read) => [truth, read, STRANGE_SIGN] as const),
      ...both.map((read) => [truth, read, BOTH] as const),
    ];
  });
  // rewrites() keeps the likelier of two entries, so that what was counted stands
  return [...table, ...added.map(([truth, read, p]): ConfusionTable[number] => [truth, read, p])];
}

function reasonFor(truth: string, read: string): string {
  if (truth === '') return `${read} read where nothing is`;
  return `${truth} read as ${read === '' ? 'nothing' : read}`;
}

export function rewrites(entries: readonly Entry[]): Rewrites {
  const from = new Map<string, Map<string, Rewrite>>();
  let longest = 0;
  for (const [near, to, p, reason] of entries) {
    const cost = -Math.log(p);
    const known = from.get(near) ?? new Map<string, Rewrite>();
    from.set(near, known);
    longest = Math.max(longest, near.length);
    if ((known.get(to)?.cost ?? Number.POSITIVE_INFINITY) > cost)
      known.set(to, { to, cost, reason });
  }
  return { from: new Map([...from].map(([near, list]) => [near, [...list.values()]])), longest };
}

/** The cheapest way to rewrite one word as another. */
export interface Explanation {
  readonly cost: number;
  readonly reasons: readonly string[];
}

/**
 * Rewrites `near` as `far` by confusions that cost no more than `dearest` each; undefined where it cannot be done
 * for `limit` in all. A string edit distance whose edits are the table's.
 */
export function rewrite(
  near: string,
  far: string,
  { from, longest }: Rewrites,
  dearest: number,
  limit: number,
): Explanation | undefined {
  const width = far.length + 1;
  const costs = new Float64Array((near.length + 1) * width).fill(Number.POSITIVE_INFINITY);
  const steps = new Map<number, readonly [at: number, reason: string | undefined]>();
  costs[0] = 0;
  const reach = (at: number, to: number, cost: number, reason: string | undefined): void => {
    if (cost > limit || cost >= costs[to]!) return;
    costs[to] = cost;
    steps.set(to, [at, reason]);
  };
  for (let i = 0; i <= near.length; i++) {
    for (let j = 0; j <= far.length; j++) {
      const at = i * width + j;
      const cost = costs[at]!;
      if (cost > limit) continue;
      if (i < near.length && near[i] === far[j]) reach(at, at + width + 1, cost, undefined);
      for (let n = 0; n <= longest && i + n <= near.length; n++) {
        for (const option of from.get(near.slice(i, i + n)) ?? []) {
          if (option.cost > dearest || !far.startsWith(option.to, j)) continue;
          reach(at, at + n * width + option.to.length, cost + option.cost, option.reason);
        }
      }
    }
  }
  const end = costs.length - 1;
  if (costs[end]! > limit) return undefined;
  const reasons: string[] = [];
  for (let at = end; at !== 0; ) {
    const [before, reason] = steps.get(at)!;
    if (reason !== undefined) reasons.unshift(reason);
    at = before;
  }
  return { cost: costs[end]!, reasons };
}
