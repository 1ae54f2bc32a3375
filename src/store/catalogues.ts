import { sql } from 'kysely';
import { countChange } from './content-version.ts';
import { type Cursor, type Listed, listed } from './cursor.ts';
import type { Database } from './database.ts';

/** A catalogue that is followed from edition to edition. */
export interface StoredCatalogue {
  readonly id: string;
  readonly title: string;
  readonly editions: number;
  /** Of its current edition. */
  readonly offerings: number;
  readonly currentEdition?: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface Catalogues {
  /** The newest first. */
  list(options: {
    readonly limit: number;
    readonly after?: Cursor | undefined;
  }): Promise<Listed<StoredCatalogue>>;
  find(id: string): Promise<StoredCatalogue | undefined>;
  rename(id: string, title: string): Promise<void>;
}

export function cataloguesIn(db: Database): Catalogues {
  const select = () =>
    db
      .selectFrom('catalogues')
      .select((catalogue) => [
        'catalogues.id',
        'catalogues.title',
        'catalogues.created_at',
        'catalogues.updated_at',
        catalogue
          .selectFrom('editions')
          .select(sql<number>`count(*)::int`.as('n'))
          .whereRef('editions.catalogue_id', '=', 'catalogues.id')
          .as('editions'),
        catalogue
          .selectFrom('editions')
          .select('editions.offering_count')
          .whereRef('editions.catalogue_id', '=', 'catalogues.id')
          .where('editions.current', '=', true)
          .as('offerings'),
        catalogue
          .selectFrom('editions')
          .select('editions.id')
          .whereRef('editions.catalogue_id', '=', 'catalogues.id')
          .where('editions.current', '=', true)
          .as('current_edition'),
      ]);
  return {
    list: async ({ limit, after }) => {
      let query = select()
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1);
      if (after !== undefined) {
        query = query.where(sql<boolean>`(created_at, id) < (${after.at}, ${after.id})`);
      }
      return listed((await query.execute()).map(catalogueOf), limit);
    },
    find: async (id) => {
      const row = await select().where('catalogues.id', '=', id).executeTakeFirst();
      return row && catalogueOf(row);
    },
    rename: async (id, title) => {
      await db
        .updateTable('catalogues')
        .set({ title, updated_at: sql`now()` })
        .where('id', '=', id)
        .execute();
      await countChange(db);
    },
  };
}

interface CatalogueRow {
  readonly id: string;
  readonly title: string;
  readonly editions: number | null;
  readonly offerings: number | null;
  readonly current_edition: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
}

const catalogueOf = (row: CatalogueRow): StoredCatalogue => ({
  id: row.id,
  title: row.title,
  editions: row.editions ?? 0,
  offerings: row.offerings ?? 0,
  ...(row.current_edition !== null && { currentEdition: row.current_edition }),
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});
