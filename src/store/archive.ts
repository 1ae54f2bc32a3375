import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { unpackTar } from 'modern-tar';
import { packTar } from 'modern-tar/fs';

/** Packs a folder as a .tar.gz. */
export async function packFolder(folder: string, archive: string): Promise<void> {
  const packed = await promisify(gzip)(await buffer(packTar(folder)), { level: 9 });
  await mkdir(dirname(archive), { recursive: true });
  await writeFile(archive, packed);
}

/**
 * Unpacks an archive that `packFolder` made. The thousand small files of a database are written one after the other: to
 * stream them, and to wait for each, takes five times as long (bench/service/start.ts).
 *
 * @throws as readFile where there is no such archive.
 */
export async function unpackArchive(archive: string | URL, folder: string): Promise<void> {
  const entries = await unpackTar(await promisify(gunzip)(await readFile(archive)));
  mkdirSync(folder, { recursive: true });
  for (const { header, data } of entries) {
    const path = join(folder, header.name);
    if (header.type === 'directory') mkdirSync(path, { recursive: true });
    else writeFileSync(path, data ?? new Uint8Array());
  }
}
