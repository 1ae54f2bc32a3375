import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What decides the records of a document besides its pages: the program, and the data that comes with it. */
const FOLDERS = ['dist', 'models', 'profiles'];

let known: string | undefined;

/**
 * Tells one build of katalog from another, by the names, sizes and times of its files; undefined where it runs from its
 * sources, which may change while it runs.
 */
export function builtCode(): string | undefined {
  if (import.meta.url.endsWith('.ts')) return undefined;
  known ??= hashOf(fileURLToPath(new URL('..', import.meta.url)));
  return known;
}

function hashOf(root: string): string {
  const hash = createHash('sha256').update(process.version);
  for (const folder of FOLDERS) {
    const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((name) => !/\.(?:d\.ts|map)$/.test(name)).sort()) {
      const { size, mtimeMs } = statSync(join(root, folder, file));
      hash.update(`${file}\n${size}\n${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}
