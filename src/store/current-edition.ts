import { sql } from 'kysely';
import type { Database } from './database.ts';

/** Says anew which edition is the current one, and tells it; a catalogue without editions goes. */
export async function settleCatalogue(
  db: Database,
  catalogueId: string,
): Promise<string | undefined> {
  const newest = await db
    .selectFrom('editions')
    .select(['id', 'title', 'current'])
    .where('catalogue_id', '=', catalogueId)
    .orderBy('dated', 'desc')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (newest === undefined) {
    await db.deleteFrom('catalogues').where('id', '=', catalogueId).execute();
    return undefined;
  }
  await db
    .updateTable('editions')
    .set({ current: sql<boolean>`id = ${newest.id}` })
    .where('catalogue_id', '=', catalogueId)
    .where(sql<boolean>`current <> (id = ${newest.id})`)
    .execute();
  await db
    .updateTable('offerings')
    .set({ current: sql<boolean>`edition_id = ${newest.id}` })
    .where('catalogue_id', '=', catalogueId)
    .where(sql<boolean>`current <> (edition_id = ${newest.id})`)
    .execute();
  await db
    .updateTable('catalogues')
    .set({ updated_at: sql`now()` })
    .where('id', '=', catalogueId)
    .execute();
  return newest.id;
}
