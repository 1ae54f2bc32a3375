/** So many texts are remembered at most: those of a long document. */
const MOST = 10_000;

/**
 * A function of a text alone, which does not work out again what it was asked before: the same lines are looked at once
 * as lists of facts, once as what stands beside one, and again with each line less.
 */
export function remembered<T>(of: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (known.has(text)) return known.get(text) as T;
    const told = of(text);
    if (known.size >= MOST) known.clear();
    known.set(text, told);
    return told;
  };
}
