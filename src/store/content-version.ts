import { sql } from 'kysely';
import type { Database } from './database.ts';

/** Changes whenever catalogues, editions or offerings do. */
export async function contentVersion(db: Database): Promise<number> {
  const { rows } = await sql<{ content: number }>`select content from versions`.execute(db);
  return rows[0]!.content;
}

/** To be called by whoever changes one: what readers saw is then out of date. */
export async function countChange(db: Database): Promise<void> {
  await sql`update versions set content = content + 1`.execute(db);
}
