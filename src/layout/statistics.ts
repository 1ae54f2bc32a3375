/** The middle value; 0 for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

/** The key that most weight falls on, with ties to the one met first; undefined for none. */
export function heaviest<K>(entries: Iterable<readonly [key: K, weight: number]>): K | undefined {
  const weights = new Map<K, number>();
  for (const [key, weight] of entries) weights.set(key, (weights.get(key) ?? 0) + weight);
  let best: [K, number] | undefined;
  for (const entry of weights) if (best === undefined || entry[1] > best[1]) best = entry;
  return best?.[0];
}
