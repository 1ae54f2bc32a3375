import type { Confusion } from './channel.ts';
import type { Search } from './search.ts';

/** Log-probability of a letter read as it is: about 1 % of them are not. */
const AS_READ = -0.01;
/** Edits beyond this leave a word nobody would recognise. A lost letter counts 0.7, other damage 2. */
export const MAX_DAMAGE = 5;
const LETTER_DAMAGE = 0.7;
const NOISE_DAMAGE = 2;
const GENERIC_DAMAGE = 3.5;
/** log P(one letter is anything, too many or too few). */
const GENERIC = -12;
const ANY: Confusion = { truth: '', read: '', logP: GENERIC, losesLetter: false, codes: [] };
/** Shorter words are no parts of compounds. */
export const MIN_PART = 3;
/** No word of the lexicon is longer. */
const MAX_SPELLED = 256;

/** A word of the lexicon that may stand for the reading from one place to another. */
export interface Part {
  readonly word: string;
  readonly to: number;
  readonly id: number;
  readonly roles: number;
  readonly channel: number;
  readonly damage: number;
  readonly confusions: readonly Confusion[];
}

/** How far a walk may go from the reading. */
export interface Licence {
  readonly noise: boolean;
  readonly generic: boolean;
  /** Least channel score (nats). */
  readonly least: number;
  /** Whether words that end before the reading does are wanted. */
  readonly parts: boolean;
}

/** A function that lists what may stand in the reading from a place on. */
export function createWalker(
  read: string,
  search: Search,
): (from: number, licence: Licence) => Part[] {
  const { lexicon, channel, keep, lose } = search;
  const { labels, last, targets, before, codeOf, charOf, rolesOf, root } = lexicon;
  const length = read.length;
  const codes = new Uint8Array(length);
  for (let i = 0; i < length; i++) codes[i] = codeOf[read.charCodeAt(i)]!;
  const confusionsAt: (readonly Confusion[])[] = [];
  const confusionsFrom = (at: number): readonly Confusion[] => {
    const known = confusionsAt[at];
    if (known !== undefined) return known;
    const list: Confusion[] = [];
    for (let n = 1; n <= channel.longestRead && at + n <= length; n++) {
      const some = channel.byRead.get(read.slice(at, at + n));
      if (some !== undefined) list.push(...some);
    }
    confusionsAt[at] = list;
    return list;
  };
  return (from, { noise, generic, least, parts }) => {
    const found: Part[] = [];
    const spelled = new Uint8Array(MAX_SPELLED);
    let depth = 0;
    const made: Confusion[] = [];
    const walk = (node: number, id: number, at: number, cost: number, damage: number): void => {
      if (labels[node] === 0 && (at === length || (parts && at - from >= MIN_PART))) {
        let word = '';
        for (let i = 0; i < depth; i++) word += String.fromCharCode(charOf[spelled[i]!]!);
        const roles = rolesOf[targets[node]!]!;
        found.push({ word, to: at, id, roles, channel: cost, damage, confusions: made.slice() });
      }
      if (at < length) {
        const code = codes[at]!;
        if (code !== 0) {
          const edge = lexicon.edgeOf(node, code);
          if (edge >= 0) {
            const isKept = read.charCodeAt(at) >= 0xe5 && /[æøå]/.test(read[at]!);
            const price = cost + (isKept ? keep : AS_READ);
            if (price >= least) {
              spelled[depth++] = code;
              walk(targets[edge]!, id + before[edge]!, at + 1, price, damage);
              depth--;
            }
          }
        }
        const list = confusionsFrom(at);
        for (let i = 0; i < list.length; i++) {
          const confusion = list[i]!;
          if (confusion.losesLetter) follow(node, id, at, cost, damage + LETTER_DAMAGE, confusion);
          else if (noise) follow(node, id, at, cost, damage + NOISE_DAMAGE, confusion);
        }
      }
      if (noise && damage + NOISE_DAMAGE <= MAX_DAMAGE) {
        for (const confusion of channel.lost)
          follow(node, id, at, cost, damage + NOISE_DAMAGE, confusion);
      }
      if (generic && at > 0) anything(node, id, at, cost + GENERIC + lose, damage + GENERIC_DAMAGE);
    };
    const follow = (
      node: number,
      id: number,
      at: number,
      cost: number,
      damage: number,
      confusion: Confusion,
    ): void => {
      const price = cost + confusion.logP + lose;
      if (damage > MAX_DAMAGE || price < least) return;
      let next = node;
      let nextId = id;
      const start = depth;
      const { codes: printed } = confusion;
      for (let i = 0; i < printed.length; i++) {
        const code = printed[i]!;
        const edge = code === 0 ? -1 : lexicon.edgeOf(next, code);
        if (edge < 0) {
          depth = start;
          return;
        }
        spelled[depth++] = code;
        nextId += before[edge]!;
        next = targets[edge]!;
      }
      made.push(confusion);
      walk(next, nextId, at + confusion.read.length, price, damage);
      made.pop();
      depth = start;
    };
    const anything = (node: number, id: number, at: number, cost: number, damage: number): void => {
      if (damage > MAX_DAMAGE || cost < least) return;
      made.push(ANY);
      if (at < length) walk(node, id, at + 1, cost, damage);
      for (let edge = node; ; edge++) {
        const code = labels[edge]!;
        if (code !== 0) {
          spelled[depth++] = code;
          const nextId = id + before[edge]!;
          if (at < length && code !== codes[at]) walk(targets[edge]!, nextId, at + 1, cost, damage);
          walk(targets[edge]!, nextId, at, cost, damage);
          depth--;
        }
        if (last[edge] === 1) break;
      }
      made.pop();
    };
    walk(root, 0, from, 0, 0);
    return found;
  };
}
