import { compareInTurn } from '../../comparison.ts';
import type { CatalogueFile, DiffFile } from '../../model/index.ts';
import { type Reply, replyOf } from '../../thread/index.ts';

export interface CompareTask {
  readonly before: CatalogueFile;
  readonly after: CatalogueFile;
}

export interface Compared {
  readonly diff: DiffFile;
  /** Ids of the offerings that are the same: before, after. */
  readonly pairs: readonly (readonly [string, string])[];
}

export const compare = ({ before, after }: CompareTask): Promise<Reply<Compared>> =>
  replyOf(after.document.fileName, async () => {
    const editions = [before, after].map((file) => ({ label: file.document.fileName, file }));
    const [comparison] = await compareInTurn(editions);
    const { diff, matching } = comparison!;
    return {
      diff,
      pairs: matching.pairs.map((pair) => [pair.before.id, pair.after.id] as const),
    };
  });
