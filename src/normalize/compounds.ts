import type { Confusion } from './channel.ts';
import { BEGINS, ENDS, STANDALONE, WITHIN } from './model/lexicon.ts';
import type { Candidate, Search } from './search.ts';
import { MAX_DAMAGE, MIN_PART, type Part } from './walk.ts';

/** Log-probability that a word is a compound that the lexicon has not, for each joint. */
const COMPOUND = Math.log(0.02);
const MAX_JOINTS = 2;
/** From here on any word, not only one marked for it, may be part of a compound, at a price (nats). */
const MIN_FREE_PART = 4;
const FREE_PART = -2;
/** Price of a linking -s that the lexicon does not list (nats). */
const LINKING_S = -1.5;
/** Parts kept for each stretch of the reading, and ends of compounds for each place. */
const PARTS_KEPT = 4;
const S = 's'.charCodeAt(0);

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

/** Compounds that no list has, put together from what may stand in the reading from each place on. */
export function compounds(
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
      const prior = lexicon.lastLogP(part.id) + (free ? FREE_PART : 0);
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
        return [{ part, prior: lexicon.firstLogP(part.id) + (free ? FREE_PART : 0) }];
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
