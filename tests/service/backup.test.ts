import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { serve } from '../../src/service/index.ts';
import { openStore } from '../../src/store/index.ts';
import { postgresPrograms } from '../store/postgres.ts';
import { settingsFor } from './server.ts';

const call = promisify(execFile);
const url = process.env['DATABASE_URL'];

async function temporary(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'katalog-backup-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Serves a place until `work` is done, which is given its address. */
async function served<T>(
  place: { url: string } | { folder: string },
  work: (address: string) => Promise<T>,
): Promise<T> {
  const service = await serve(settingsFor('', { place }));
  await service.working;
  try {
    return await work(service.url);
  } finally {
    await service.stop();
  }
}

const TEXT =
  'Kurser\n\nSporarbejde i sne\nDu lærer at kende spor.\nPris: 950 kr.\nUdbyder: Skovskolen\n';

async function upload(address: string): Promise<void> {
  const form = new FormData();
  form.append('file', new Blob([TEXT]), 'kurser.txt');
  const response = await fetch(`${address}api/v1/documents`, { method: 'POST', body: form });
  const { items } = (await response.json()) as { items: [{ id: string }] };
  const state = async () => {
    const document = await fetch(`${address}api/v1/documents/${items[0].id}`);
    return ((await document.json()) as { state: string }).state;
  };
  await expect.poll(state, { timeout: 60_000 }).toBe('done');
}

const found = async (address: string): Promise<string[]> => {
  const response = await fetch(`${address}api/v1/offerings?q=sporarbejde`);
  const { items } = (await response.json()) as { items: { offering: { title: string } }[] };
  return items.map(({ offering }) => offering.title);
};

it.skipIf(url !== undefined)('a copy of the folder is the whole service', async () => {
  const folder = await temporary();
  await served({ folder: join(folder, 'data') }, upload);
  await cp(join(folder, 'data'), join(folder, 'copy'), { recursive: true });
  await served({ folder: join(folder, 'copy') }, async (address) => {
    expect(await found(address)).toEqual(['Sporarbejde i sne']);
    // and goes on
    await upload(address);
  });
});

it.skipIf(url === undefined)(
  'what pg_dump wrote is the whole service in a new database',
  async () => {
    const folder = await temporary();
    const programs = (await postgresPrograms())!;
    const run = (program: string, ...args: string[]) => call(join(programs, program), args);
    await served({ url: url! }, upload);
    await run('pg_dump', '--format=custom', `--file=${join(folder, 'katalog.dump')}`, url!);
    await run('createdb', `--maintenance-db=${url}`, 'restored');
    onTestFinished(async () => {
      await run('dropdb', '--force', `--maintenance-db=${url}`, 'restored');
    });
    const restored = url!.replace(/[^/]+$/, 'restored');
    await run(
      'pg_restore',
      '--exit-on-error',
      `--dbname=${restored}`,
      join(folder, 'katalog.dump'),
    );
    await served({ url: restored }, async (address) => {
      expect(await found(address)).toContain('Sporarbejde i sne');
      await upload(address);
    });
  },
);

it.each([
  ['a newer katalog', '999-of-tomorrow', /use that version/],
  ['a katalog from before the first release', '001-early', /upload the documents again/],
])('a database of %s is refused, and it is said what to do', async (_, migration, remedy) => {
  const folder = await temporary();
  const place = url === undefined ? { folder } : { url };
  const store = await openStore(place);
  await store.sql.executeSql(
    'insert into katalog_migrations (name, timestamp) values ($1, now()::text)',
    [migration],
  );
  await store.close();
  try {
    await expect(openStore(place)).rejects.toMatchObject({
      reason: expect.stringContaining('cannot be brought up to date'),
      remedy: expect.stringMatching(remedy),
    });
  } finally {
    if (url !== undefined) {
      const pg = await import('pg');
      const client = new pg.default.Client({ connectionString: url });
      await client.connect();
      await client.query('delete from katalog_migrations where name = $1', [migration]);
      await client.end();
    }
  }
});
