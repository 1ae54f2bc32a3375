import { createRequire } from 'node:module';
import { LabelledField, type Profile } from '../../model/index.ts';
import { fold } from '../fold.ts';

// by subpath: the whole of natural takes long to import and opens database drivers
const { LevenshteinDistance } = createRequire(import.meta.url)(
  'natural/lib/natural/distance/levenshtein_distance.js',
) as { LevenshteinDistance: (a: string, b: string) => number };

/** The field that a label names; undefined for a label that the profile does not know. */
export type FieldNamer = (label: string) => LabelledField | undefined;

/** How labels are read: as the profile has them, and also as they may have been misread. */
export interface LabelNames {
  /** Letter by letter, but for case, æ, ø and å. */
  readonly exactly: FieldNamer;
  /** Also with one letter misread. */
  readonly nearly: FieldNamer;
}

/** Longer labels may be misread by one letter. */
const LONG_LABEL = 6;

/** The names of one profile's labels. */
export function labelNames(profile: Profile): LabelNames {
  const fields = new Map<string, LabelledField>();
  for (const field of LabelledField.options) {
    for (const label of profile.labels[field] ?? []) {
      if (!fields.has(fold(label))) fields.set(fold(label), field);
    }
  }
  const exactly: FieldNamer = (label) => fields.get(fold(label));
  return {
    exactly,
    nearly: (label) => {
      const known = exactly(label);
      const key = fold(label);
      if (known !== undefined || key.length < LONG_LABEL) return known;
      for (const [other, field] of fields) {
        if (other.length >= LONG_LABEL && LevenshteinDistance(other, key) <= 1) return field;
      }
      return undefined;
    },
  };
}
