import type { Correction, CorrectionsFile, Warning } from '../model/index.ts';
import { quoted } from './find-offering.ts';

/** What became of a correction. */
export interface Outcome {
  readonly correction: Correction;
  /** Why it was not made; absent where it was, or where the text already is as it wants. */
  readonly unfit?: string;
}

/**
 * A warning for each correction that no longer fits. In another document than they were made on, where none fits at
 * all, one warning says so for all.
 */
export function unfitWarnings(
  outcomes: readonly Outcome[],
  { document }: CorrectionsFile,
  sha256: string,
): Warning[] {
  const unfit = outcomes.filter((outcome) => outcome.unfit !== undefined);
  if (unfit.length > 1 && unfit.length === outcomes.length && document.sha256 !== sha256) {
    return [
      {
        code: 'correction-unfit',
        message: `none of the ${unfit.length} corrections made on ${document.fileName} fits this document`,
      },
    ];
  }
  return unfit.map(({ correction, unfit: reason }) => ({
    code: 'correction-unfit',
    message: `${describe(correction)} was not made: ${reason}`,
  }));
}

function describe(correction: Correction): string {
  switch (correction.op) {
    case 'set':
      return `the correction of ${correction.field} in ${quoted(correction.offering.title)}`;
    case 'rename-section':
      return `the correction of the section ${quoted(correction.before.join(' › '))}`;
    case 'rename-catalogue':
      return `the correction of the catalogue ${quoted(correction.before)}`;
    case 'split':
      return `the splitting of ${quoted(correction.offering.title)}`;
    case 'merge':
      return `the merging of ${quoted(correction.offering.title)} into ${quoted(correction.into.title)}`;
    case 'drop':
      return `the dropping of ${quoted(correction.offering.title)}`;
    case 'undo-edit':
      return `the undoing of ${quoted(correction.before)} → ${quoted(correction.after)}`;
  }
}
