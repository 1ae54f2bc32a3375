import { sql } from 'kysely';
import type { Database } from './database.ts';

/**
 * The turn in which the first page of a document is read. A document's pages take consecutive turns, and the lowest
 * turn is served first, whosever it is; one that comes later begins with the turn that is being served. So all
 * advance page by page, and none waits for all pages of a longer one (start-time fair queueing: Goyal, Vin and Cheng
 * 1996).
 */
export async function turnOf(db: Database, id: string): Promise<number> {
  const served = await db
    .selectFrom('documents as each')
    .innerJoin('documents as own', (join) => join.on('own.id', '=', id))
    .select(sql<number | null>`min(each.turn + each.pages_done)::int`.as('turn'))
    .where('each.state', '=', 'reading')
    .whereRef('each.priority', '=', 'own.priority')
    .executeTakeFirst();
  return served?.turn ?? 0;
}
