import { compareInTurn } from '../../comparison.ts';
import type { CatalogueFile, DiffFile, Edit } from '../../model/index.ts';
import { type Reply, replyOf } from '../../thread/index.ts';

/** The records of an edition, and what was mended in the document that it stands in. */
export interface ComparedEdition {
  readonly file: CatalogueFile;
  readonly edits: readonly Edit[];
}

export interface CompareTask {
  readonly before: ComparedEdition;
  readonly after: ComparedEdition;
}

export interface Compared {
  readonly diff: DiffFile;
  /** Ids of the offerings that are the same: before, after. */
  readonly pairs: readonly (readonly [string, string])[];
}

export const compare = ({ before, after }: CompareTask): Promise<Reply<Compared>> =>
  replyOf(after.file.document.fileName, async () => {
    const editions = [before, after].map((each) => ({
      ...each,
      label: each.file.document.fileName,
    }));
    const [comparison] = await compareInTurn(editions);
    const { diff, matching } = comparison!;
    return {
      diff,
      pairs: matching.pairs.map((pair) => [pair.before.id, pair.after.id] as const),
    };
  });
