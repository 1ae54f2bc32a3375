import { sql } from 'kysely';
import type { OpenDatabase } from './database.ts';
import type { Term } from './highlight.ts';
import { rememberedEach } from './remembered.ts';

/** What people wrote, as PostgreSQL takes it: tsqueries. */
export interface SearchWords {
  /** The words in all their forms; empty where they tell nothing ("og"). */
  readonly exact: string;
  /** The same, and words that begin so. */
  readonly longer: string;
  /** As `longer`, the words that begin so told one by one where they are not too many, which an index finds faster. */
  readonly listed: string;
  /** Whether the words need only be there, so that what has them in its title fits. */
  readonly isPlain: boolean;
  /** What to mark. */
  readonly terms: readonly Term[];
}

/** So many letters tell how longer words begin: what begins with fewer is another word, most often. */
const START_LETTERS = { stem: 4, word: 3 };
/** More words that begin alike are sought by their beginning. */
const LISTED = 64;
/** Words that are remembered, since searches have most of theirs in common (a few hundred bytes each). */
const REMEMBERED = 5000;

/**
 * Reads what was written to search by, in a version of the content. Plain words find longer ones that begin so, too;
 * what has quotes, a minus or "eller" is left to websearch_to_tsquery.
 */
export function searchWordsIn(
  opened: Pick<OpenDatabase, 'db' | 'prepared'>,
): (text: string, version: number) => Promise<SearchWords> {
  const wordsOf = rememberedEach((words) => lookUp(opened, words), REMEMBERED);
  return async (text, version) => {
    const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    const isPlain = !/["-]/.test(text) && !words.some((word) => word === 'or' || word === 'eller');
    return isPlain ? together(await wordsOf(words, version)) : expression(opened, text);
  };
}

/** A word as tsqueries: itself in all its forms; with longer ones; with these told one by one. */
interface Word {
  readonly exact: string;
  readonly longer: string;
  readonly listed: string;
  readonly term: Term;
}

interface WordRow {
  readonly exact: string;
  readonly stem: string;
  readonly word: string;
  /** Words of offerings that begin so, one more than are listed. */
  readonly others: readonly string[];
}

async function lookUp(
  { db, prepared }: Pick<OpenDatabase, 'db' | 'prepared'>,
  words: readonly string[],
): Promise<readonly Word[]> {
  const rows = await prepared(
    sql<WordRow>`
      select exact, stem, word, array(
        select lexeme from lexemes
        where lexeme >= start and lexeme < start || chr(1114111) collate "C"
        order by lexeme limit ${LISTED + 1}
      ) as others
      from unnest(${words}::text[]) with ordinality as given (written, n),
        lateral (
          select to_tsquery('danish', written)::text as exact, to_tsquery('simple', written)::text as plain
        ) as read,
        lateral (select split_part(exact, '''', 2) as stem, split_part(plain, '''', 2) as word) as named,
        lateral (
          select case when length(stem) >= ${START_LETTERS.stem} then stem else word end as start
        ) as begun
      order by n`.compile(db),
    { first: true },
  );
  return rows.map(wordOf);
}

function wordOf({ exact, stem, word, others }: WordRow): Word {
  if (word.length < START_LETTERS.word) {
    return { exact, longer: exact, listed: exact, term: { stem } };
  }
  const start = stem.length >= START_LETTERS.stem ? stem : word;
  const longer = start === stem ? `${quote(stem)}:*` : `(${exact} | ${quote(start)}:*)`;
  const different = others.filter((lexeme) => lexeme !== stem);
  const each = [exact, ...different.map(quote)].join(' | ');
  const listed = others.length > LISTED ? longer : different.length === 0 ? exact : `(${each})`;
  return { exact, longer, listed, term: { stem, start } };
}

/** All of the words, but for those that tell nothing. */
function together(words: readonly Word[]): SearchWords {
  const telling = words.filter(({ exact }) => exact !== '');
  const all = (form: 'exact' | 'longer' | 'listed'): string =>
    telling.map((each) => each[form]).join(' & ');
  return {
    exact: all('exact'),
    longer: all('longer'),
    listed: all('listed'),
    isPlain: true,
    terms: telling.map(({ term }) => term),
  };
}

async function expression(
  { db, prepared }: Pick<OpenDatabase, 'db' | 'prepared'>,
  text: string,
): Promise<SearchWords> {
  const [read] = await prepared(
    sql<{ query: string; sought: string }>`
      select query::text, querytree(query) as sought
      from websearch_to_tsquery('danish', ${text.replace(/\beller\b/gi, 'or')}) as query`.compile(
      db,
    ),
  );
  const { query, sought } = read!;
  const stems = sought.match(QUOTED) ?? [];
  return {
    exact: query,
    longer: query,
    listed: query,
    isPlain: false,
    terms: stems.map((stem) => ({ stem: bare(stem) })),
  };
}

/** A lexeme in a tsquery. */
const QUOTED = /'(?:[^']|'')*'/g;

const bare = (lexeme: string): string => lexeme.slice(1, -1).replaceAll("''", "'");

const quote = (lexeme: string): string =>
  `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
