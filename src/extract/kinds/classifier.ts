import { readFile } from 'node:fs/promises';
import { Kind } from '../../model/index.ts';

const MODEL = new URL('../../../models/kinds/classifier.json', import.meta.url);

/** How likely each kind is, in the order of `Kind.options`, by the features of an offering. */
export type KindClassifier = (features: readonly string[]) => readonly number[];

/** A multinomial logistic regression: per kind its bias, and of each feature what it adds. */
export interface KindWeights {
  readonly kinds: readonly Kind[];
  readonly bias: readonly number[];
  readonly features: Readonly<Record<string, readonly number[]>>;
}

/**
 * The classifier of such weights. A feature that it does not know counts for nothing, and n known ones weigh 1/√n each:
 * long texts would make it too sure otherwise.
 */
export function classifierOf({ kinds, bias, features }: KindWeights): KindClassifier {
  const known = new Map(Object.entries(features));
  const columns = Kind.options.map((kind) => kinds.indexOf(kind));
  return (found) => {
    const rows = found.flatMap((feature) => {
      const row = known.get(feature);
      return row === undefined ? [] : [row];
    });
    const share = 1 / Math.sqrt(Math.max(1, rows.length));
    return softmax(
      columns.map((k) => bias[k]! + share * rows.reduce((sum, row) => sum + row[k]!, 0)),
    );
  };
}

/** Shares that add up to 1, in the ratio of the powers of e. */
export function softmax(values: readonly number[]): number[] {
  const most = Math.max(...values);
  const powers = values.map((value) => Math.exp(value - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** Knows nothing: every kind is as likely. */
export const UNTRAINED: KindClassifier = () => Kind.options.map(() => 1 / Kind.options.length);

/** The classifier that comes with katalog, trained by tools/kinds. */
export async function loadKindClassifier(): Promise<KindClassifier> {
  return classifierOf(JSON.parse(await readFile(MODEL, 'utf8')) as KindWeights);
}
