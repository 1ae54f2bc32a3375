import type { Confusion } from './channel.ts';
import type { Choice } from './lattice.ts';
import type { Option } from './option.ts';

/** Confusions as a stretch of text shows them: what to add to an option's channel. */
export type Adaptation = (confusion: Confusion) => number;

/** The general table counts like so many letters seen in the text itself (measured: FINDINGS.md). */
const PSEUDO_LETTERS = 15;
const PSEUDO_NOISE = 60;
/** Only what was mended with this confidence teaches. */
const MIN_CONFIDENCE = 0.73;
const MIN_LETTERS = 30;

/** Weighs the confusions anew by those that a first decoding was sure of (one step of EM). */
export function adapt(choices: readonly Choice[]): Adaptation {
  const seen = new Map<Confusion, number>();
  const lost = new Map<string, number>();
  const read = new Map<string, number>();
  for (const { option, confidence } of choices) {
    for (const letter of option.surface.toLowerCase())
      read.set(letter, (read.get(letter) ?? 0) + 1);
    if (confidence < MIN_CONFIDENCE) continue;
    for (const confusion of option.confusions) {
      seen.set(confusion, (seen.get(confusion) ?? 0) + 1);
      for (const letter of confusion.truth) {
        if (/[æøå]/.test(letter)) lost.set(letter, (lost.get(letter) ?? 0) + 1);
      }
    }
  }
  const learned = new Map<Confusion, number>();
  const learn = (confusion: Confusion): number => {
    const count = seen.get(confusion) ?? 0;
    const letter = /[æøå]/.exec(confusion.truth)?.[0];
    if (letter === undefined && count === 0) return 0;
    const [pseudo, total] =
      letter === undefined
        ? [PSEUDO_NOISE, Math.max(MIN_LETTERS, count, read.get(confusion.truth.charAt(0)) ?? 0)]
        : [PSEUDO_LETTERS, Math.max(count, lost.get(letter) ?? 0)];
    const p = (pseudo * Math.exp(confusion.logP) + count) / (pseudo + total);
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
