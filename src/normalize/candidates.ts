import type { Channel, Confusion } from './channel.ts';
import { BEGINS, ENDS, type Lexicon, STANDALONE, WITHIN } from './model/lexicon.ts';

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
  /** Whether letters other than æ, ø and å may have been misread, where nothing else explains the reading well. */
  readonly noise: boolean;
  /** Whether one letter may even be anything, too many or too few. */
  readonly generic: boolean;
  /** Candidates below this score are of no use (nats). */
  readonly floor: number;
}

/** Log-probability of a letter read as it is: about 1 % of them are not. */
const AS_READ = -0.01;
/** Edits beyond this leave a word nobody would recognise. A lost letter counts 0.7, other damage 2. */
const MAX_DAMAGE = 5;
const LETTER_DAMAGE = 0.7;
const NOISE_DAMAGE = 2;
const GENERIC_DAMAGE = 3.5;
/** log P(one letter is anything, too many or too few). */
const GENERIC = -12;
const ANY: Confusion = { truth: '', read: '', logP: GENERIC, losesLetter: false, codes: [] };
/** Candidates this much worse than the best are dropped (nats). */
const BEAM = 10;
/** A word this likely needs no rivals of a rarer kind: compounds, or damage to other letters (nats). */
const GOOD = -16;
/** Log-probability that a word is a compound that the lexicon has not, for each joint. */
const COMPOUND = Math.log(0.02);
const MAX_JOINTS = 2;
const MIN_PART = 3;
/** From here on any word, not only one marked for it, may be part of a compound, at a price (nats). */
const MIN_FREE_PART = 4;
const FREE_PART = -2;
/** Price of a linking -s that the lexicon does not list (nats). */
const LINKING_S = -1.5;
/** Parts kept for each stretch of the reading, and ends of compounds for each place. */
const PARTS_KEPT = 4;
/** No word of the lexicon is longer. */
const MAX_SPELLED = 256;
const S = 's'.charCodeAt(0);

/** A word of the lexicon that may stand for the reading from one place to another. */
interface Part {
  readonly word: string;
  readonly to: number;
  readonly id: number;
  readonly roles: number;
  readonly channel: number;
  readonly damage: number;
  readonly confusions: readonly Confusion[];
}

/** How far a walk may go from the reading. */
interface Licence {
  readonly noise: boolean;
  readonly generic: boolean;
  /** Least channel score (nats). */
  readonly least: number;
  /** Whether words that end before the reading does are wanted. */
  readonly parts: boolean;
}

/**
 * The words and compounds that `read` (in lower case) may stand for, itself included where it is one. A depth-first
 * walk of the lexicon along the reading, one confusion of 0–3 characters at a time, after Brill and Moore 2000;
 * compounds are put together from what such walks find at each place.
 */
export function findCandidates(read: string, search: Search): Candidate[] {
  const found = new Map<string, Candidate>();
  let best = search.floor;
  const add = (candidate: Candidate): void => {
    const score = candidate.channel + candidate.prior;
    if (score < search.floor || score < best - BEAM) return;
    const old = found.get(candidate.word);
    if (old !== undefined && old.channel + old.prior >= score) return;
    found.set(candidate.word, candidate);
    best = Math.max(best, score);
  };
  const addWords = (parts: readonly Part[]): void => {
    for (const part of parts) {
      if (part.to !== read.length || (part.roles & STANDALONE) === 0) continue;
      const prior = search.lexicon.logP[part.id]!;
      add({ ...part, prior });
    }
  };
  const walker = createWalker(read, search);
  const plain = { noise: false, generic: false, least: search.floor + 3, parts: false };
  addWords(walker(0, plain));
  if (best < GOOD && read.length >= 2 * MIN_PART) {
    for (const compound of compounds(read, search, (from) =>
      walker(from, { ...plain, parts: true }),
    )) {
      add(compound);
    }
  }
  if (search.noise && best < GOOD) addWords(walker(0, { ...plain, noise: true }));
  if (search.generic && found.size === 0)
    addWords(walker(0, { ...plain, noise: true, generic: true }));
  return [...found.values()].filter((c) => c.channel + c.prior >= best - BEAM);
}

/** A function that lists what may stand in the reading from a place on. */
function createWalker(read: string, search: Search): (from: number, licence: Licence) => Part[] {
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

/** The end of a compound: one part or more that reach to the end of the reading. */
interface Tail {
  readonly word: string;
  readonly score: number;
  readonly channel: number;
  readonly prior: number;
  readonly damage: number;
  readonly roles: number;
  readonly confusions: readonly Confusion[];
}

function compounds(
  read: string,
  { lexicon }: Search,
  partsFrom: (at: number) => readonly Part[],
): Candidate[] {
  const isFree = (part: Part, wanted: number): boolean | undefined => {
    if ((part.roles & wanted) !== 0) return false;
    return (part.roles & STANDALONE) !== 0 && part.word.length >= MIN_FREE_PART ? true : undefined;
  };
  const known = new Map<number, readonly Part[]>();
  const partsAt = (at: number): readonly Part[] => {
    let parts = known.get(at);
    if (parts === undefined) {
      parts = partsFrom(at);
      known.set(at, parts);
    }
    return parts;
  };
  const ends = (from: number): Tail[] =>
    partsAt(from).flatMap((part) => {
      if (part.to !== read.length || part.word.length < MIN_PART) return [];
      const free = isFree(part, ENDS);
      if (free === undefined) return [];
      const prior = lexicon.lastLogP[part.id]! + (free ? FREE_PART : 0);
      return [{ ...part, prior, score: part.channel + prior }];
    });
  const remembered = new Map<string, Tail[]>();
  /** What may follow a joint at `from`, with so many joints still allowed. */
  const tails = (from: number, joints: number): Tail[] => {
    const key = `${from} ${joints}`;
    let list = remembered.get(key);
    if (list === undefined) {
      list = ends(from);
      if (joints > 0) list.push(...joined(from, joints));
      list.sort((a, b) => b.score - a.score);
      list.length = Math.min(list.length, PARTS_KEPT);
      remembered.set(key, list);
    }
    return list;
  };
  const joined = (from: number, joints: number): Tail[] => {
    const found: Tail[] = [];
    const heads = partsAt(from)
      .filter((part) => part.to < read.length && part.word.length >= MIN_PART)
      .flatMap((part) => {
        const free = isFree(part, BEGINS | WITHIN);
        if (free === undefined) return [];
        return [{ part, prior: lexicon.firstLogP[part.id]! + (free ? FREE_PART : 0) }];
      });
    for (const { part, prior } of bestHeads(heads)) {
      const attach = (to: number, link: string, price: number): void => {
        if (read.length - to < MIN_PART) return;
        for (const tail of tails(to, joints - 1)) {
          const damage = part.damage + tail.damage;
          if (damage > MAX_DAMAGE) continue;
          const whole = prior + tail.prior + COMPOUND + price;
          const channel = part.channel + tail.channel;
          const confusions = [...part.confusions, ...tail.confusions];
          const word = part.word + link + tail.word;
          found.push({
            word,
            channel,
            prior: whole,
            score: channel + whole,
            damage,
            roles: tail.roles,
            confusions,
          });
        }
      };
      attach(part.to, '', 0);
      if (part.word.length >= MIN_FREE_PART && read.charCodeAt(part.to) === S) {
        attach(part.to + 1, 's', LINKING_S);
      }
    }
    return found;
  };
  return joined(0, MAX_JOINTS).map((tail) => ({ ...tail, id: -1 }));
}

interface Head {
  readonly part: Part;
  readonly prior: number;
}

/** The best few heads for each place that they reach to. */
function bestHeads(heads: Head[]): Head[] {
  const kept = new Map<number, number>();
  return heads
    .sort((a, b) => b.part.channel + b.prior - (a.part.channel + a.prior))
    .filter(({ part }) => {
      const count = (kept.get(part.to) ?? 0) + 1;
      kept.set(part.to, count);
      return count <= PARTS_KEPT;
    });
}
