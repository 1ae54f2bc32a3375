import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PGlite, types } from '@electric-sql/pglite';
import { unpackFolder } from './archive.ts';
import { partsFor } from './pglite-parts.ts';

/**
 * PostgreSQL's own 128 MB are taken before the first statement; the system remembers files, too. Half of a new
 * database would be log with segments of 16 MB.
 */
const SHARED_BUFFERS = '32MB';

/**
 * Opens the database in a folder. A new one is made beside its place, so that it is there whole or not at all.
 */
export async function openPGlite(folder: string): Promise<PGlite> {
  const { postgres, empty } = partsFor(folder);
  const archive = await empty;
  if (archive !== undefined) {
    const unpacked = join(dirname(folder), 'database.new');
    await rm(unpacked, { recursive: true, force: true });
    await unpackFolder(archive, unpacked);
    await rename(unpacked, folder);
  }
  return PGlite.create({
    dataDir: folder,
    pgliteWasmModule: await postgres,
    startParams: [...PGlite.defaultStartParams, '-c', `shared_buffers=${SHARED_BUFFERS}`],
    initDbStartParams: ['--wal-segsize=1'],
    // its own ways take seconds for a megabyte
    serializers: {
      [types.BYTEA]: (bytes: Uint8Array) => `\\x${Buffer.from(bytes).toString('hex')}`,
    },
    parsers: { [types.BYTEA]: (hex: string) => Buffer.from(hex.slice(2), 'hex') },
  });
}
