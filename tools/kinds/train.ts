import { type KindWeights, softmax } from '../../src/extract/kinds/classifier.ts';
import { features } from '../../src/extract/kinds/features.ts';
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
 * 1.2, 1.4 and 1.6 at which, by cross-validation on the training data, 98 of 100 kinds told with 0.9 or more are right.
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
  const rows = found.map((own) =>
    own.flatMap((feature) => {
      const n = numbers.get(feature);
      return n === undefined ? [] : [n];
    }),
  );
  const columns = names.length + 1; // the last one is the bias
  const weights = Kind.options.map(() => new Float64Array(columns));
  const squares = Kind.options.map(() => new Float64Array(columns).fill(1e-8));
  for (let round = 0; round < ROUNDS; round++) {
    const gradients = Kind.options.map(() => new Float64Array(columns));
    rows.forEach((row, i) => {
      const share = 1 / Math.sqrt(Math.max(1, row.length));
      const likely = softmax(
        weights.map((own) => own[columns - 1]! + share * row.reduce((sum, n) => sum + own[n]!, 0)),
      );
      gradients.forEach((gradient, k) => {
        const error = likely[k]! - (Kind.options[k] === examples[i]!.kind ? 1 : 0);
        for (const n of row) gradient[n]! += error * share;
        gradient[columns - 1]! += error;
      });
    });
    weights.forEach((own, k) => {
      for (let n = 0; n < columns; n++) {
        const slope = gradients[k]![n]! + (n < columns - 1 ? DECAY * own[n]! : 0);
        squares[k]![n]! += slope * slope;
        own[n]! -= (RATE * slope) / Math.sqrt(squares[k]![n]!);
      }
    });
  }
  const column = (n: number): number[] =>
    weights.map((own) => Number((SHARPNESS * own[n]!).toFixed(2)));
  return {
    kinds: Kind.options,
    bias: column(columns - 1),
    features: Object.fromEntries(names.map((name, n) => [name, column(n)])),
  };
}

/** The features that enough examples have, sorted. */
function frequent(found: readonly (readonly string[])[]): string[] {
  const counts = new Map<string, number>();
  for (const feature of found.flat()) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= LEAST_EXAMPLES)
    .map(([feature]) => feature)
    .sort();
}
