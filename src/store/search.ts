import { type RawBuilder, sql } from 'kysely';
import type { Database } from './database.ts';

/** What is looked for. All that is given must hold. */
export interface SearchQuery {
  /** Words, "phrases", or, -without: as people write to search engines. Each word also finds longer ones. */
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
  /** JSON: the offering. */
  readonly record: string;
  /** Pieces of the text with what was found between MARK.start and MARK.stop. */
  readonly highlights: { readonly title: string; readonly text: string };
}

export interface SearchResult {
  readonly hits: readonly SearchHit[];
  /** How many there are; where `more`, at least so many. */
  readonly total: number;
  readonly more: boolean;
}

/** Signs around a word that was found: no text has them, so that nothing in a text can pass for them. */
export const MARK = { start: '\u0002', stop: '\u0003' } as const;

/**
 * So many of those that fit are weighed against each other: of those that have the words in their title, and of the
 * newest of all. Words that stand in more offerings tell too little for the order of the rest to matter, and to weigh
 * all would take long (bench/service/load.ts).
 */
const WEIGHED = 200;
/** So many are told of where there are no words, and nothing is weighed. */
const LISTED = 1000;

/** Searches offerings: Danish word forms, the best first; without words in the order of the catalogue. */
export async function search(db: Database, query: SearchQuery): Promise<SearchResult> {
  const words = query.text === undefined ? undefined : tsQuery(query.text);
  if (words?.isEmpty) return { hits: [], total: 0, more: false };
  const narrowed = sql.join([sql`true`, ...conditionsOf(query)], sql` and `);
  const matches = words === undefined ? sql`true` : sql`o.search @@ ${words.query}`;
  const most = words === undefined ? LISTED : WEIGHED;
  const newest = sql`
    (select o.key from offerings o where ${matches} and ${narrowed} order by o.key desc limit ${most + 1})`;
  const fitting =
    words === undefined
      ? newest
      : sql`${newest} union (
          select o.key from offerings o
          where to_tsvector('danish', o.title) @@ ${words.query} and ${narrowed} limit ${most + 1}
        )`;
  // the word itself counts for more than a longer one that begins with it
  const rank =
    words === undefined
      ? sql`0`
      : sql`ts_rank_cd(o.search, ${words.query}, 1) + 2 * ts_rank_cd(o.search, ${words.exact}, 1)`;
  const { rows } = await sql<Row>`
    with fitting as materialized (${fitting}), best as (
      select o.key, ${rank} as rank, count(*) over ()::int as total
      from fitting join offerings o using (key) where ${matches}
      order by rank desc, o.edition_id, o.position
      limit ${query.limit} offset ${query.offset}
    )
    select best.total, o.edition_id, o.catalogue_id, c.title as catalogue_title,
      e.title as edition_title, e.dated::text as dated, o.record,
      ${headline(sql`o.title`, words, 'HighlightAll=true')} as title,
      ${headline(sql`left(o.record::json->>'description', ${HIGHLIGHTED})`, words, 'MaxFragments=2, MaxWords=25, MinWords=12')} as text
    from best
    join offerings o using (key)
    join editions e on e.id = o.edition_id
    join catalogues c on c.id = o.catalogue_id
    order by best.rank desc, o.edition_id, o.position`.execute(db);
  const total = rows[0]?.total ?? 0;
  return { hits: rows.map(hitOf), total: Math.min(total, most), more: total > most };
}

/** What holds besides the words. */
function conditionsOf(query: SearchQuery): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [];
  if (!query.allEditions && query.editionId === undefined) conditions.push(sql`o.current`);
  if (query.catalogueId !== undefined) {
    conditions.push(sql`o.catalogue_id = ${query.catalogueId}`);
  }
  if (query.editionId !== undefined) conditions.push(sql`o.edition_id = ${query.editionId}`);
  if (query.provider !== undefined) {
    conditions.push(sql`o.providers @> array[${query.provider}]::text[]`);
  }
  if (query.audience !== undefined) {
    conditions.push(sql`o.audiences @> array[${query.audience}]::text[]`);
  }
  if (query.kind !== undefined) conditions.push(sql`o.kind = ${query.kind}`);
  if (query.maxPrice !== undefined) conditions.push(sql`o.price <= ${query.maxPrice}`);
  if (query.from !== undefined || query.to !== undefined) {
    conditions.push(sql`exists (
      select from unnest(o.dates) day
      where day between ${query.from ?? '-infinity'}::date and ${query.to ?? 'infinity'}::date
    )`);
  }
  return conditions;
}

/** Letters of a text in which what was found is shown. */
const HIGHLIGHTED = 4000;

type Words = ReturnType<typeof tsQuery>;

const headline = (text: RawBuilder<unknown>, words: Words | undefined, options: string) =>
  words === undefined
    ? sql`''`
    : sql`ts_headline('danish', coalesce(${text}, ''), ${words.query},
        ${`${options}, StartSel=${MARK.start}, StopSel=${MARK.stop}`})`;

/**
 * A query as PostgreSQL takes it. Plain words are sought as beginnings, so that "leder" finds "lederudvikling";
 * what has quotes or a minus is left to websearch_to_tsquery.
 */
function tsQuery(text: string) {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const plain = !/["-]/.test(text) && !words.some((word) => /^(or|eller)$/i.test(word));
  const expression = words.map((word) => `${word}:*`).join(' & ');
  return {
    isEmpty: words.length === 0,
    exact: sql`plainto_tsquery('danish', ${text})`,
    query: plain
      ? sql`to_tsquery('danish', ${expression})`
      : sql`websearch_to_tsquery('danish', ${text.replace(/\beller\b/gi, 'or')})`,
  };
}

interface Row {
  readonly total: number;
  readonly edition_id: string;
  readonly catalogue_id: string;
  readonly catalogue_title: string;
  readonly edition_title: string;
  readonly dated: string;
  readonly record: string;
  readonly title: string;
  readonly text: string;
}

const hitOf = (row: Row): SearchHit => ({
  editionId: row.edition_id,
  catalogueId: row.catalogue_id,
  catalogueTitle: row.catalogue_title,
  editionTitle: row.edition_title,
  dated: row.dated,
  record: row.record,
  highlights: { title: row.title, text: row.text },
});
