import type { Confusion } from './channel.ts';
import type { Choice } from './lattice.ts';
import type { Option } from './option.ts';

/** Confusions as a stretch of text shows them: what to add to an option's channel. */
export type Adaptation = (confusion: Confusion) => number;

/** What a first decoding saw in one window of text. */
export interface Tally {
  /** How often each confusion was surely met. */
  readonly seen: ReadonlyMap<Confusion, number>;
  /** How often each æ, ø and å was surely lost. */
  readonly lost: ReadonlyMap<string, number>;
  /** How often each letter was written. */
  readonly read: ReadonlyMap<string, number>;
}

/** The general table counts like so many letters seen in the text itself (measured). */
const PSEUDO_LETTERS = 15;
const PSEUDO_NOISE = 60;
/** Only what was mended with this confidence teaches. */
const MIN_CONFIDENCE = 0.73;
const MIN_LETTERS = 30;

const count = <T>(counts: Map<T, number>, key: T, by = 1): void => {
  counts.set(key, (counts.get(key) ?? 0) + by);
};

export function tally(choices: readonly Choice[]): Tally {
  const seen = new Map<Confusion, number>();
  const lost = new Map<string, number>();
  const read = new Map<string, number>();
  for (const { option, confidence } of choices) {
    for (const letter of option.surface.toLowerCase()) count(read, letter);
    if (confidence < MIN_CONFIDENCE) continue;
    for (const confusion of option.confusions) {
      count(seen, confusion);
      for (const letter of confusion.truth) if (/[æøå]/.test(letter)) count(lost, letter);
    }
  }
  return { seen, lost, read };
}

function added(tallies: readonly Tally[]): Tally {
  const seen = new Map<Confusion, number>();
  const lost = new Map<string, number>();
  const read = new Map<string, number>();
  for (const one of tallies) {
    for (const [confusion, times] of one.seen) count(seen, confusion, times);
    for (const [letter, times] of one.lost) count(lost, letter, times);
    for (const [letter, times] of one.read) count(read, letter, times);
  }
  return { seen, lost, read };
}

/** Weighs the confusions anew by those that a first decoding of the text around was sure of (one step of EM). */
export function adapt(tallies: readonly Tally[]): Adaptation {
  const { seen, lost, read } = added(tallies);
  const learned = new Map<Confusion, number>();
  const learn = (confusion: Confusion): number => {
    const times = seen.get(confusion) ?? 0;
    const letter = /[æøå]/.exec(confusion.truth)?.[0];
    if (letter === undefined && times === 0) return 0;
    const [pseudo, total] =
      letter === undefined
        ? [PSEUDO_NOISE, Math.max(MIN_LETTERS, times, read.get(confusion.truth.charAt(0)) ?? 0)]
        : [PSEUDO_LETTERS, Math.max(times, lost.get(letter) ?? 0)];
    const p = (pseudo * Math.exp(confusion.logP) + times) / (pseudo + total);
    return Math.log(p) - confusion.logP;
  };
  return (confusion) => {
    let change = learned.get(confusion);
    if (change === undefined) {
      change = learn(confusion);
      learned.set(confusion, change);
    }
    return change;
  };
}

/** An option's channel with its confusions as adapted. */
export const adaptedChannel =
  (adaptation: Adaptation | undefined) =>
  (option: Option): number => {
    if (adaptation === undefined || option.confusions.length === 0) return option.channel;
    let sum = option.channel;
    for (const confusion of option.confusions) sum += adaptation(confusion);
    return sum;
  };
