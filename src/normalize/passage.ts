import { findCandidates } from './candidates.ts';
import { joinDivided, type WordEvidence } from './hyphens.ts';
import { BEGINS, lookUp, STANDALONE, WITHIN } from './model/lexicon.ts';
import type { DanishModel } from './model/load.ts';
import {
  newRevision,
  type PageStart,
  type Replacement,
  type Revision,
  revise,
} from './revision.ts';
import { type Token, tokenize } from './tokens.ts';

/** A block of the layout or a piece of plain text, its divided words joined, ready to be judged and mended. */
export interface Passage {
  readonly revision: Revision;
  readonly tokens: readonly Token[];
}

/** How a passage begins. */
export interface Beginning {
  readonly begins: Token['begins'];
  /** Whether a sentence, or a line of its own, begins with it. */
  readonly opens: boolean;
}

/**
 * Makes a passage of text as read: characters first, then divided words, then tokens. Where there is no letter no
 * word is divided: "1-" above "3" may be a column of numbers.
 */
export type PassageMaker = (
  raw: string,
  pages: readonly PageStart[],
  beginning: Beginning,
  characters: (text: string) => Replacement[],
) => Passage;

export function createPassageMaker(model: DanishModel): PassageMaker {
  const evidence = wordEvidence(model);
  return (raw, pages, { begins, opens }, characters) => {
    let revision = newRevision(raw, pages);
    revision = revise(revision, characters(raw));
    if (/\p{L}/u.test(raw)) revision = revise(revision, joinDivided(revision.text, evidence));
    const tokens = tokenize(revision.text);
    const [first] = tokens;
    if (first !== undefined) tokens[0] = { ...first, begins, opens: first.opens && opens };
    return { revision, tokens };
  };
}

/** Any word at all will do as evidence, however rare. */
const NO_FLOOR = -60;

/** Words as the judge of line-end hyphens wants them: a word that lost letters is a word too. */
function wordEvidence({ lexicon, channel }: DanishModel): WordEvidence {
  const has = (word: string, roles: number): boolean =>
    ((lookUp(lexicon, word.toLowerCase())?.roles ?? 0) & roles) !== 0;
  const isListed = (word: string): boolean => has(word, STANDALONE);
  const beginsCompounds = (word: string): boolean => has(word, BEGINS | WITHIN);
  const search = {
    lexicon,
    channel,
    keep: 0,
    lose: 0,
    noise: false,
    generic: false,
    floor: NO_FLOOR,
    firstPart: false,
  };
  const isWord = (word: string): boolean =>
    isListed(word) || findCandidates(word.toLowerCase(), search).length > 0;
  return { isListed, beginsCompounds, isWord };
}
