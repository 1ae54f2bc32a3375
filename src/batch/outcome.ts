import { type KatalogError, NothingFoundError, PartialError } from '../model/index.ts';

/** How it ended for one input, or for an argument that led to none. */
export interface Outcome {
  /** The input as the user knows it. */
  readonly label: string;
  readonly seconds: number;
  /** What was written; absent where the document failed as a whole. */
  readonly delivered?: Delivered;
  /** Its time was up before all of it was read: another run would go on. */
  readonly late?: boolean;
  /** Why it is not all that was asked for; absent where all went well. */
  readonly error?: KatalogError;
}

export interface Delivered {
  /** The folder of the results. */
  readonly folder: string;
  /** Pages that were read. */
  readonly pages: number;
  readonly offerings: number;
  readonly warnings: number;
  readonly failedPages: readonly KatalogError[];
}

/** What the user must be told of a document whose results are written; nothing where all is well. */
export function shortfall(label: string, delivered: Delivered): KatalogError | undefined {
  const failed = delivered.failedPages.length;
  if (failed > 0) {
    return new PartialError({
      file: label,
      reason: `${failed} of ${delivered.pages + failed} pages could not be read; the rest is written`,
      remedy: 'See above for each page, mend the cause and run it again',
    });
  }
  if (delivered.offerings > 0) return undefined;
  return new NothingFoundError({
    file: label,
    reason: 'it was read, but holds nothing that looks like an offering',
    remedy:
      'Read text.txt in the results to see what was read, and try --ocr always or a --profile',
  });
}

/** The exit code of a whole run: what every input ended with, 0 or an error's own, and 6 where they differ. */
export function exitCode(outcomes: readonly Outcome[]): number {
  const codes = new Set(outcomes.map(({ error }) => error?.exitCode ?? 0));
  return codes.size === 1 ? [...codes][0]! : 6;
}
