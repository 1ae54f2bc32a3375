import { fromPlanes, type Sections, section } from './container.ts';
import { STEPS_PER_NAT } from './lexicon.ts';

/** Pieces of a text that stand for a word where its neighbours are counted. */
export const START = '<s>';
export const PAUSE = ',';
export const NUMBER = '0';

/** Name of a class → its number. Names: START, PAUSE, NUMBER, "=word", "-ending", "" for the rest. */
export type ClassTable = ReadonlyMap<string, number>;

/** Longest ending that can be a class. */
const LONGEST_ENDING = 4;

/** The class of a word: its own, or that of its longest known ending. */
export function classOfWord(classes: ClassTable, word: string): number {
  const own = classes.get(`=${word}`) ?? (word.length <= 3 ? classes.get(word) : undefined);
  if (own !== undefined) return own;
  for (let size = Math.min(LONGEST_ENDING, word.length - 1); size >= 2; size--) {
    const ending = classes.get(`-${word.slice(-size)}`);
    if (ending !== undefined) return ending;
  }
  return classes.get('') ?? 0;
}

/** Which word follows which, by word and by class, in typed arrays sorted for binary search. */
export interface Context {
  readonly classes: ClassTable;
  readonly start: number;
  readonly pause: number;
  readonly number: number;
  /** Word ids that have pairs, rising; the special pieces have the ids above the lexicon's. */
  readonly firsts: Uint32Array;
  /** Where the pairs of each first begin, one more than firsts. */
  readonly offsets: Uint32Array;
  readonly seconds: Uint32Array;
  /** Explicit part of P(second | first). */
  readonly explicit: Float32Array;
  /** Mass left to the rest, by first. */
  readonly rest: Float32Array;
  /** What the rest's mass is multiplied with where a word of the second class follows one of the first. */
  readonly ratio: (first: number, second: number) => number;
}

/** Weight of the classes in what the pairs leave to the rest. */
const CLASS_WEIGHT = 0.6;

export function readContext(sections: Sections, lexiconSize: number): Context {
  const names = new TextDecoder().decode(section(sections, 'classes')).split('\n');
  const classes = new Map(names.map((name, index) => [name, index]));
  const firsts = running(fromPlanes(section(sections, 'firsts'), 3));
  const counts = fromPlanes(section(sections, 'pairCounts'), 2);
  const offsets = new Uint32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) offsets[i + 1] = offsets[i]! + counts[i]!;
  const seconds = fromPlanes(section(sections, 'seconds'), 3);
  for (let i = 0; i < counts.length; i++) {
    for (let j = offsets[i]! + 1; j < offsets[i + 1]!; j++) seconds[j]! += seconds[j - 1]!;
  }
  const steps = section(sections, 'pairSteps');
  const explicit = Float32Array.from(probabilities(steps));
  const rest = new Float32Array(counts.length);
  for (let i = 0; i < counts.length; i++) {
    let left = 1;
    for (let j = offsets[i]!; j < offsets[i + 1]!; j++) left -= explicit[j]!;
    rest[i] = Math.max(left, 0.02);
  }
  return {
    classes,
    start: lexiconSize,
    pause: lexiconSize + 1,
    number: lexiconSize + 2,
    firsts,
    offsets,
    seconds,
    explicit,
    rest,
    ratio: readRatios(sections, names.length),
  };
}

function running(deltas: Uint32Array): Uint32Array {
  for (let i = 1; i < deltas.length; i++) deltas[i]! += deltas[i - 1]!;
  return deltas;
}

function probabilities(steps: Uint8Array): Float32Array {
  const table = Float32Array.from({ length: 256 }, (_, step) => Math.exp(-step / STEPS_PER_NAT));
  const values = new Float32Array(steps.length);
  for (let i = 0; i < steps.length; i++) values[i] = table[steps[i]!]!;
  return values;
}

/** Steps of the class log-ratios: 1/8 nat, from -16 to 15.9. */
export const RATIO_STEP = 8;

/** A class pair is smoothed towards independence as if it had been met so often more, and in that proportion. */
const SMOOTHING = 2;

/** How much likelier a class is after another than by itself, from how often it was met there and expected. */
export const classRatio = (met: number, expected: number): number =>
  (met + SMOOTHING) / (expected + SMOOTHING);

/** A byte a pair of classes: 0 for those that were never met, which are told by how often each was met. */
function readRatios(sections: Sections, size: number): Context['ratio'] {
  const counts = fromPlanes(section(sections, 'classCounts'), 2);
  const seconds = fromPlanes(section(sections, 'classSeconds'), 2);
  const steps = section(sections, 'classSteps');
  const firsts = fromPlanes(section(sections, 'classFirsts'), 3);
  const shares = probabilities(section(sections, 'classShares'));
  const weighted = (ratio: number): number => 1 - CLASS_WEIGHT + CLASS_WEIGHT * ratio;
  const factor = Float32Array.from({ length: 256 }, (_, step) =>
    weighted(Math.exp((step - 128) / RATIO_STEP)),
  );
  const met = new Uint8Array(size * size);
  let at = 0;
  for (let a = 0; a < size; a++) {
    let b = 0;
    for (const end = at + counts[a]!; at < end; at++) {
      b += seconds[at]!;
      met[a * size + b] = steps[at]!;
    }
  }
  return (first, second) => {
    const step = met[first * size + second]!;
    return step === 0 ? weighted(classRatio(0, firsts[first]! * shares[second]!)) : factor[step]!;
  };
}

/** A word as its neighbours see it. */
export interface Neighbour {
  /** Number in the lexicon or of a special piece; -1 for a word that is not in it. */
  readonly id: number;
  readonly wordClass: number;
}

/** log P(`next` | `previous`), where `prior` is log P(next) by itself. */
export function transition(
  context: Context,
  previous: Neighbour,
  next: Neighbour,
  prior: number,
): number {
  let p = Math.exp(prior) * context.ratio(previous.wordClass, next.wordClass);
  const row = previous.id < 0 ? -1 : find(context.firsts, 0, context.firsts.length, previous.id);
  if (row >= 0) {
    p *= context.rest[row]!;
    if (next.id >= 0) {
      const pair = find(context.seconds, context.offsets[row]!, context.offsets[row + 1]!, next.id);
      if (pair >= 0) p += context.explicit[pair]!;
    }
  }
  return Math.log(p);
}

/** Index of `value` in the rising run `[from, to)` of `values`, or -1. */
function find(values: Uint32Array, from: number, to: number, value: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low < to && values[low] === value ? low : -1;
}
