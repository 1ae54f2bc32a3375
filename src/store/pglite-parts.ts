import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

/** What an embedded database is made of. Both take long, and other threads do it. */
export interface PGliteParts {
  /** PostgreSQL as WebAssembly. */
  readonly postgres: Promise<WebAssembly.Module>;
  /** A tar of an empty database with all tables; undefined where there is a database, or none was built. */
  readonly empty: Promise<Uint8Array | undefined>;
}

/** Which `npm run prepare` makes (tools/database): to have PostgreSQL make one takes seconds. */
const EMPTY = new URL(
  import.meta.url.endsWith('.ts')
    ? '../../dist/store/empty-database.tar.gz'
    : 'empty-database.tar.gz',
  import.meta.url,
);

/** Those that are being made for a folder, until it is opened. */
const begun = new Map<string, PGliteParts>();

/** Where the database of a store lies in the folder of the store. */
export const databaseIn = (folder: string): string => join(folder, 'database');

/** Begins to make what a store in a folder will be opened with, while the caller loads what it needs. */
export function beginPGlite(folder: string): void {
  const database = databaseIn(folder);
  const parts = makeParts(database);
  // whoever opens it is told
  for (const part of Object.values(parts)) part.catch(() => {});
  begun.set(database, parts);
}

/** What the database in a folder is opened with; as far as it was begun. */
export function partsFor(database: string): PGliteParts {
  const parts = begun.get(database) ?? makeParts(database);
  begun.delete(database);
  return parts;
}

const makeParts = (database: string): PGliteParts => ({
  postgres: compilePostgres(),
  empty: existsSync(database) || !existsSync(EMPTY) ? Promise.resolve(undefined) : inflate(EMPTY),
});

/** Node has it, and its types do not say so. */
declare const WebAssembly: { compile(bytes: Uint8Array): Promise<WebAssembly.Module> };

async function compilePostgres(): Promise<WebAssembly.Module> {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  return WebAssembly.compile(await readFile(join(dirname(entry), 'pglite.wasm')));
}

const inflate = async (archive: URL): Promise<Uint8Array> =>
  promisify(gunzip)(await readFile(archive));
