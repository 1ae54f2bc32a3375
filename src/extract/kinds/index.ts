export { type KindClassifier, loadKindClassifier, UNTRAINED } from './classifier.ts';
export { kindOf } from './kind-of.ts';
export { kindsNamed } from './words.ts';
