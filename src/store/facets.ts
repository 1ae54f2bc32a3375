import { sql } from 'kysely';
import type { Database } from './database.ts';

/** What offerings can be narrowed down to, the most frequent first. */
export interface Facets {
  readonly providers: readonly string[];
  readonly audiences: readonly string[];
  readonly kinds: readonly string[];
}

/** Of each facet so many values are told. */
const FACET_VALUES = 200;

/** Of the current editions, or of that of one catalogue. */
export async function facets(
  db: Database,
  { catalogueId }: { readonly catalogueId?: string | undefined },
): Promise<Facets> {
  const where =
    catalogueId === undefined ? sql`current` : sql`current and catalogue_id = ${catalogueId}`;
  const { rows } = await sql<{ facet: string; value: string }>`
    select facet, value
    from (
      select facet, value, row_number() over (partition by facet order by sum(offerings) desc, value) as place
      from facets
      join editions on editions.id = facets.edition_id
      where ${where}
      group by facet, value
    ) counted
    where place <= ${FACET_VALUES}
    order by facet, place`.execute(db);
  const of = (name: string): string[] =>
    rows.flatMap(({ facet, value }) => (facet === name ? value : []));
  return { providers: of('provider'), audiences: of('audience'), kinds: of('kind') };
}

/** Counts anew what the offerings of an edition can be narrowed down to. */
export async function countFacets(db: Database, editionId: string): Promise<void> {
  await db.deleteFrom('facets').where('edition_id', '=', editionId).execute();
  await sql`
    insert into facets (edition_id, facet, value, offerings)
    select edition_id, facet, value, count(*)
    from offerings, lateral (
      select 'kind' as facet, kind as value
      union select 'provider', unnest(providers)
      union select 'audience', unnest(audiences)
    ) named
    where edition_id = ${editionId}
    group by edition_id, facet, value`.execute(db);
}
