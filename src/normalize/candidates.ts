import type { Channel, Confusion } from './channel.ts';
import { BEGINS, ENDS, edgeOf, type Lexicon, STANDALONE, WITHIN } from './model/lexicon.ts';

/** A word that may have stood in print where `read` was read. */
export interface Candidate {
  readonly word: string;
  /** log P(read | word) */
  readonly channel: number;
  /** log P(word), without context */
  readonly prior: number;
  /** Its number in the lexicon; -1 for a compound made of several entries. */
  readonly id: number;
  readonly roles: number;
  readonly confusions: readonly Confusion[];
}

export interface Search {
  readonly lexicon: Lexicon;
  readonly channel: Channel;
  /** log P(an æ, ø or å comes through unharmed) */
  readonly keep: number;
  /** log P(an æ, ø or å is lost) */
  readonly lose: number;
  /** Whether letters other than æ, ø and å may have been misread. */
  readonly noise: boolean;
}

/** Log-probability of a letter read as it is: about 1 % of them are not. */
const AS_READ = -0.01;
/** Edits beyond this leave a word nobody would recognise. A lost letter counts 0.7, other damage 2. */
const MAX_DAMAGE = 5;
/** Candidates this much worse than the best are dropped (nats). */
const BEAM = 10;
/** Log-probability that a word is a compound that the lexicon has not, by count of its joints. */
const COMPOUND = Math.log(0.02);
const MAX_JOINTS = 2;
const MIN_PART = 3;
/** From here on any word, not only one marked for it, may be part of a compound, at a price (nats). */
const MIN_FREE_PART = 4;
const FREE_PART = -2;
/** Price of a linking -s that the lexicon does not list (nats). */
const LINKING_S = -1.5;
const S = 's'.charCodeAt(0);
/** States visited before the search gives up on finding more: tokens that are no words can branch without end. */
const MAX_STATES = 30_000;

/**
 * All words and compounds that `read` (in lower case) may stand for, unsorted, itself included where it is one.
 * A depth-first walk of the lexicon along the reading, one confusion of 0–3 characters at a time, after Brill and
 * Moore 2000.
 */
export function findCandidates(read: string, search: Search): Candidate[] {
  const { lexicon, channel, keep, lose, noise } = search;
  const { labels, targets, before, codeOf, charOf, rolesOf, root } = lexicon;
  const length = read.length;
  const codes = Uint8Array.from(read, (letter) => codeOf[letter.charCodeAt(0)]!);
  const confusionsAt: Confusion[][] = [];
  for (let i = 0; i < length; i++) {
    const list: Confusion[] = [];
    for (let n = 1; n <= channel.longestRead && i + n <= length; n++) {
      for (const confusion of channel.byRead.get(read.slice(i, i + n)) ?? []) {
        if (confusion.losesLetter || noise) list.push(confusion);
      }
    }
    confusionsAt.push(list);
  }
  const isLetterOfInterest = (at: number): boolean => {
    const c = read.charCodeAt(at);
    return c === 0xe6 || c === 0xf8 || c === 0xe5;
  };
  const found = new Map<string, Candidate>();
  const spelled: number[] = [];
  const made: Confusion[] = [];
  let states = 0;
  let best = Number.NEGATIVE_INFINITY;

  const keepBest = (cost: number, prior: number, id: number, roles: number): void => {
    const word = String.fromCharCode(...spelled.map((code) => charOf[code]!));
    const old = found.get(word);
    if (old !== undefined && old.channel + old.prior >= cost + prior) return;
    found.set(word, { word, channel: cost, prior, id, roles, confusions: made.slice() });
    best = Math.max(best, cost + prior);
  };

  /** `parts`: log-probability of the parts of a compound before this one, which began at `start` of `spelled`. */
  const walk = (
    node: number,
    id: number,
    at: number,
    cost: number,
    damage: number,
    joints: number,
    parts: number,
    start: number,
  ): void => {
    if (states++ > MAX_STATES || cost + parts < best - BEAM) return;
    if (labels[node] === 0) {
      const roles = rolesOf[targets[node]!]!;
      const size = spelled.length - start;
      if (at === length) {
        if (joints === 0) {
          if ((roles & STANDALONE) !== 0) keepBest(cost, lexicon.logP[id]!, id, roles);
        } else if (size >= MIN_PART) {
          const free = (roles & ENDS) === 0;
          if (!free || ((roles & STANDALONE) !== 0 && size >= MIN_FREE_PART)) {
            const price = free ? FREE_PART : 0;
            keepBest(cost, COMPOUND * joints + parts + lexicon.lastLogP[id]! + price, -1, roles);
          }
        }
      } else if (joints < MAX_JOINTS && size >= MIN_PART && length - at >= MIN_PART) {
        const free = (roles & (BEGINS | WITHIN)) === 0;
        if (!free || ((roles & STANDALONE) !== 0 && size >= MIN_FREE_PART)) {
          const next = parts + lexicon.firstLogP[id]! + (free ? FREE_PART : 0);
          walk(root, 0, at, cost, damage, joints + 1, next, spelled.length);
          if (size >= MIN_FREE_PART && read.charCodeAt(at) === S && length - at > MIN_PART) {
            spelled.push(codes[at]!);
            walk(root, 0, at + 1, cost, damage, joints + 1, next + LINKING_S, spelled.length);
            spelled.pop();
          }
        }
      }
    }
    if (at < length) {
      const code = codes[at]!;
      const edge = code === 0 ? -1 : edgeOf(lexicon, node, code);
      if (edge >= 0) {
        spelled.push(code);
        const price = isLetterOfInterest(at) ? keep : AS_READ;
        walk(
          targets[edge]!,
          id + before[edge]!,
          at + 1,
          cost + price,
          damage,
          joints,
          parts,
          start,
        );
        spelled.pop();
      }
      for (const confusion of confusionsAt[at]!) follow(confusion, confusion.read.length);
    }
    if (noise) for (const confusion of channel.lost) follow(confusion, 0);

    function follow(confusion: Confusion, taken: number): void {
      const harm = confusion.losesLetter && taken > 0 ? 0.7 : 2;
      if (damage + harm > MAX_DAMAGE) return;
      let next = node;
      let nextId = id;
      const depth = spelled.length;
      for (const code of confusion.codes) {
        const edge = code === 0 ? -1 : edgeOf(lexicon, next, code);
        if (edge < 0) {
          spelled.length = depth;
          return;
        }
        spelled.push(code);
        nextId += before[edge]!;
        next = targets[edge]!;
      }
      made.push(confusion);
      const price = confusion.logP + lose;
      walk(next, nextId, at + taken, cost + price, damage + harm, joints, parts, start);
      made.pop();
      spelled.length = depth;
    }
  };
  walk(root, 0, 0, 0, 0, 0, 0, 0);
  return [...found.values()].filter((c) => c.channel + c.prior >= best - BEAM);
}
