import { fold } from '../fold.ts';
import { groupBy } from '../group-by.ts';
import type { Heading } from './heading.ts';

/** So many headings that differ in nothing but their number. */
const LEAST = 3;
/** A word or two with a number of some length: "Modul 1" may be a title, "Holdnr. 3737" is none. */
const COUNTED = /^(?:\p{L}{2,} ){1,2}\d{3,}$/u;

/**
 * Headings that are the same fact of one offering after another, its label misread: "Holdent. 3737", "Holdent. 3744".
 * Their offerings have titles besides.
 */
export function countedFacts(headings: readonly Heading[]): ReadonlySet<Heading> {
  const counted = headings.filter(({ text }) => COUNTED.test(fold(text)));
  const alike = [...groupBy(counted, ({ text }) => fold(text).replace(/\d+$/u, '')).values()];
  return new Set(alike.filter(({ length }) => length >= LEAST).flat());
}
