/**
 * What follows what: probabilities of word pairs and of pairs of word classes, from sentences with counts and from a
 * list of word pairs without.
 */
import {
  type ClassTable,
  classOfWord,
  classRatio,
  NUMBER,
  PAUSE,
  START,
} from '../../src/normalize/model/context.ts';

/** A pair seen often enough to be kept. */
export interface PairTable {
  /** first → second → explicit part of P(second | first) */
  readonly explicit: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** first → mass left to what was not seen */
  readonly rest: ReadonlyMap<string, number>;
}

export interface WeightedSentence {
  readonly words: readonly string[];
  readonly weight: number;
  /** What stands before it is not known. */
  readonly fragment?: boolean;
}

/** Frequent words are classes of their own; the others go by their endings. */
const OWN_CLASSES = 700;
const SUFFIX_CLASSES = 500;
/** Discount of Kneser and Ney for counted pairs. */
const DISCOUNT = 0.7;
/** Most mass that a list of pairs without counts may hold for a word, and how many pairs bring half of it. */
const LISTED_MASS = 0.45;
const HALF_LISTED = 6;
/** Weight of the counted pairs where both are known. */
const COUNTED_MASS = 0.75;
const HALF_COUNTED = 8;
/** A listed pair counts for so much when the classes are counted. */
const LISTED_COUNT = 1;

type Counts = Map<string, Map<string, number>>;

const tally = (counts: Counts, a: string, b: string, weight: number): void => {
  let row = counts.get(a);
  if (row === undefined) {
    row = new Map();
    counts.set(a, row);
  }
  row.set(b, (row.get(b) ?? 0) + weight);
};
const sum = (row: ReadonlyMap<string, number>): number =>
  [...row.values()].reduce((a, b) => a + b, 0);

/** Pairs of a sentence, its start and its pauses included. */
function* pairsOf({ words, fragment }: WeightedSentence): Generator<[string, string]> {
  let previous = fragment === true ? undefined : START;
  for (const word of words) {
    const piece = word === ',' ? PAUSE : word === '0' ? NUMBER : word;
    if (previous !== undefined) yield [previous, piece];
    previous = piece;
  }
}

export function countPairs(sentences: readonly WeightedSentence[]): Counts {
  const counts: Counts = new Map();
  for (const sentence of sentences) {
    for (const [a, b] of pairsOf(sentence)) tally(counts, a, b, sentence.weight);
  }
  return counts;
}

/** `isKnown`: whether the lexicon has the word. Only pairs of known words are kept. */
export function pairTable(
  counts: Counts,
  listed: readonly (readonly string[])[],
  frequency: ReadonlyMap<string, number>,
  isKnown: (word: string) => boolean,
): PairTable {
  const neighbours = new Map<string, Map<string, number>>();
  for (const [a, b] of listed) {
    if (isKnown(a!) && isKnown(b!)) tally(neighbours, a!, b!, Math.sqrt(frequency.get(b!) ?? 3e-8));
  }
  const explicit = new Map<string, Map<string, number>>();
  const rest = new Map<string, number>();
  for (const a of new Set([...counts.keys(), ...neighbours.keys()])) {
    if (!isKnown(a) && a !== START && a !== PAUSE && a !== NUMBER) continue;
    const row = new Map<string, number>();
    const counted = counts.get(a);
    const list = neighbours.get(a);
    if (counted !== undefined) {
      const total = sum(counted);
      const mass = list === undefined ? 1 : COUNTED_MASS;
      const trust = (mass * total) / (total + HALF_COUNTED);
      for (const [b, count] of counted) {
        if (count < 1.5 || (!isKnown(b) && b !== PAUSE && b !== NUMBER)) continue;
        row.set(b, (trust * (count - DISCOUNT)) / total);
      }
    }
    if (list !== undefined) {
      const total = sum(list);
      const trust = (LISTED_MASS * list.size) / (list.size + HALF_LISTED);
      for (const [b, weight] of list) {
        row.set(
          b,
          (row.get(b) ?? 0) + ((trust * weight) / total) * (counted === undefined ? 1 : 0.55),
        );
      }
    }
    if (row.size === 0) continue;
    explicit.set(a, row);
    rest.set(a, 1 - sum(row));
  }
  return { explicit, rest };
}

/** Names of the classes: frequent words, then endings. */
export function wordClasses(frequency: ReadonlyMap<string, number>): ClassTable {
  const byFrequency = [...frequency].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const own = byFrequency.slice(0, OWN_CLASSES).map(([word]) => word);
  const endings = new Map<string, number>();
  for (const [word, p] of byFrequency.slice(OWN_CLASSES)) {
    if (word.length < 4) continue;
    for (const size of [2, 3, 4]) {
      const ending = word.slice(-size);
      endings.set(ending, (endings.get(ending) ?? 0) + p);
    }
  }
  const suffixes = [...endings]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, SUFFIX_CLASSES)
    .map(([ending]) => ending);
  const names = [
    START,
    PAUSE,
    NUMBER,
    '',
    ...own.map((word) => `=${word}`),
    ...suffixes.map((s) => `-${s}`),
  ];
  return new Map(names.map((name, index) => [name, index]));
}

/** How classes follow each other. */
export interface ClassCounts {
  /** first → second → log-ratio to independence, of the pairs that were seen */
  readonly ratios: readonly ReadonlyMap<number, number>[];
  /** Pairs that begin with each class. */
  readonly firsts: readonly number[];
  /** Share of the pairs that end with each class. */
  readonly shares: readonly number[];
}

export function classTable(
  counts: Counts,
  listed: readonly (readonly string[])[],
  classes: ClassTable,
): ClassCounts {
  const joint = Array.from({ length: classes.size }, () => new Map<number, number>());
  const firsts = new Array<number>(classes.size).fill(0);
  const shares = new Array<number>(classes.size).fill(0);
  let total = 0;
  const add = (a: string, b: string, weight: number): void => {
    const [ca, cb] = [classOfWord(classes, a), classOfWord(classes, b)];
    joint[ca]!.set(cb, (joint[ca]!.get(cb) ?? 0) + weight);
    firsts[ca]! += weight;
    shares[cb]! += weight;
    total += weight;
  };
  for (const [a, row] of counts) for (const [b, count] of row) add(a, b, count);
  for (const [a, b] of listed) add(a!, b!, LISTED_COUNT);
  shares.forEach((count, i) => {
    shares[i] = count / total;
  });
  const ratios = joint.map(
    (row, a) =>
      new Map(
        [...row].map(([b, count]) => [b, Math.log(classRatio(count, firsts[a]! * shares[b]!))]),
      ),
  );
  return { ratios, firsts, shares };
}
