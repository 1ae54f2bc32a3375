import { isDeepStrictEqual } from 'node:util';
import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import { UnavailableError } from '../../model/index.ts';
import { up as first } from './001-first.ts';
import { up as search } from './002-search.ts';
import { up as keeping } from './003-keeping.ts';
import { up as narrowing } from './004-narrowing.ts';
import { up as teachers } from './005-teachers.ts';

/** In order; one that was released is never changed, only followed by another. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '001-first': { up: first },
  '002-search': { up: search },
  '003-keeping': { up: keeping },
  '004-narrowing': { up: narrowing },
  '005-teachers': { up: teachers },
};

/**
 * Brings a database to the form that this version of katalog works with. Of several processes that start at once, one
 * does it.
 *
 * @throws UnavailableError where a newer katalog has been at work on it, or where it cannot be done.
 */
export async function migrate<T>(db: Kysely<T>): Promise<void> {
  if (await isUpToDate(db)) return;
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
    migrationTableName: DONE,
    migrationLockTableName: 'katalog_migrations_lock',
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const reason = error instanceof Error ? error.message : String(error);
  throw new UnavailableError({
    reason: `the database cannot be brought up to date (${reason.replace(/\.$/, '')})`,
    remedy: remedyFor(reason),
    cause: error,
  });
}

/** The table of the migrations that were done. */
const DONE = 'katalog_migrations';

/** Nearly always so, and told by one statement: the migrator first reads what tables and columns there are. */
async function isUpToDate<T>(db: Kysely<T>): Promise<boolean> {
  const { rows: tables } = await sql<{ table: string | null }>`
    select to_regclass(${DONE})::text as table`.execute(db);
  if (tables[0]?.table == null) return false;
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(DONE)}`.execute(db);
  return isDeepStrictEqual(rows.map(({ name }) => name).sort(), Object.keys(MIGRATIONS).sort());
}

/** Kysely names a migration that was done on the database and is none of ours. */
function remedyFor(reason: string): string {
  const [, unknown] = /previously executed migration (\S+) is missing/.exec(reason) ?? [];
  if (unknown === undefined) return 'Check that its user may create tables';
  const newest = Object.keys(MIGRATIONS).sort().at(-1)!;
  return unknown > newest
    ? 'It was made by a newer katalog: use that version'
    : 'It was made by a katalog from before the first release, whose tables are no longer known: begin with another folder (--data) or database, and upload the documents again';
}
