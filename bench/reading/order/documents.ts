import { cataloguePages, type Layout } from './catalogue-pages.ts';
import { magazinePages } from './magazine-pages.ts';
import type { TruthDocument } from './truth.ts';

export type Family = 'catalogue' | 'magazine';

/** A document still to be set. */
export interface Plan {
  readonly family: Family;
  readonly name: string;
  set(pages?: number): Promise<TruthDocument>;
}

const layouts: readonly Layout[] = [
  'one-column',
  'two-columns',
  'three-columns',
  'side-panel',
  'cards',
  'table',
  'contents',
];

/**
 * Seeds that may be looked at while katalog is worked on, and seeds that only tell how well it does. Odd and even, so
 * that neither half is of a kind.
 */
const seedsOf = (half: 'develop' | 'test', count: number): number[] =>
  Array.from({ length: count }, (_, i) => 2 * i + (half === 'develop' ? 1 : 2));

export function plansOf(half: 'develop' | 'test', each: number): Plan[] {
  const catalogues = seedsOf(half, each).flatMap((seed) =>
    layouts.map((layout): Plan => {
      const name = `${layout}-${seed}`;
      return { family: 'catalogue', name, set: (pages) => cataloguePages(layout, seed, pages) };
    }),
  );
  const magazines = seedsOf(half, 2 * each).map((seed): Plan => {
    return {
      family: 'magazine',
      name: `magazine-${seed}`,
      set: (pages) => magazinePages(seed, pages),
    };
  });
  return [...catalogues, ...magazines];
}
