import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openStore, type Store } from '../../src/store/index.ts';

/** An empty store: in the PostgreSQL of DATABASE_URL, else embedded. */
export async function emptyStore(): Promise<Store & { discard(): Promise<void> }> {
  const url = process.env['DATABASE_URL'];
  if (url !== undefined) {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(
      'drop schema public cascade; create schema public; drop schema if exists queue cascade',
    );
    await client.end();
    const store = await openStore({ url });
    return { ...store, discard: () => store.close() };
  }
  const folder = await mkdtemp(join(tmpdir(), 'katalog-store-'));
  const store = await openStore({ folder });
  return {
    ...store,
    discard: async () => {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
