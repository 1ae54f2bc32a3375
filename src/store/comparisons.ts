import { sql } from 'kysely';
import type { DiffFile } from '../model/index.ts';
import type { Database } from './database.ts';
import type { StoredEdition } from './editions.ts';

/** What changed between two editions, as it was compared. */
export interface StoredComparison {
  /** JSON: katalog/diff@1 */
  readonly diff: string;
  /** Ids of the offerings that are the same in both: before, after. */
  readonly pairs: readonly (readonly [string, string])[];
}

export interface ComparisonSummary {
  readonly beforeId: string;
  readonly afterId: string;
  readonly changed: number;
  readonly added: number;
  readonly removed: number;
}

export interface Comparisons {
  /** Absent where they were not compared, or one was made anew since. */
  find(beforeId: string, afterId: string): Promise<StoredComparison | undefined>;
  save(
    before: Pick<StoredEdition, 'id' | 'revision'>,
    after: Pick<StoredEdition, 'id' | 'revision'>,
    compared: { readonly diff: DiffFile; readonly pairs: StoredComparison['pairs'] },
  ): Promise<void>;
  /** Whether something changed that was not announced before: then it is announced now. */
  announce(beforeId: string, afterId: string): Promise<boolean>;
  /** Of all editions of a catalogue that were compared. */
  summaries(catalogueId: string): Promise<readonly ComparisonSummary[]>;
}

export function comparisonsIn(db: Database): Comparisons {
  const valid = () =>
    db
      .selectFrom('comparisons as c')
      .innerJoin('editions as before', 'before.id', 'c.before_id')
      .innerJoin('editions as after', 'after.id', 'c.after_id')
      .whereRef('before.revision', '=', 'c.before_revision')
      .whereRef('after.revision', '=', 'c.after_revision');
  return {
    find: async (beforeId, afterId) => {
      const row = await valid()
        .select(['c.diff', 'c.pairs'])
        .where('c.before_id', '=', beforeId)
        .where('c.after_id', '=', afterId)
        .executeTakeFirst();
      return row && { diff: row.diff, pairs: JSON.parse(row.pairs) };
    },
    save: async (before, after, { diff, pairs }) => {
      const { changed, added, removed } = diff.summary;
      const content = {
        before_revision: before.revision,
        after_revision: after.revision,
        diff: JSON.stringify(diff),
        pairs: JSON.stringify(pairs),
        changed,
        added,
        removed,
      };
      await db
        .insertInto('comparisons')
        .values({ before_id: before.id, after_id: after.id, ...content })
        .onConflict((conflict) =>
          conflict
            .columns(['before_id', 'after_id'])
            .doUpdateSet({ ...content, made_at: sql`now()` }),
        )
        .execute();
    },
    announce: async (beforeId, afterId) =>
      (
        await db
          .updateTable('comparisons')
          .set({ announced: true })
          .where('before_id', '=', beforeId)
          .where('after_id', '=', afterId)
          .where('announced', '=', false)
          .where(sql<boolean>`added + removed + changed > 0`)
          .returning('after_id')
          .execute()
      ).length > 0,
    summaries: async (catalogueId) =>
      valid()
        .select([
          'c.before_id as beforeId',
          'c.after_id as afterId',
          'c.changed',
          'c.added',
          'c.removed',
        ])
        .where('after.catalogue_id', '=', catalogueId)
        .whereRef('before.catalogue_id', '=', 'after.catalogue_id')
        .execute(),
  };
}
