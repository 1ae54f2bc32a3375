/** What lies on a page, by where it lies from top to bottom, so that what is beside a word is found without looking at all. */
export interface Bands<T> {
  /** What reaches into the bands between two heights, once each: more than lies between them, and nothing less. */
  between(top: number, bottom: number): readonly T[];
}

/** Reaches from a height to another, downwards. */
export type Reach = readonly [top: number, bottom: number];

/** @param height of a band; of some lines of text, in the unit of what `reachOf` tells. */
export function bandsOf<T>(
  items: readonly T[],
  height: number,
  reachOf: (item: T) => Reach,
): Bands<T> {
  const bandOf = (y: number): number => Math.floor(y / height);
  const bands = new Map<number, number[]>();
  items.forEach((item, i) => {
    const [top, bottom] = reachOf(item);
    for (let at = bandOf(top); at <= bandOf(bottom); at++) {
      const band = bands.get(at);
      if (band === undefined) bands.set(at, [i]);
      else band.push(i);
    }
  });
  return {
    between: (top, bottom) => {
      const [first, last] = [bandOf(top), bandOf(bottom)];
      if (first === last) return (bands.get(first) ?? []).map((i) => items[i] as T);
      const found = new Set<number>();
      for (let at = first; at <= last; at++) for (const i of bands.get(at) ?? []) found.add(i);
      return [...found].sort((a, b) => a - b).map((i) => items[i] as T);
    },
  };
}
