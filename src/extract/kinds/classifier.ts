import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Kind } from '../../model/index.ts';
import { features } from './features.ts';

const MODEL = new URL('../../../models/kinds/classifier.json', import.meta.url);

interface BayesClassifier {
  addDocument(features: readonly string[], label: string): void;
  train(): void;
  getClassifications(features: readonly string[]): { label: string; value: number }[];
}
interface BayesClassifierClass {
  new (stemmer: undefined, smoothing: number): BayesClassifier;
  restore(model: unknown): BayesClassifier;
}

// by subpath and only when it is wanted: natural takes long to import
const bayes = (): BayesClassifierClass =>
  createRequire(import.meta.url)(
    'natural/lib/natural/classifiers/bayes_classifier.js',
  ) as BayesClassifierClass;

/** Added to each count (Lidstone): of 0.1 to 2, the one with most sure guesses that are right 98 times in 100. */
const SMOOTHING = 0.3;
/** The least probability at which a guess is made: bench/kinds prints how often such guesses are right. */
const SURE = 0.9;

/** The kind that a text most likely tells, with its probability. */
export interface Guess {
  readonly kind: Kind;
  readonly probability: number;
}

export type KindGuesser = (text: string) => Guess | undefined;

/** A guesser trained on texts of known kind. */
export function trainKinds(
  examples: readonly { readonly kind: Kind; readonly text: string }[],
  smoothing = SMOOTHING,
): BayesClassifier {
  const classifier = new (bayes())(undefined, smoothing);
  for (const { kind, text } of examples) classifier.addDocument(features(text), kind);
  classifier.train();
  return classifier;
}

/** Guesses by a trained classifier; undefined for a text of which it knows no word, and where it is unsure. */
export const guesserOf =
  (classifier: BayesClassifier, sure = SURE): KindGuesser =>
  (text) => {
    const found = features(text);
    if (found.length === 0) return undefined;
    const all = classifier.getClassifications(found);
    const sum = all.reduce((total, { value }) => total + value, 0);
    const [best] = all;
    if (best === undefined || sum === 0) return undefined;
    const probability = best.value / sum;
    return probability < sure ? undefined : { kind: Kind.parse(best.label), probability };
  };

/** The guesser that comes with katalog, trained by tools/kinds. */
export async function loadKindGuesser(): Promise<KindGuesser> {
  return guesserOf(bayes().restore(JSON.parse(await readFile(MODEL, 'utf8'))));
}
