import type { Offering, Seen } from '../model/index.ts';
import { likeness } from './likeness.ts';

/** A record under correction, and the ids by which earlier corrections know it. */
export interface Entry {
  readonly offering: Offering;
  readonly ids: ReadonlySet<string>;
}

/** Ids as they would be given anew, in the order of the offerings. */
export type NameIds = (offerings: readonly Offering[]) => string[];

/** What title, text and section are worth in telling an offering; together 1. */
const WEIGHTS = { title: 0.5, text: 0.4, section: 0.1 };
/**
 * From this on a record is the one that was seen: the title or the text may have been rewritten by half, not both.
 */
const ENOUGH = 0.7;
/** A record known by its id may have changed more. */
const ENOUGH_WITH_ID = 0.45;
/** Two records so close to each other cannot be told apart. */
const MARGIN = 0.05;

export type Found = { readonly index: number } | { readonly unfit: string };

/**
 * The record that a correction was made on: the one of the same id and title, else the one most like what was seen,
 * where there is one and no other is as like.
 */
export function findOffering(seen: Seen, entries: readonly Entry[], nameIds: NameIds): Found {
  const same = entries.findIndex(
    ({ offering, ids }) => ids.has(seen.id) && offering.title === seen.title,
  );
  if (same >= 0) return { index: same };
  const named = nameIds(entries.map(({ offering }) => offering));
  const ranked = entries
    .map(({ offering, ids }, index) => {
      const known = ids.has(seen.id) || named[index] === seen.id;
      return { index, known, score: scoreOf(seen, offering) };
    })
    .filter(({ known, score }) => score >= (known ? ENOUGH_WITH_ID : ENOUGH))
    .sort((a, b) => Number(b.known) - Number(a.known) || b.score - a.score);
  const [best, next] = ranked;
  if (best === undefined) return { unfit: `no record is like ${quoted(seen.title)}` };
  if (next !== undefined && next.known === best.known && best.score - next.score < MARGIN) {
    return { unfit: `several records are like ${quoted(seen.title)}` };
  }
  return { index: best.index };
}

function scoreOf(seen: Seen, offering: Offering): number {
  const text = (offering.description ?? '').slice(0, Math.max(seen.text.length, 1));
  return (
    WEIGHTS.title * likeness(seen.title, offering.title) +
    WEIGHTS.text * likeness(seen.text, seen.text === '' ? (offering.description ?? '') : text) +
    WEIGHTS.section * likeness(seen.sectionPath.join(' '), offering.sectionPath.join(' '))
  );
}

export const quoted = (text: string): string => `“${text}”`;
