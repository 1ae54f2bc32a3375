import { type RawBuilder, sql } from 'kysely';
import type { Offering } from '../model/index.ts';
import type { Database, OpenDatabase } from './database.ts';
import { excerptOf, marked, type Term } from './highlight.ts';
import { rememberedEach, type Versioned } from './remembered.ts';
import { type SearchWords, searchWordsIn } from './search-words.ts';

/** What is looked for. All that is given must hold. */
export interface SearchQuery {
  /** Words, "phrases", or, -without: as people write to search engines. Each word also finds longer ones that begin so. */
  readonly text?: string | undefined;
  readonly catalogueId?: string | undefined;
  readonly editionId?: string | undefined;
  readonly provider?: string | undefined;
  readonly audience?: string | undefined;
  readonly kind?: string | undefined;
  /** Days, ISO 8601, both included: it takes place between them. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Kroner. */
  readonly maxPrice?: number | undefined;
  /** Whether older editions are searched too. */
  readonly allEditions?: boolean | undefined;
  readonly limit: number;
  readonly offset: number;
}

export interface SearchHit {
  readonly editionId: string;
  readonly catalogueId: string;
  readonly catalogueTitle: string;
  readonly editionTitle: string;
  readonly dated: string;
  readonly offering: Offering;
  /** The same as JSON, as it is kept. */
  readonly record: string;
  /** Pieces of the text with what was found between MARK.start and MARK.stop; empty where no words were sought. */
  readonly highlights: { readonly title: string; readonly text: string };
}

export interface SearchResult {
  readonly hits: readonly SearchHit[];
  /** How many there are; where `more`, at least so many. */
  readonly total: number;
  readonly more: boolean;
}

/**
 * So many are weighed against each other: the first that are found, then the next, so that each page of a result takes
 * little work. Words that stand in more offerings tell too little for the order of all of them to matter: of a hundred the
 * one that was looked for is as often among the first twenty (bench/service/known.ts).
 */
const WEIGHED = 60;
/** So many are told of where there are no words, and nothing is weighed. */
const LISTED = 1000;

/** With the words and titles that are remembered of a version of the content; tells the version that it saw. */
export type Search = (query: SearchQuery, version: number) => Promise<Versioned<SearchResult>>;

/** Searches offerings: Danish word forms, the best first; without words in the order of the catalogue. */
export function searchIn(
  opened: Pick<OpenDatabase, 'db' | 'prepared'>,
  weighed: number = WEIGHED,
): Search {
  const { db, prepared } = opened;
  const wordsOf = searchWordsIn(opened);
  const editionsOf = rememberedEach((ids: readonly string[]) => lookUpEditions(db, ids), EDITIONS);
  return async (query, version) => {
    const words = query.text === undefined ? undefined : await wordsOf(query.text, version);
    if (words?.exact === '') return { hits: [], total: 0, more: false, version };
    const most = words === undefined ? LISTED : weighed;
    const before = Math.floor(query.offset / most) * most;
    // the one more that is looked for only tells whether there are more
    const statement = sql<Row>`
      with candidates as (
        select * from (${words === undefined ? newest(query) : tiers(words, query)}) fitting
        limit ${most + 1} offset ${before}
      ), best as (
        select *
        from (select *, count(*) over ()::int as total, row_number() over () as place from candidates) numbered
        where place <= ${most}
        order by rank desc, edition_id, position limit ${query.limit} offset ${query.offset - before}
      )
      select versions.content as version, best.total, best.edition_id, o.record
      from versions left join (best join offerings o on o.ctid = best.ctid) on true
      order by best.rank desc, best.edition_id, best.position`;
    const rows = await prepared(statement.compile(db));
    const total = rows[0]?.total ?? 0;
    const found = rows.flatMap((row) => (row.record === null ? [] : row));
    const editions = await editionsOf(
      found.map((row) => row.edition_id),
      version,
    );
    return {
      // one whose edition has gone meanwhile has gone itself
      hits: found.flatMap((row, n) => {
        const edition = editions[n];
        return edition === undefined ? [] : hitOf(row, edition, words?.terms ?? []);
      }),
      version: rows[0]?.version ?? version,
      total: before + Math.min(total, most),
      more: total > most,
    };
  };
}

/** What fits, the latest kept first. */
const newest = (query: SearchQuery) => sql`
  select o.ctid, o.edition_id, o.position, 0 as rank from offerings o
  where ${query.allEditions || query.editionId !== undefined ? sql`true` : sql`o.current`}
    and ${conditionsOf(query)} and ${narrowed(query)}
  order by o.key desc`;

/**
 * What has the words, by tiers: in the title; in the text, first of a sixteenth of the offerings; as beginnings of
 * longer words; in older editions. A tier is looked through only where those before it had too few: so the words that
 * stand nearly everywhere, which would take the longest, are found at once in titles or in the sixteenth. Of a tier the
 * offerings come as they are kept, each time in the same order.
 */
function tiers(
  { exact, longer, listed, isPlain }: SearchWords,
  query: SearchQuery,
): RawBuilder<unknown> {
  const any = sql`${longer}::tsquery`;
  const same = sql`${exact}::tsquery`;
  const each = sql`${listed}::tsquery`;
  const others = sql`${conditionsOf(query)} and ${narrowedInIndex(query)}`;
  // the word itself counts for three times a longer one that begins with it, which is not looked for where it stands
  const rank =
    longer === exact
      ? sql`ts_rank_cd(o.search, ${same}, 1)`
      : sql`coalesce(3 * nullif(ts_rank_cd(o.search, ${same}, 1), 0), ts_rank_cd(o.search, ${any}, 1))`;
  const tier = (which: RawBuilder<unknown>) => sql`(
    select o.ctid, o.edition_id, o.position, ${rank} as rank
    from offerings o where ${which} and ${others})`;
  if (query.editionId !== undefined) return tier(sql`o.search @@ ${any}`);
  // what must not stand in an offering must not stand in its text, either
  const titled = isPlain
    ? sql`o.title_words @@ ${each}`
    : sql`o.title_words @@ ${any} and o.search @@ ${any}`;
  const all = [
    sql`o.current and ${titled}`,
    sql`o.current and o.key % 16 = 0 and o.search @@ ${same} and not (${titled})`,
    sql`o.current and o.key % 16 <> 0 and o.search @@ ${same} and not (${titled})`,
    ...(listed !== exact
      ? [sql`o.current and o.search @@ ${each} and not o.search @@ ${same} and not (${titled})`]
      : []),
    ...(query.allEditions ? [sql`not o.current and o.search @@ ${any}`] : []),
  ];
  return sql.join(all.map(tier), sql` union all `);
}

/** Of what kind it is and what it may cost. */
function narrowed({ kind, maxPrice }: Pick<SearchQuery, 'kind' | 'maxPrice'>): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  if (kind !== undefined) conditions.push(sql`o.kind = ${kind}`);
  if (maxPrice !== undefined) conditions.push(sql`o.price <= ${maxPrice}`);
  return sql.join(conditions, sql` and `);
}

/** Kroner: of an offering the indexes of words tell which of these it costs no more than (004-narrowing). */
const PRICE_STEPS = [0, 100, 200, 500, 1000, 2000, 5000, 10_000];

/**
 * The same, so that the indexes of words leave out most that does not fit. Not for what is found without words: that
 * is read in its order, where these indexes would have all of it sorted.
 */
function narrowedInIndex({ kind, maxPrice }: SearchQuery): RawBuilder<unknown> {
  const step = maxPrice === undefined ? undefined : PRICE_STEPS.find((each) => each >= maxPrice);
  const names = [kind, step].flatMap((each) => (each === undefined ? [] : String(each)));
  const dearest = narrowed({ maxPrice });
  return names.length === 0 ? dearest : sql`o.narrow @> ${names}::text[] and ${dearest}`;
}

/** What holds besides the words, the kind and the price. */
function conditionsOf(query: SearchQuery): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  if (query.catalogueId !== undefined) {
    conditions.push(
      sql`o.edition_id in (select id from editions where catalogue_id = ${query.catalogueId})`,
    );
  }
  if (query.editionId !== undefined) conditions.push(sql`o.edition_id = ${query.editionId}`);
  if (query.provider !== undefined) {
    conditions.push(sql`o.providers @> array[${query.provider}]::text[]`);
  }
  if (query.audience !== undefined) {
    conditions.push(sql`o.audiences @> array[${query.audience}]::text[]`);
  }
  if (query.from !== undefined || query.to !== undefined) {
    conditions.push(sql`exists (
      select from unnest(o.dates) day
      where day between ${query.from ?? '-infinity'}::date and ${query.to ?? 'infinity'}::date
    )`);
  }
  return sql.join(conditions, sql` and `);
}

interface Found {
  readonly edition_id: string;
  readonly record: string;
}

/** One at least, which tells the version where nothing was found. */
type Row = { readonly version: number; readonly total: number | null } & (
  | Found
  | { readonly record: null }
);

/** Editions whose titles are remembered (a few hundred bytes each). */
const EDITIONS = 5000;

/** What is told of the edition that an offering was found in. */
type EditionOfHit = Pick<SearchHit, 'catalogueId' | 'catalogueTitle' | 'editionTitle' | 'dated'>;

async function lookUpEditions(
  db: Database,
  ids: readonly string[],
): Promise<readonly (EditionOfHit | undefined)[]> {
  const rows = await db
    .selectFrom('editions')
    .innerJoin('catalogues', 'catalogues.id', 'editions.catalogue_id')
    .select([
      'editions.id',
      'editions.catalogue_id as catalogueId',
      'catalogues.title as catalogueTitle',
      'editions.title as editionTitle',
      sql<string>`editions.dated::text`.as('dated'),
    ])
    .where('editions.id', 'in', ids)
    .execute();
  const found = new Map(rows.map(({ id, ...edition }) => [id, edition]));
  return ids.map((id) => found.get(id));
}

function hitOf(row: Found, edition: EditionOfHit, terms: readonly Term[]): SearchHit {
  const offering = JSON.parse(row.record) as Offering;
  const { title, description = '' } = offering;
  return {
    editionId: row.edition_id,
    ...edition,
    offering,
    record: row.record,
    highlights:
      terms.length === 0
        ? { title: '', text: '' }
        : { title: marked(title, terms), text: excerptOf(description, terms) },
  };
}
