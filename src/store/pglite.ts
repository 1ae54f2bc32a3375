import { createReadStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';
import { PGlite, types } from '@electric-sql/pglite';
import { unpackTar } from 'modern-tar/fs';

/**
 * Opens the database in a folder. A new one is unpacked from an archive, beside its place, so that it is there whole
 * or not at all; to have PostgreSQL make it takes three times as long.
 */
export async function openPGlite(folder: string): Promise<PGlite> {
  if (!existsSync(folder)) {
    const unpacked = join(dirname(folder), 'database.new');
    await rm(unpacked, { recursive: true, force: true });
    await pipeline(createReadStream(archive()), createGunzip(), unpackTar(unpacked));
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

/** The empty database that comes with PGlite, of the same version. */
function archive(): string {
  const entry = import.meta.resolve('@electric-sql/pglite-prepopulatedfs');
  return fileURLToPath(new URL('prepopulatedfs.tgz', entry));
}
