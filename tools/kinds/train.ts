import { type KindWeights, sharesOf, softmax } from '../../src/extract/kinds/classifier.ts';
import { type Features, features } from '../../src/extract/kinds/features.ts';
import { Kind, type Profile } from '../../src/model/index.ts';
import type { Example } from './examples.ts';

/** A feature of fewer examples is not learned: its weight would be chance. */
const LEAST_EXAMPLES = 2;
/** How strongly weights are drawn to zero (L2). */
const DECAY = 0.01;
const ROUNDS = 80;
const RATE = 0.5;
/**
 * What all weights are multiplied by in the end: decay makes a classifier less sure than it is right. The greatest of
 * 1.2, 1.4 and 1.6 at which, by cross-validation on the training data and by texts alone, 98 of 100 kinds told with 0.9
 * or more are right.
 */
const SHARPNESS = 1.2;

/**
 * Weights by which a multinomial logistic regression tells the kinds of the examples, by gradient descent over all of
 * them with AdaGrad steps (Duchi et al. 2011). The same examples give the same weights. natural's own regression is
 * not used: it forgoes decay and takes hours for as many features; its Bayes classifier is measured beside this one by
 * `npm run bench:kinds`.
 */
export function train(examples: readonly Example[], profile: Profile): KindWeights {
  const found = examples.map((example) => features(example, profile));
  const names = frequent(found);
  const numbers = new Map(names.map((name, n) => [name, n]));
  const rows = found.map((own) => sharesOf(own, numbers));
  const bias = names.length;
  const columns = bias + 1;
  const weights = Kind.options.map(() => new Float64Array(columns));
  const squares = Kind.options.map(() => new Float64Array(columns).fill(1e-8));
  for (let round = 0; round < ROUNDS; round++) {
    const gradients = Kind.options.map(() => new Float64Array(columns));
    rows.forEach((row, i) => {
      const likely = softmax(
        weights.map((own) => row.reduce((sum, [n, share]) => sum + share * own[n]!, own[bias]!)),
      );
      gradients.forEach((gradient, k) => {
        const error = likely[k]! - (Kind.options[k] === examples[i]!.kind ? 1 : 0);
        for (const [n, share] of row) gradient[n]! += error * share;
        gradient[bias]! += error;
      });
    });
    weights.forEach((own, k) => {
      for (let n = 0; n < columns; n++) {
        const slope = gradients[k]![n]! + (n < bias ? DECAY * own[n]! : 0);
        squares[k]![n]! += slope * slope;
        own[n]! -= (RATE * slope) / Math.sqrt(squares[k]![n]!);
      }
    });
  }
  const column = (n: number): number[] =>
    weights.map((own) => Number((SHARPNESS * own[n]!).toFixed(2)));
  return {
    kinds: Kind.options,
    bias: column(bias),
    features: Object.fromEntries(names.map((name, n) => [name, column(n)])),
  };
}

/** The features that enough examples have, sorted. */
function frequent(found: readonly Features[]): string[] {
  const counts = new Map<string, number>();
  for (const { named, words } of found) {
    for (const feature of [...named, ...words]) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= LEAST_EXAMPLES)
    .map(([feature]) => feature)
    .sort();
}
