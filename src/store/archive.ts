import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { unpackTar } from 'modern-tar';
import { packTar } from 'modern-tar/fs';

/** Packs a folder as a .tar.gz. */
export async function packFolder(folder: string, archive: string): Promise<void> {
  const packed = await promisify(gzip)(await buffer(packTar(folder)), { level: 9 });
  await mkdir(dirname(archive), { recursive: true });
  await writeFile(archive, packed);
}

/**
 * Unpacks a tar that `packFolder` made, inflated. The thousand small files of a database are written one after the
 * other: to stream them, and to wait for each, takes five times as long (bench/service/start.ts).
 */
export async function unpackFolder(tar: Uint8Array, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const { header, data } of await unpackTar(tar)) {
    const path = join(folder, header.name);
    if (header.type === 'directory') mkdirSync(path, { recursive: true });
    else writeFileSync(path, data ?? new Uint8Array());
  }
}
