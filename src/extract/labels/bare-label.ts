import type { Block, LabelledField } from '../../model/index.ts';

/** A label without a colon at the beginning of a line. */
export interface BareLabel {
  readonly field: LabelledField;
  /** As printed. */
  readonly label: string;
  /** Where the value begins in the line; its length where the label stands alone. */
  readonly valueAt: number;
}

/** The bare labels of a document by their block and the number of their line in its text. */
export type BareLabels = ReadonlyMap<Block, ReadonlyMap<number, BareLabel>>;
