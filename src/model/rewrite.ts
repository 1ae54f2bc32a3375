/** What a run of letters may become, and at what cost; `step` tells what happened there. */
export interface Rewrite<Step> {
  readonly to: string;
  readonly cost: number;
  readonly step: Step;
}

/** All that may happen, by the letters that it happens to; the empty string stands for what comes out of nothing. */
export interface Rewrites<Step> {
  readonly from: ReadonlyMap<string, readonly Rewrite<Step>[]>;
  /** Letters of the longest key. */
  readonly longest: number;
}

/** The cheapest way to rewrite one word as another. */
export interface Rewriting<Step> {
  readonly cost: number;
  readonly steps: readonly Step[];
}

/**
 * Rewrites `near` as `far` by what costs no more than `dearest` each; undefined where it cannot be done for `limit`
 * in all. A string edit distance (Wagner and Fischer 1974) whose edits are the table's (Brill and Moore 2000).
 */
export function rewrite<Step>(
  near: string,
  far: string,
  { from, longest }: Rewrites<Step>,
  dearest: number,
  limit: number,
): Rewriting<Step> | undefined {
  const width = far.length + 1;
  const costs = new Float64Array((near.length + 1) * width).fill(Number.POSITIVE_INFINITY);
  const ways = new Map<number, readonly [at: number, step: Step | undefined]>();
  costs[0] = 0;
  const reach = (at: number, to: number, cost: number, step: Step | undefined): void => {
    if (cost > limit || cost >= costs[to]!) return;
    costs[to] = cost;
    ways.set(to, [at, step]);
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
          reach(at, at + n * width + option.to.length, cost + option.cost, option.step);
        }
      }
    }
  }
  const end = costs.length - 1;
  if (costs[end]! > limit) return undefined;
  const steps: Step[] = [];
  for (let at = end; at !== 0; ) {
    const [before, step] = ways.get(at)!;
    if (step !== undefined) steps.unshift(step);
    at = before;
  }
  return { cost: costs[end]!, steps };
}
