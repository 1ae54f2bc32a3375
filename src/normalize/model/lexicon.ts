import { fromPlanes, type Sections, section } from './container.ts';

/** What a form may be: bits of its roles. */
export const STANDALONE = 1;
export const BEGINS = 2;
export const WITHIN = 4;
export const ENDS = 8;
/** Known with a capital only: a name. */
export const NAME = 16;

/** Steps of the quantised log-probabilities in the model: `p = exp(-step / 12)`. */
export const STEPS_PER_NAT = 12;

/**
 * The word forms of the model as a minimal automaton in typed arrays. A node is the index of its first edge;
 * 0 is no node. Words are numbered in alphabet order of the automaton; `logP` and `roles` are by that number.
 */
export interface Lexicon {
  readonly size: number;
  readonly root: number;
  /** Letter code of each edge; 0: a word ends at this node. */
  readonly labels: Uint8Array;
  readonly targets: Uint32Array;
  readonly last: Uint8Array;
  /** The edge of a node with this letter code, or -1. */
  readonly edgeOf: (node: number, code: number) => number;
  /** How many words of the node stand before the edge's. */
  readonly before: Uint32Array;
  /** Natural logarithm of a word's relative frequency, by number. */
  readonly logP: LogTable;
  /** The same of its use as a first or middle part, and as the last part, of compounds. */
  readonly firstLogP: LogTable;
  readonly lastLogP: LogTable;
  /** Character code → letter code, 0 for what stands in no word. */
  readonly codeOf: Uint8Array;
  /** Letter code → character code. */
  readonly charOf: Uint16Array;
  /** Class of a word → roles. */
  readonly rolesOf: Uint8Array;
}

/** Logarithms by a word's number: a byte each, which is all that the model has. */
export type LogTable = (word: number) => number;

/** The word at the end of a walk. */
export interface Entry {
  readonly id: number;
  readonly roles: number;
  readonly logP: number;
}

export function readLexicon(sections: Sections): Lexicon {
  const alphabet = new TextDecoder().decode(section(sections, 'alphabet'));
  const codeOf = new Uint8Array(65536);
  const charOf = new Uint16Array(alphabet.length + 1);
  for (let i = 0; i < alphabet.length; i++) {
    codeOf[alphabet.charCodeAt(i)] = i + 1;
    charOf[i + 1] = alphabet.charCodeAt(i);
  }
  const labels = section(sections, 'labels');
  const last = section(sections, 'last');
  const targets = fromPlanes(section(sections, 'targets'), 3);
  const root = fromPlanes(section(sections, 'root'), 3)[0] ?? 0;
  const before = numberWords(labels, targets, last);
  const nats = Float32Array.from({ length: 256 }, (_, step) => -step / STEPS_PER_NAT);
  const logPs = (name: string): LogTable => {
    const steps = section(sections, name);
    return (word) => nats[steps[word]!]!;
  };
  return {
    size: section(sections, 'frequency').length,
    root,
    labels,
    targets,
    last,
    edgeOf: edgeFinder(labels, last, root),
    before,
    logP: logPs('frequency'),
    firstLogP: logPs('firstPart'),
    lastLogP: logPs('lastPart'),
    codeOf,
    charOf,
    rolesOf: section(sections, 'roles'),
  };
}

/** Words before each edge in its node. Children stand before parents, so one pass does. */
function numberWords(labels: Uint8Array, targets: Uint32Array, last: Uint8Array): Uint32Array {
  const before = new Uint32Array(labels.length);
  const total = new Uint32Array(labels.length);
  let first = 0;
  let count = 0;
  for (let edge = 0; edge < labels.length; edge++) {
    before[edge] = count;
    count += labels[edge] === 0 ? 1 : (total[targets[edge]!] as number);
    if (last[edge] === 1) {
      total[first] = count;
      first = edge + 1;
      count = 0;
    }
  }
  return before;
}

/**
 * A function from a node and a letter code to the edge with that letter, or -1. The root, through which every walk
 * goes, has a table; the edges of the others are few.
 */
function edgeFinder(
  labels: Uint8Array,
  last: Uint8Array,
  root: number,
): (node: number, code: number) => number {
  const fromRoot = new Int32Array(256).fill(-1);
  for (let edge = root; ; edge++) {
    fromRoot[labels[edge]!] = edge;
    if (last[edge] === 1) break;
  }
  return (node, code) => {
    if (node === root) return fromRoot[code]!;
    for (let edge = node; ; edge++) {
      if (labels[edge] === code) return edge;
      if (last[edge] === 1) return -1;
    }
  };
}

/** A word's entry, by its lower-case form; undefined where the lexicon has it not. */
export function lookUp(lexicon: Lexicon, word: string): Entry | undefined {
  const { codeOf, targets, before } = lexicon;
  let node = lexicon.root;
  let id = 0;
  for (let i = 0; i < word.length; i++) {
    const code = codeOf[word.charCodeAt(i)]!;
    const edge = code === 0 ? -1 : lexicon.edgeOf(node, code);
    if (edge < 0) return undefined;
    id += before[edge]!;
    node = targets[edge]!;
  }
  // The end of a word is always the first edge of its node.
  if (lexicon.labels[node] !== 0) return undefined;
  return entryAt(lexicon, node, id);
}

/** The entry of the word that ends at `node`, whose first edge is a word's end. */
function entryAt(lexicon: Lexicon, node: number, id: number): Entry {
  return { id, roles: lexicon.rolesOf[lexicon.targets[node]!]!, logP: lexicon.logP(id) };
}
