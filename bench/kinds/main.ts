import { guesserOf, trainKinds } from '../../src/extract/kinds/classifier.ts';
import { Kind } from '../../src/model/index.ts';
import { readExamples } from '../../tools/kinds/examples.ts';
import { percent, table } from '../extraction/table.ts';

/**
 * The classifier of kinds by ten-fold cross-validation on its training data: each tenth is judged by a classifier
 * trained on the rest. `npm run bench:kinds`
 */
const FOLDS = 10;
const examples = readExamples();

const judged = Array.from({ length: FOLDS }, (_, fold) => {
  const classifier = trainKinds(examples.filter((_, n) => n % FOLDS !== fold));
  const guess = guesserOf(classifier, 0);
  return examples
    .filter((_, n) => n % FOLDS === fold)
    .map(({ kind, text }) => ({ kind, guess: guess(text) }));
}).flat();

const rows = [0, 0.5, 0.7, 0.8, 0.9, 0.95].map((sure) => {
  const made = judged.filter(({ guess }) => guess !== undefined && guess.probability >= sure);
  const right = made.filter(({ kind, guess }) => guess?.kind === kind);
  return [
    sure.toFixed(2),
    `${made.length} of ${judged.length}`,
    percent(right.length / Math.max(1, made.length)),
  ];
});
process.stdout.write(table(['guesses from probability', 'made', 'right'], rows));

const byKind = Kind.options.flatMap((kind) => {
  const own = judged.filter((each) => each.kind === kind);
  const right = own.filter(({ guess }) => guess?.kind === kind).length;
  return own.length === 0 ? [] : [[kind, String(own.length), percent(right / own.length)]];
});
process.stdout.write(`\n${table(['kind', 'examples', 'right, all guesses'], byKind)}`);
