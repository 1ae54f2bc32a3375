import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { type CompiledQuery, Kysely, PostgresDialect, CompiledQuery as Query } from 'kysely';
import { UnavailableError } from '../model/index.ts';
import { lockFolder } from './folder-lock.ts';
import { lanesOf, type NamedStatement } from './lanes.ts';
import { migrate } from './migrations/index.ts';
import { pgliteDialect } from './pglite-dialect.ts';
import { databaseIn } from './pglite-parts.ts';
import type { Tables } from './tables.ts';

/** Where a store lives: a PostgreSQL, or a folder in which katalog keeps a database of its own. */
export type StorePlace = { readonly url: string } | { readonly folder: string };

export type Database = Kysely<Tables>;

export interface OpenDatabase {
  readonly db: Database;
  /** Whether the database lives in this process, so that no other can share it. */
  readonly embedded: boolean;
  /** Runs a statement that comes again and again: PostgreSQL reads and plans it once for each connection. */
  prepared<R>(query: CompiledQuery<R>, turn?: Pick<NamedStatement, 'first'>): Promise<readonly R[]>;
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

/** Of one process: for transactions and what is asked for now and then, and for searches (bench/service/load.ts). */
const CONNECTIONS = { pool: 10, lanes: 2, ahead: 4 };

/**
 * How statements are planned. A page that is not the next one costs little more than the next on the disks of today
 * (the default is of turning ones); statements here are too small to be compiled to machine code or shared out among
 * processes; a table is always read from its beginning, so that a search gives the same the next time; and what is
 * prepared is planned once for all values: to plan a search takes as long as the search.
 */
const PLANNING = `
  set plan_cache_mode = force_generic_plan;
  set random_page_cost = 1.1;
  set jit = off;
  set max_parallel_workers_per_gather = 0;
  set synchronize_seqscans = off`;

async function openPostgres(url: string): Promise<OpenDatabase> {
  const { default: pg } = await import('pg');
  const connection = {
    connectionString: url,
    application_name: 'katalog',
    connectionTimeoutMillis: 10_000,
  };
  const lanes = lanesOf(CONNECTIONS, async () => {
    const client = new pg.Client({ ...connection, pipeline: true });
    await client.connect();
    await client.query(PLANNING);
    return client;
  });
  const pool = new pg.Pool({
    max: CONNECTIONS.pool,
    ...connection,
    onConnect: async (client) => {
      await client.query(PLANNING);
    },
  });
  // a connection that breaks while it is idle is replaced when one is next wanted
  pool.on('error', () => {});
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
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
  return {
    db,
    embedded: false,
    prepared: <R>({ sql, parameters }: CompiledQuery<R>, turn = {}) =>
      lanes.query<R & object>({ name: nameOf(sql), text: sql, values: [...parameters], ...turn }),
    close: async () => {
      await lanes.close();
      await db.destroy();
    },
  };
}

/** PostgreSQL takes names of 63 bytes. */
const nameOf = (sql: string): string => createHash('sha256').update(sql).digest('base64url');

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
      const database = await openPGlite(databaseIn(folder));
      await database.exec(PLANNING);
      return database;
    }),
  });
  const close = async (): Promise<void> => {
    await db.destroy();
    await unlock();
  };
  return {
    db,
    embedded: true,
    prepared: async (query) => (await db.executeQuery(query)).rows,
    close,
  };
}
