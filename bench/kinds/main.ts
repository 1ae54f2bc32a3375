import { createRequire } from 'node:module';
import { classifierOf, type KindClassifier } from '../../src/extract/kinds/classifier.ts';
import { type Features, features } from '../../src/extract/kinds/features.ts';
import { kindOf } from '../../src/extract/kinds/index.ts';
import { Kind } from '../../src/model/index.ts';
import { loadProfiles } from '../../src/profiles.ts';
import { type Example, readExamples, trainingExamples } from '../../tools/kinds/examples.ts';
import { train } from '../../tools/kinds/train.ts';
import { percent, table } from '../extraction/table.ts';

/**
 * The kinds of offerings as katalog tells them, by ten-fold cross-validation on the training data and on offerings by
 * another writer; beside it natural's Bayes classifier on the same features. `npm run bench:kinds`
 */
const FOLDS = 10;
const profile = (await loadProfiles('generic'))('');

interface Judged {
  readonly kind: Kind;
  readonly told: Kind;
  readonly confidence: number;
}

/** Learns from examples how to classify others. */
type Learner = (examples: readonly Example[]) => KindClassifier;

const ours: Learner = (examples) => classifierOf(train(examples, profile));

/** Of the smoothings 0.03, 0.1 and 0.3 the one that is right most often here. */
const SMOOTHING = 0.1;

const bayes: Learner = (examples) => {
  const Bayes = createRequire(import.meta.url)(
    'natural/lib/natural/classifiers/bayes_classifier.js',
  );
  const classifier = new Bayes(undefined, SMOOTHING);
  const all = ({ named, words }: Features): string[] => [...named, ...words];
  for (const example of examples) {
    classifier.addDocument(all(features(example, profile)), example.kind);
  }
  classifier.train();
  return (found) => {
    const told: { label: Kind; value: number }[] = classifier.getClassifications(all(found));
    const sum = told.reduce((total, { value }) => total + value, 0);
    return Kind.options.map((kind) => {
      const value = told.find(({ label }) => label === kind)?.value ?? 0;
      return sum === 0 ? 1 / Kind.options.length : value / sum;
    });
  };
};

const judge = (examples: readonly Example[], classify: KindClassifier): Judged[] =>
  examples.map((example) => {
    const { kind, confidence } = kindOf(example, profile, classify);
    return { kind: example.kind, told: kind, confidence };
  });

const training = trainingExamples();
const crossValidated = (learn: Learner): Judged[] =>
  Array.from({ length: FOLDS }, (_, fold) =>
    judge(
      training.filter((_, n) => n % FOLDS === fold),
      learn(training.filter((_, n) => n % FOLDS !== fold)),
    ),
  ).flat();
const heldOut = readExamples(new URL('held-out.txt', import.meta.url));

const share = (judged: readonly Judged[]): string =>
  percent(judged.filter(({ kind, told }) => kind === told).length / Math.max(1, judged.length));
const own = { crossValidated: crossValidated(ours), heldOut: judge(heldOut, ours(training)) };
process.stdout.write(
  table(
    ['right', `cross-validated (${training.length})`, `another writer's (${heldOut.length})`],
    [
      ['katalog', share(own.crossValidated), share(own.heldOut)],
      ['Bayes', share(crossValidated(bayes)), share(judge(heldOut, bayes(training)))],
    ],
  ),
);

const sure = (judged: readonly Judged[], least: number, below: number): string => {
  const those = judged.filter(({ confidence }) => confidence >= least && confidence < below);
  return `${share(those)} of ${those.length}`;
};
const BANDS = [0, 0.3, 0.5, 0.7, 0.8, 0.9, 1.01] as const;
process.stdout.write(
  `\n${table(
    ['right, by confidence', 'cross-validated', "another writer's"],
    BANDS.slice(0, -1).map((least, n) => [
      `from ${least}`,
      sure(own.crossValidated, least, BANDS[n + 1]!),
      sure(own.heldOut, least, BANDS[n + 1]!),
    ]),
  )}`,
);

const ofKind = (judged: readonly Judged[], kind: Kind): string => {
  const those = judged.filter((each) => each.kind === kind);
  return `${share(those)} of ${those.length}`;
};
process.stdout.write(
  `\n${table(
    ['right, by kind', 'cross-validated', "another writer's"],
    Kind.options.map((kind) => [kind, ofKind(own.crossValidated, kind), ofKind(own.heldOut, kind)]),
  )}`,
);
