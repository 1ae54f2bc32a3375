import type { PGlite } from '@electric-sql/pglite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';

/**
 * PGlite for Kysely. It is one connection: who holds it, for a transaction, has it alone, and the others wait in line.
 * (kysely-pglite-dialect ends at PGlite 0.4, and does not take the several statements at once that pg-boss sends.)
 */
export const pgliteDialect = (open: () => Promise<PGlite>): Dialect => ({
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new PGliteDriver(open),
  createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
});

class PGliteDriver implements Driver {
  readonly #open: () => Promise<PGlite>;
  #database: PGlite | undefined;
  #tail: Promise<void> = Promise.resolve();

  constructor(open: () => Promise<PGlite>) {
    this.#open = open;
  }

  async init(): Promise<void> {
    this.#database = await this.#open();
  }

  async acquireConnection(): Promise<PGliteConnection> {
    const before = this.#tail;
    let release = (): void => {};
    this.#tail = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    return new PGliteConnection(this.#database!, release);
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin'));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async releaseConnection(connection: PGliteConnection): Promise<void> {
    connection.release();
  }

  async destroy(): Promise<void> {
    await this.#tail;
    await this.#database?.close();
  }
}

class PGliteConnection implements DatabaseConnection {
  readonly #database: PGlite;
  readonly release: () => void;

  constructor(database: PGlite, release: () => void) {
    this.#database = database;
    this.release = release;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    // without parameters there may be several statements; the result is that of the last, as in node-postgres
    const result =
      parameters.length === 0
        ? (await this.#database.exec(sql)).at(-1)
        : await this.#database.query(sql, [...parameters]);
    return {
      rows: (result?.rows ?? []) as R[],
      ...(result?.affectedRows !== undefined && { numAffectedRows: BigInt(result.affectedRows) }),
    };
  }

  // biome-ignore lint/correctness/useYield: PGlite has no cursors
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('PGlite has no cursors');
  }
}
