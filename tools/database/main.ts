/**
 * Makes the empty database that an embedded store begins with: all tables, those of the queue too. Run by
 * `npm run prepare`.
 *
 *   tsx tools/database/main.ts dist/store/empty-database.tar.gz
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openQueue } from '../../src/service/jobs/queue.ts';
import { packFolder } from '../../src/store/archive.ts';
import { openStore } from '../../src/store/index.ts';

const [archive] = process.argv.slice(2);
if (archive === undefined) throw new Error('where is it to be written?');
const folder = await mkdtemp(join(tmpdir(), 'katalog-database-'));
try {
  await rm(archive, { force: true });
  const store = await openStore({ folder });
  const queue = await openQueue(store.sql, (error) => {
    throw error;
  });
  await queue.stop();
  // what new databases are copied from, of which there will be none: half of the files
  for (const template of ['template0', 'template1']) {
    await store.sql.executeSql(`alter database ${template} is_template false`);
    await store.sql.executeSql(`drop database ${template}`);
  }
  await store.sql.executeSql('checkpoint');
  await store.close();
  await packFolder(join(folder, 'database'), archive);
} finally {
  await rm(folder, { recursive: true, force: true });
}
