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

export async function facets(db: Database, catalogueId?: string): Promise<Facets> {
  const where =
    catalogueId === undefined ? sql`current` : sql`current and catalogue_id = ${catalogueId}`;
  const values = async (value: ReturnType<typeof sql>): Promise<string[]> =>
    (
      await sql<{ value: string }>`
        select ${value} as value from offerings where ${where}
        group by 1 order by count(*) desc, 1 limit ${FACET_VALUES}`.execute(db)
    ).rows.map((row) => row.value);
  const [providers, audiences, kinds] = await Promise.all([
    values(sql`unnest(providers)`),
    values(sql`unnest(audiences)`),
    values(sql`kind`),
  ]);
  return { providers, audiences, kinds };
}
