import { likeness, plainly } from './likeness.ts';

export interface Titled {
  readonly title: string;
  /** Titles of the sections it stands in, outermost first. */
  readonly section: readonly string[];
}

export interface Pairing<T, G> {
  readonly pairs: readonly (readonly [truth: T, got: G])[];
  readonly missed: readonly T[];
  readonly spurious: readonly G[];
}

/** Less alike than this is taken for another offering. Damaged titles stay above it, neighbours below. */
const leastLikeness = 0.6;
/** Between equal candidates the same title decides. */
const sameTitle = 0.3;

/** Pairs what should be found with what was found, one to one, the likest first by title and section. */
export function pair<T extends Titled, G extends Titled>(
  truth: readonly T[],
  got: readonly G[],
): Pairing<T, G> {
  const candidates = truth
    .flatMap((want) => got.map((found) => ({ want, found, score: pairScore(want, found) })))
    .filter(({ score }) => score >= leastLikeness)
    .sort((a, b) => b.score - a.score);
  const [wanted, taken] = [new Set<T>(), new Set<G>()];
  const pairs: [T, G][] = [];
  for (const { want, found } of candidates) {
    if (wanted.has(want) || taken.has(found)) continue;
    wanted.add(want);
    taken.add(found);
    pairs.push([want, found]);
  }
  return {
    pairs,
    missed: truth.filter((want) => !wanted.has(want)),
    spurious: got.filter((found) => !taken.has(found)),
  };
}

function pairScore(a: Titled, b: Titled): number {
  const same = plainly(a.title).toLowerCase() === plainly(b.title).toLowerCase();
  return likeness(key(a), key(b)) + (same ? sameTitle : 0);
}

const key = ({ title, section }: Titled): string => `${title} | ${section.join(' / ')}`;
