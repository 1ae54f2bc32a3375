import { fold } from '../model/index.ts';

/** An edition that came, to be laid to the catalogue that it is an edition of. */
export interface Comer {
  readonly title: string;
  /** Titles of its offerings, as they are compared; each once. */
  readonly keys: readonly string[];
}

/** A catalogue that shares offerings with it, by its current edition. */
export interface CandidateCatalogue {
  readonly id: string;
  readonly title: string;
  /** Different titles of offerings: how many it has, and how many of them the comer has too. */
  readonly offerings: number;
  readonly shared: number;
}

/** The title of an offering as it is compared: what a reading may differ in is left out. */
export const titleKey = (title: string): string => fold(title).replaceAll(' ', '');

/** The title of a catalogue without what tells one edition from another: years, numbers, seasons. */
const catalogueKey = (title: string): string =>
  fold(title)
    .replace(/\d+/g, ' ')
    .replace(/\b(foraar|forar|efteraar|efterar|sommer|vinter|spring|autumn|summer|winter)\b/g, ' ')
    .replace(/\s+/g, '');

/**
 * Of offerings, the share that both must have to be editions of one catalogue: a fifth where the titles agree, since a
 * publisher may renew much; most of them where they do not, since two catalogues of one publisher share some.
 */
const SHARED = { sameTitle: 0.2, otherTitle: 0.6 };

/** The catalogue that an edition belongs to; undefined where it is the first of a new one. */
export function chooseCatalogue(
  { title, keys }: Comer,
  candidates: readonly CandidateCatalogue[],
): CandidateCatalogue | undefined {
  const judged = candidates.map((candidate) => ({
    candidate,
    same: catalogueKey(candidate.title) === catalogueKey(title),
    // against the smaller where the titles agree: an edition may grow
    share: candidate.shared / Math.max(1, Math.min(keys.length, candidate.offerings)),
    ofBoth: candidate.shared / Math.max(1, keys.length, candidate.offerings),
  }));
  const fitting = judged.filter(({ same, share, ofBoth }) =>
    same ? share >= SHARED.sameTitle : ofBoth >= SHARED.otherTitle,
  );
  fitting.sort((a, b) => Number(b.same) - Number(a.same) || b.ofBoth - a.ofBoth);
  return fitting[0]?.candidate;
}
