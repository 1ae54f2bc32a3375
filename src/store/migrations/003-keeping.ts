import { type Kysely, sql } from 'kysely';

/**
 * Less work to keep an edition and to say what offerings can be narrowed down to. What is added to the indexes of words
 * waits in a list (fastupdate) until the store puts all of it in its place: so an edition is kept in half the time. And
 * providers, audiences and kinds are counted once for each edition, not whenever somebody searches.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter index offerings_by_title_words set (fastupdate = on);
    alter index offerings_by_words set (fastupdate = on);
    alter index offerings_sampled_by_words set (fastupdate = on);
    alter index offerings_older_by_words set (fastupdate = on);
    create table facets (
      edition_id uuid not null references editions on delete cascade,
      facet text not null,
      value text not null,
      offerings integer not null,
      primary key (edition_id, facet, value)
    );
    insert into facets (edition_id, facet, value, offerings)
    select edition_id, facet, value, count(*)
    from offerings, lateral (
      select 'kind' as facet, kind as value
      union select 'provider', unnest(providers)
      union select 'audience', unnest(audiences)
    ) named
    group by edition_id, facet, value;
  `.execute(db);
}
