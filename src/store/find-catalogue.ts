import { sql } from 'kysely';
import type { CatalogueFile } from '../model/index.ts';
import type { Database } from './database.ts';
import { type CandidateCatalogue, chooseCatalogue, titleKey } from './match-catalogue.ts';

/** The catalogue that an edition belongs to, by its offerings; a new one where it belongs to none. */
export async function catalogueFor(
  db: Database,
  { title, file }: { readonly title: string; readonly file: CatalogueFile },
  taken: ReadonlySet<string>,
): Promise<string> {
  const keys = [...new Set(file.offerings.map((offering) => titleKey(offering.title)))];
  const found = (await candidatesFor(db, keys)).filter(({ id }) => !taken.has(id));
  const chosen = chooseCatalogue({ title, keys }, found);
  if (chosen !== undefined) return chosen.id;
  const { id } = await db
    .insertInto('catalogues')
    .values({ title })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** More do not come near. */
const CANDIDATES = 10;

async function candidatesFor(
  db: Database,
  keys: readonly string[],
): Promise<readonly CandidateCatalogue[]> {
  if (keys.length === 0) return [];
  return (
    db
      .selectFrom('offerings')
      .innerJoin('editions', 'editions.id', 'offerings.edition_id')
      .innerJoin('catalogues', 'catalogues.id', 'editions.catalogue_id')
      .select([
        'catalogues.id',
        'catalogues.title',
        sql<number>`count(distinct offerings.title_key)::int`.as('shared'),
        sql<number>`(
        select count(distinct own.title_key)::int from offerings own
        where own.edition_id = editions.id
      )`.as('offerings'),
      ])
      // as a value that is sent it would hide that the index by titles, of these alone, fits
      .where(sql<boolean>`offerings.current`)
      .where('offerings.title_key', '=', sql<string>`any(${[...keys]})`)
      .groupBy(['catalogues.id', 'catalogues.title', 'editions.id'])
      .orderBy('shared', 'desc')
      .limit(CANDIDATES)
      .execute()
  );
}
