import { sql } from 'kysely';
import type { Database } from './database.ts';

/** Says anew which edition is the current one, and tells it; a catalogue without editions goes. */
export async function settleCatalogue(
  db: Database,
  catalogueId: string,
): Promise<string | undefined> {
  const newest = await db
    .selectFrom('editions')
    .select('id')
    .where('catalogue_id', '=', catalogueId)
    .orderBy('dated', 'desc')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (newest === undefined) {
    await db.deleteFrom('catalogues').where('id', '=', catalogueId).execute();
    return undefined;
  }
  const changed = await db
    .updateTable('editions')
    .set({ current: sql<boolean>`id = ${newest.id}` })
    .where('catalogue_id', '=', catalogueId)
    .where(sql<boolean>`current <> (id = ${newest.id})`)
    .returning(['id', 'current'])
    .execute();
  for (const { id, current } of changed) {
    await db.updateTable('offerings').set({ current }).where('edition_id', '=', id).execute();
  }
  await db
    .updateTable('catalogues')
    .set({ updated_at: sql`now()` })
    .where('id', '=', catalogueId)
    .execute();
  return newest.id;
}
