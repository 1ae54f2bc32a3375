import { type Kysely, type Migration, Migrator } from 'kysely';
import { UnavailableError } from '../../model/index.ts';
import { up as first } from './001-first.ts';
import { up as search } from './002-search.ts';

/** In order; one that was released is never changed, only followed by another. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '001-first': { up: first },
  '002-search': { up: search },
};

/**
 * Brings a database to the form that this version of katalog works with. Of several processes that start at once, one
 * does it.
 *
 * @throws UnavailableError where a newer katalog has been at work on it, or where it cannot be done.
 */
export async function migrate<T>(db: Kysely<T>): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
    migrationTableName: 'katalog_migrations',
    migrationLockTableName: 'katalog_migrations_lock',
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const reason = error instanceof Error ? error.message : String(error);
  throw new UnavailableError({
    reason: `the database cannot be brought up to date (${reason.replace(/\.$/, '')})`,
    remedy: /corrupted migrations/.test(reason)
      ? 'It was made by a newer katalog: use that version'
      : 'Check that its user may create tables',
    cause: error,
  });
}
