import { compounds } from './compounds.ts';
import { BEGINS, STANDALONE, WITHIN } from './model/lexicon.ts';
import type { Candidate, Search } from './search.ts';
import { createWalker, MIN_PART, type Part } from './walk.ts';

/** Candidates this much worse than the best are dropped (nats). */
const BEAM = 10;
/** A word this likely needs no rivals of a rarer kind: compounds, or damage to other letters (nats). */
const GOOD = -16;

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
  const wanted = search.firstPart ? STANDALONE | BEGINS | WITHIN : STANDALONE;
  const addWords = (parts: readonly Part[]): void => {
    for (const part of parts) {
      if (part.to !== read.length || (part.roles & wanted) === 0) continue;
      const own = search.lexicon.logP(part.id);
      const prior = search.firstPart ? Math.max(own, search.lexicon.firstLogP(part.id)) : own;
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
