import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { katalog, programme, writePdf } from '../cli/katalog.ts';

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'katalog-disks-'));
  await writePdf(join(cwd, 'a.pdf'), programme, { pages: 3 });
  await writeFile(join(cwd, 'long.txt'), 'Kursus i maling v. Foreningen\n\n'.repeat(120));
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

const run = (...args: string[]) => katalog(['run', ...args, '--quiet'], { cwd });

/** Whether this user may make small disks of memory: root on Linux. */
const mounts = process.platform === 'linux' && process.getuid?.() === 0 && canMount();
function canMount(): boolean {
  try {
    execFileSync('unshare', ['-m', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Mounts a disk of some kilobytes at a folder for as long as `work` takes. */
async function onDisk(options: string, work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(cwd, 'disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]);
  try {
    await work(folder);
  } finally {
    execFileSync('umount', ['-l', folder]);
  }
}

describe.skipIf(!mounts)('a disk', () => {
  test('that is full ends the document with 7, and leaves nothing half-written', () =>
    onDisk('size=16k', async (folder) => {
      const { code, stderr } = await run('long.txt', '--out', folder);
      expect(code).toBe(7);
      expect(stderr).toMatch(/the disk is full\. Make room, or choose another place/);
      const left = await readdir(join(folder, 'long'));
      expect(left.filter((name) => name.endsWith('.tmp'))).toEqual([]);
      for (const name of left.filter((each) => each.endsWith('.json'))) {
        JSON.parse(await readFile(join(folder, 'long', name), 'utf8'));
      }
    }));

  test('that is read-only ends the run with 7, before any work', () =>
    onDisk('size=64k,ro', async (folder) => {
      const { code, stderr } = await run('a.pdf', '--out', join(folder, 'out'));
      expect(code).toBe(7);
      expect(stderr).toMatch(/the disk is read-only\. Choose another place/);
    }));

  test('that is full or read-only where the cache is costs the cache alone', () =>
    onDisk('size=4k,ro', async (folder) => {
      const env = { KATALOG_CACHE: join(folder, 'cache') };
      const { code } = await katalog(['run', 'a.pdf', '--out', 'cacheless'], { cwd, env });
      expect(code).toBe(0);
      expect(await readdir(join(cwd, 'cacheless', 'a'))).toContain('catalogue.json');
    }));
});

describe('processes beside each other', () => {
  test('with the same cache and results leave the results of one, whole', async () => {
    const ends = await Promise.all([1, 2, 3].map(() => run('a.pdf', '--out', 'shared')));
    expect(ends.map(({ code }) => code)).toEqual([0, 0, 0]);
    await run('a.pdf', '--out', 'alone');
    const files = (await readdir(join(cwd, 'shared', 'a'))).sort();
    expect(files).toEqual((await readdir(join(cwd, 'alone', 'a'))).sort());
    for (const name of files.filter((each) => each !== 'run.json')) {
      const [one, other] = await Promise.all(
        ['shared', 'alone'].map((folder) => readFile(join(cwd, folder, 'a', name), 'utf8')),
      );
      expect(one, name).toBe(other);
    }
  });
});

/** Root may write everywhere. */
describe.skipIf(process.getuid?.() === 0)('a folder that may not be written', () => {
  test('ends the run with 7', async () => {
    await mkdir(join(cwd, 'closed'));
    await chmod(join(cwd, 'closed'), 0o500);
    const { code, stderr } = await run('a.pdf', '--out', 'closed/out');
    expect(code).toBe(7);
    expect(stderr).toMatch(/it may not be written/);
  });
});
