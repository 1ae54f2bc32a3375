import type { Aspect, FieldChange } from '../model/index.ts';
import type { WordNoise } from './words.ts';

/** What a comparison of one field found. */
export interface FieldFinding {
  readonly aspect: Aspect;
  /** Absent where the reading explains all that differs. */
  readonly change?: FieldChange;
  readonly noise: readonly (WordNoise & { readonly path: string })[];
  /** Of the texts, where the field is one. */
  readonly similarity?: number;
}
