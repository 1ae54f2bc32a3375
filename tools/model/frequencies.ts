/**
 * Relative frequencies of word forms from counts, and from lists that give neighbours but no counts.
 */

/** word → probability, in proportion to the different neighbours it has in a list of bigrams. */
export function fromNeighbours(bigrams: readonly (readonly string[])[]): Map<string, number> {
  const weights = new Map<string, number>();
  for (const bigram of bigrams) {
    for (const word of bigram) weights.set(word, (weights.get(word) ?? 0) + 1);
  }
  return normalised(weights);
}

/** The weighted mean of several distributions. The weights sum to 1. */
export function mix(
  parts: readonly (readonly [weight: number, distribution: ReadonlyMap<string, number>])[],
): Map<string, number> {
  const mixed = new Map<string, number>();
  for (const [weight, distribution] of parts) {
    for (const [word, p] of distribution) mixed.set(word, (mixed.get(word) ?? 0) + weight * p);
  }
  return mixed;
}

function normalised(weights: ReadonlyMap<string, number>): Map<string, number> {
  let sum = 0;
  for (const weight of weights.values()) sum += weight;
  return new Map([...weights].map(([word, weight]) => [word, weight / sum]));
}

/** word → relative frequency, from counts. */
export function fromCounts(
  words: Iterable<readonly [word: string, weight: number]>,
): Map<string, number> {
  const weights = new Map<string, number>();
  for (const [word, weight] of words) weights.set(word, (weights.get(word) ?? 0) + weight);
  return normalised(weights);
}

/** A share of each paradigm's frequency for each of its forms: a form not met is likelier of a common word. */
export function fromParadigms(
  paradigms: readonly (readonly string[])[],
  frequency: ReadonlyMap<string, number>,
): Map<string, number> {
  const weights = new Map<string, number>();
  for (const paradigm of paradigms) {
    const forms = [...new Set(paradigm.map((form) => form.toLowerCase()))];
    const total = forms.reduce((sum, form) => sum + (frequency.get(form) ?? 0), 0);
    if (total === 0) continue;
    for (const form of forms) weights.set(form, (weights.get(form) ?? 0) + total / forms.length);
  }
  return normalised(weights);
}
