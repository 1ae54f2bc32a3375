import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type CompiledQuery, Kysely, PostgresDialect, CompiledQuery as Query } from 'kysely';
import { UnavailableError } from '../model/index.ts';
import { lockFolder } from './folder-lock.ts';
import { migrate } from './migrations/index.ts';
import { pgliteDialect } from './pglite-dialect.ts';
import type { Tables } from './tables.ts';

/** Where a store lives: a PostgreSQL, or a folder in which katalog keeps a database of its own. */
export type StorePlace = { readonly url: string } | { readonly folder: string };

export type Database = Kysely<Tables>;

export interface OpenDatabase {
  readonly db: Database;
  /** Whether the database lives in this process, so that no other can share it. */
  readonly embedded: boolean;
  close(): Promise<void>;
}

/** Statements as pg-boss sends them: in a transaction, or by themselves. */
export interface SqlExecutor {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

export const executorOf = (db: Pick<Database, 'executeQuery'>): SqlExecutor => ({
  executeSql: async (text, values = []) => {
    const query: CompiledQuery<unknown> = Query.raw(text, values);
    return { rows: (await db.executeQuery(query)).rows };
  },
});

/**
 * Opens a database and brings it up to date.
 *
 * @throws UnavailableError where it cannot be reached or made.
 */
export async function openDatabase(place: StorePlace): Promise<OpenDatabase> {
  const opened = 'url' in place ? await openPostgres(place.url) : await openEmbedded(place.folder);
  try {
    await migrate(opened.db);
    return opened;
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** Of one process: a search that waits for a connection is slower than one that shares the processors. */
const CONNECTIONS = 10;

/**
 * What a page costs that is not the next one, in pages read in a row. The default, 4, is of turning disks: with it a word
 * that many offerings have is looked for in all of them instead of in the index, which takes three times as long (100,000
 * offerings, bench/service/load.ts).
 */
const RANDOM_PAGE = 1.1;

async function openPostgres(url: string): Promise<OpenDatabase> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    application_name: 'katalog',
    connectionTimeoutMillis: 10_000,
  });
  // a connection that breaks while it is idle is replaced when one is next wanted
  pool.on('error', () => {});
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({
      pool,
      onCreateConnection: async (connection) => {
        await connection.executeQuery(Query.raw(`set random_page_cost = ${RANDOM_PAGE}`));
      },
    }),
  });
  try {
    await pool.query('select 1');
  } catch (cause) {
    await db.destroy();
    throw new UnavailableError({
      reason: `the database cannot be reached (${(cause as Error).message || (cause as NodeJS.ErrnoException).code})`,
      remedy: 'Check DATABASE_URL, and that PostgreSQL runs and takes connections',
      cause,
    });
  }
  return { db, embedded: false, close: () => db.destroy() };
}

async function openEmbedded(folder: string): Promise<OpenDatabase> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (cause) {
    throw new UnavailableError({
      file: folder,
      reason: `the folder cannot be made (${(cause as NodeJS.ErrnoException).code})`,
      remedy: 'Choose another with --data',
      cause,
    });
  }
  const unlock = await lockFolder(folder);
  const db = new Kysely<Tables>({
    dialect: pgliteDialect(async () => {
      const { openPGlite } = await import('./pglite.ts');
      return openPGlite(join(folder, 'database'));
    }),
  });
  const close = async (): Promise<void> => {
    await db.destroy();
    await unlock();
  };
  return { db, embedded: true, close };
}
