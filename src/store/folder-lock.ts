import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UnavailableError } from '../model/index.ts';

/**
 * Keeps a folder for this process: two that wrote to the same embedded database would destroy it. The lock of a
 * process that is gone, however it ended, counts for nothing.
 *
 * @returns what gives the folder free.
 * @throws UnavailableError where another process has it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, 'katalog.pid');
  for (;;) {
    try {
      await writeFile(file, `${process.pid}\n`, { flag: 'wx' });
      return () => rm(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = Number(await readFile(file, 'utf8').catch(() => ''));
    if (isRunning(holder)) {
      throw new UnavailableError({
        file: folder,
        reason: `process ${holder} works in this folder`,
        remedy: `End it, choose another folder, or set DATABASE_URL to let several processes share a PostgreSQL; if process ${holder} is no katalog, delete ${file}`,
      });
    }
    await rm(file, { force: true });
  }
}

/** The first process of a container has the number that the one before it had: one's own lock is none. */
function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
