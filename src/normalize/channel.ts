import type { Lexicon } from './model/lexicon.ts';

/** One way that a reader errs: the print says `truth`, the reading `read` (1–3 characters or none). */
export interface Confusion {
  readonly truth: string;
  readonly read: string;
  /** P(read | truth), natural logarithm. */
  readonly logP: number;
  /** Whether it takes an æ, ø or å away. */
  readonly losesLetter: boolean;
  /** `truth` as letter codes of the lexicon. */
  readonly codes: readonly number[];
}

/** What a reader does to Danish print, looked up by what was read. */
export interface Channel {
  /** Confusions by what was read. */
  readonly byRead: ReadonlyMap<string, readonly Confusion[]>;
  /** Print that left no trace. */
  readonly lost: readonly Confusion[];
  readonly longestRead: number;
}

export type ConfusionTable = readonly (readonly [truth: string, read: string, p: number])[];

export function createChannel(table: ConfusionTable, lexicon: Lexicon): Channel {
  const byRead = new Map<string, Confusion[]>();
  const lost: Confusion[] = [];
  let longestRead = 0;
  for (const [truth, read, p] of table) {
    const codes = [...truth].map((letter) => lexicon.codeOf[letter.charCodeAt(0)]!);
    const losesLetter = /[æøå]/.test(truth);
    const confusion = { truth, read, logP: Math.log(p), losesLetter, codes };
    if (read === '') {
      lost.push(confusion);
      continue;
    }
    longestRead = Math.max(longestRead, read.length);
    const list = byRead.get(read);
    if (list === undefined) byRead.set(read, [confusion]);
    else list.push(confusion);
  }
  return { byRead, lost, longestRead };
}
