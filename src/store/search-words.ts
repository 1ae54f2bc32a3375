import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Database } from './database.ts';
import type { Term } from './highlight.ts';

/** What people wrote, as PostgreSQL takes it: tsqueries. */
export interface SearchWords {
  /** The words in all their forms; empty where they tell nothing ("og"). */
  readonly exact: string;
  /** The same, and words that begin so. */
  readonly longer: string;
  /**
   * As `longer`, the words that begin so told one by one where they are not too many, which an index finds faster;
   * undefined where there are none.
   */
  readonly listed?: string;
  /** Whether the words need only be there, so that what has them in its title fits. */
  readonly isPlain: boolean;
  /** What to mark. */
  readonly terms: readonly Term[];
}

/** So many letters tell how longer words begin: what begins with fewer is another word, most often. */
const START_LETTERS = { stem: 4, word: 3 };
/** More words that begin alike are sought by their beginning. */
const LISTED = 64;
/** The words of many searches, since few are sought again and again (a few hundred bytes each). */
const REMEMBERED = 5000;

/**
 * Reads what was written to search by, in a version of the content. Plain words find longer ones that begin so, too;
 * what has quotes, a minus or "eller" is left to websearch_to_tsquery.
 */
export function searchWordsIn(
  db: Database,
): (text: string, version: number) => Promise<SearchWords> {
  const remembered = new LRUCache<string, SearchWords>({ max: REMEMBERED });
  return async (text, version) => {
    const key = `${version} ${text}`;
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
    const isPlain = !/["-]/.test(text) && !words.some((word) => /^(or|eller)$/i.test(word));
    const read = isPlain ? await plainWords(db, words) : await expression(db, text);
    remembered.set(key, read);
    return read;
  };
}

async function plainWords(db: Database, words: readonly string[]): Promise<SearchWords> {
  const { rows } = await sql<{ exact: string; word: string }>`
    select to_tsquery('danish', word)::text as exact, to_tsquery('simple', word)::text as word
    from unnest(${words}::text[]) with ordinality as given(word, n) order by n`.execute(db);
  const telling = rows.filter(({ exact }) => exact !== '');
  const read = await Promise.all(telling.map((row) => plainWord(db, row)));
  const longer = read.map((each) => each.longer).join(' & ');
  const exact = read.map((each) => each.exact).join(' & ');
  const listed = read.map((each) => each.listed).join(' & ');
  return {
    exact,
    longer,
    ...(listed !== exact && { listed }),
    isPlain: true,
    terms: read.map(({ term }) => term),
  };
}

async function plainWord(db: Database, { exact, word: quoted }: { exact: string; word: string }) {
  const [stem, word] = [bare(exact), bare(quoted)];
  if (word.length < START_LETTERS.word)
    return { exact, longer: exact, listed: exact, term: { stem } };
  const start = stem.length >= START_LETTERS.stem ? stem : word;
  const longer = start === stem ? `${quote(stem)}:*` : `(${exact} | ${quote(start)}:*)`;
  const { rows } = await sql<{ lexeme: string }>`
    select lexeme from lexemes
    where lexeme >= ${start} and lexeme < ${start} || chr(1114111) collate "C"
    order by lexeme limit ${LISTED + 1}`.execute(db);
  const others = rows.map(({ lexeme }) => lexeme).filter((lexeme) => lexeme !== stem);
  const each = [exact, ...others.map(quote)].join(' | ');
  const listed = rows.length > LISTED ? longer : others.length === 0 ? exact : `(${each})`;
  return { exact, longer, listed, term: { stem, start } };
}

async function expression(db: Database, text: string): Promise<SearchWords> {
  const { rows } = await sql<{ query: string; sought: string }>`
    select query::text, querytree(query) as sought
    from websearch_to_tsquery('danish', ${text.replace(/\beller\b/gi, 'or')}) as query`.execute(db);
  const { query, sought } = rows[0]!;
  const stems = sought.match(QUOTED) ?? [];
  return {
    exact: query,
    longer: query,
    isPlain: false,
    terms: stems.map((stem) => ({ stem: bare(stem) })),
  };
}

/** A lexeme in a tsquery. */
const QUOTED = /'(?:[^']|'')*'/g;

const bare = (query: string): string =>
  (query.match(QUOTED)?.[0] ?? '').slice(1, -1).replaceAll("''", "'");

const quote = (lexeme: string): string =>
  `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
