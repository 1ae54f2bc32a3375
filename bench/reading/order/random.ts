/** Choices that a seed determines. */
export interface Chance {
  /** A number from `low` up to `high`. */
  between(low: number, high: number): number;
  /** A whole number from `low` to `high`. */
  whole(low: number, high: number): number;
  pick<T>(of: readonly T[]): T;
  /** True with probability `p`. */
  flip(p: number): boolean;
}

/** A linear congruential generator with the constants of Numerical Recipes, its high bits only. */
export function chance(seed: number): Chance {
  let state = (seed * 2654435761) >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
  for (let i = 0; i < 8; i++) next();
  return {
    between: (low, high) => low + next() * (high - low),
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (of) => of[Math.floor(next() * of.length)] as (typeof of)[number],
    flip: (p) => next() < p,
  };
}
