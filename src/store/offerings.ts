import { type RawBuilder, sql } from 'kysely';
import type { Offering } from '../model/index.ts';
import type { Database } from './database.ts';
import { countFacets } from './facets.ts';
import { titleKey } from './match-catalogue.ts';

/** Offerings as records: JSON. */
export interface Offerings {
  find(editionId: string, id: string): Promise<string | undefined>;
  /** In their order, from a place on. */
  ofEdition(editionId: string, start: number, limit: number): Promise<readonly string[]>;
}

export const offeringsIn = (db: Database): Offerings => ({
  find: async (editionId, id) =>
    (
      await db
        .selectFrom('offerings')
        .select('record')
        .where('edition_id', '=', editionId)
        .where('id', '=', id)
        .executeTakeFirst()
    )?.record,
  ofEdition: async (editionId, start, limit) =>
    (
      await db
        .selectFrom('offerings')
        .select('record')
        .where('edition_id', '=', editionId)
        .where('position', '>=', start)
        .orderBy('position')
        .limit(limit)
        .execute()
    ).map(({ record }) => record),
});

interface OfferingsOfEdition {
  readonly id: string;
  readonly catalogueId: string;
  /** Whether the edition is the newest of its catalogue. */
  readonly current: boolean;
  readonly offerings: readonly Offering[];
}

/** Of one statement. */
const ROWS_AT_ONCE = 200;

/** Puts the offerings of an edition in place of those that it had. */
export async function insertOfferings(
  db: Database,
  { id: editionId, catalogueId, current, offerings }: OfferingsOfEdition,
): Promise<void> {
  await db.deleteFrom('offerings').where('edition_id', '=', editionId).execute();
  for (let start = 0; start < offerings.length; start += ROWS_AT_ONCE) {
    const rows = offerings.slice(start, start + ROWS_AT_ONCE).map((offering, n) => ({
      edition_id: editionId,
      catalogue_id: catalogueId,
      position: start + n,
      id: offering.id,
      title: offering.title,
      title_key: titleKey(offering.title),
      kind: offering.kind,
      providers: offering.providers,
      audiences: offering.audiences,
      section_path: offering.sectionPath,
      price: offering.price?.amount ?? null,
      dates: sql<string[]>`${daysOf(offering)}::text[]::date[]`,
      record: JSON.stringify(offering),
      current,
      search: searchVector(offering) as never,
    }));
    await db.insertInto('offerings').values(rows).execute();
  }
  await sql`
    insert into lexemes
    select distinct unnest(tsvector_to_array(search)) from offerings where edition_id = ${editionId}
    on conflict do nothing`.execute(db);
  await countFacets(db, editionId);
}

/** Those by words, which take additions as a list. */
const WORD_INDEXES = [
  'offerings_by_title_words',
  'offerings_by_words',
  'offerings_sampled_by_words',
  'offerings_older_by_words',
];

/**
 * Puts what was added to the indexes of words in its place, all at once: one by one takes eight times as long, and a
 * list that is left would be read through by each search. To be called when offerings were added or changed.
 */
export async function placeWords(db: Database): Promise<void> {
  await sql`
    select gin_clean_pending_list(name::regclass) from unnest(${WORD_INDEXES}::text[]) name`.execute(
    db,
  );
}

/** The title counts most, then who offers and teaches it, its number and where it stands, then the text. */
function searchVector(offering: Offering): RawBuilder<string> {
  const { title, providers, audiences, sectionPath, description = '', location = '' } = offering;
  const { teachers = [], courseNumber = '' } = offering;
  const names = [...providers, ...audiences, ...sectionPath, ...teachers];
  // PostgreSQL takes "H26-104" for a word and a negative number, and people look for either part alone
  const number = [courseNumber, courseNumber.replace(/[^\p{L}\p{N}]+/gu, ' ')];
  return sql`
    setweight(to_tsvector('danish', ${title}), 'A') ||
    setweight(to_tsvector('danish', ${[...names, ...number].join('\n')}), 'B') ||
    setweight(to_tsvector('danish', ${[location, description].join('\n')}), 'D')`;
}

const DAY = /^\d{4}-\d{2}-\d{2}/;

/** Days that stand in the calendar: a reading can hold a 31st of June. */
function daysOf({ schedule = [] }: Offering): string[] {
  const days = schedule.flatMap(({ start }) => start?.match(DAY)?.[0] ?? []);
  return [...new Set(days)].filter(
    (day) => new Date(`${day}T00:00Z`).toJSON()?.startsWith(day) === true,
  );
}
