import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, sql } from 'kysely';
import { afterAll, expect, it } from 'vitest';
import { openStore } from '../../src/store/index.ts';
import { up as first } from '../../src/store/migrations/001-first.ts';
import { pgliteDialect } from '../../src/store/pglite-dialect.ts';

const folder = await mkdtemp(join(tmpdir(), 'katalog-upgrade-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

it('a folder of the first form is brought up to date, and what it holds is found', async () => {
  const db = new Kysely<unknown>({
    dialect: pgliteDialect(() => PGlite.create({ dataDir: join(folder, 'database') })),
  });
  await first(db);
  await sql`
    create table katalog_migrations (name varchar(255) primary key, timestamp varchar(255) not null);
    insert into katalog_migrations values ('001-first', '2026-01-01T00:00:00.000Z');
    insert into files values ('${sql.raw('0'.repeat(64))}', 1, gen_random_uuid());
    with document as (
      insert into documents (sha256, file_name, state, priority, options)
      select sha256, 'x.pdf', 'done', 0, '{}' from files returning id
    ), catalogue as (
      insert into catalogues (title) values ('Vinter') returning id
    ), edition as (
      insert into editions (catalogue_id, document_id, ordinal, title, dated, current, offering_count, file, revision)
      select catalogue.id, document.id, 0, 'Vinter', '2026-01-01', true, 1, '{}', 1 from catalogue, document
      returning id, catalogue_id
    )
    insert into offerings (edition_id, catalogue_id, position, id, title, title_key, kind, providers, audiences,
      section_path, dates, record, current, search)
    select id, catalogue_id, 0, 'sne', 'Sporarbejde', 'sporarbejde', 'course', '{Skiskolen}', '{}', '{}', '{}',
      '{"id":"sne","title":"Sporarbejde","description":"Ski i høj sne","teachers":["Tove Lind"],"courseNumber":"V26-17"}', true, to_tsvector('danish', 'Sporarbejde ski i høj sne')
    from edition;
  `.execute(db);
  await db.destroy();

  const store = await openStore({ folder });
  try {
    for (const text of ['sporarbejder', 'spor', 'ski', 'tove lind', 'V26-17', 'v26 17']) {
      const { hits } = await store.search({ text, limit: 10, offset: 0 });
      expect(hits.map(({ offering }) => offering.title)).toEqual(['Sporarbejde']);
    }
    expect(await store.facets({})).toMatchObject({ providers: ['Skiskolen'], kinds: ['course'] });
  } finally {
    await store.close();
  }
});
