import { readFile } from 'node:fs/promises';
import { Kind } from '../../model/index.ts';
import type { Features } from './features.ts';

const MODEL = new URL('../../../models/kinds/classifier.json', import.meta.url);

/** How likely each kind is, in the order of `Kind.options`, by the features of an offering. */
export type KindClassifier = (features: Features) => readonly number[];

/** A multinomial logistic regression: per kind its bias, and of each feature what it adds. */
export interface KindWeights {
  readonly kinds: readonly Kind[];
  readonly bias: readonly number[];
  readonly features: Readonly<Record<string, readonly number[]>>;
}

/** The classifier of such weights. A feature that it does not know counts for nothing. */
export function classifierOf({ kinds, bias, features }: KindWeights): KindClassifier {
  const known = new Map(Object.entries(features));
  const columns = Kind.options.map((kind) => kinds.indexOf(kind));
  return (found) => {
    const shares = sharesOf(found, known);
    return softmax(
      columns.map((k) => shares.reduce((sum, [row, share]) => sum + share * row[k]!, bias[k]!)),
    );
  };
}

/**
 * The known features with what each weighs: a kind that is named 1, each of n words 1/√n. So long texts make it no surer
 * than they should, nor drown what the title names.
 */
export function sharesOf<T>(
  { named, words }: Features,
  known: ReadonlyMap<string, T>,
): [feature: T, share: number][] {
  return [named, words].flatMap((part) => {
    const own = part.filter((feature) => known.has(feature));
    const share = part === named ? 1 : 1 / Math.sqrt(own.length);
    return own.map((feature): [T, number] => [known.get(feature)!, share]);
  });
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
