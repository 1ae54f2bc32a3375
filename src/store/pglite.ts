import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PGlite, types } from '@electric-sql/pglite';
import { unpackArchive } from './archive.ts';

/**
 * An empty database with all tables, which `npm run prepare` makes (tools/database): to have PostgreSQL make one takes
 * seconds.
 */
const EMPTY = new URL(
  import.meta.url.endsWith('.ts')
    ? '../../dist/store/empty-database.tar.gz'
    : 'empty-database.tar.gz',
  import.meta.url,
);

/**
 * Opens the database in a folder. A new one is made beside its place, so that it is there whole or not at all.
 */
export async function openPGlite(folder: string): Promise<PGlite> {
  if (!existsSync(folder) && existsSync(EMPTY)) {
    const unpacked = join(dirname(folder), 'database.new');
    await rm(unpacked, { recursive: true, force: true });
    await unpackArchive(EMPTY, unpacked);
    await rename(unpacked, folder);
  }
  return PGlite.create({
    dataDir: folder,
    // its own ways take seconds for a megabyte
    serializers: {
      [types.BYTEA]: (bytes: Uint8Array) => `\\x${Buffer.from(bytes).toString('hex')}`,
    },
    parsers: { [types.BYTEA]: (hex: string) => Buffer.from(hex.slice(2), 'hex') },
  });
}
