export { type KindGuesser, loadKindGuesser } from './classifier.ts';
export { kindOf } from './words.ts';
