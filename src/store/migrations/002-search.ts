import { type Kysely, sql } from 'kysely';

/**
 * Search that weighs a bounded number of offerings: the words of titles are kept, words and the names that a search is
 * narrowed by stand in one index, and the current editions, which are nearly always the ones meant, in indexes of
 * their own, a sixteenth of them in a small one. What is added stands in its place at once (fastupdate): a list of
 * additions would be read through by each search. All words that stand in offerings are listed, so that the longer
 * ones that begin like a word are sought by themselves.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop index offerings_by_words;
    drop index offerings_by_title_words;
    drop index offerings_by_provider;
    alter table offerings add column title_words tsvector not null
      generated always as (to_tsvector('danish'::regconfig, title)) stored;
    create index offerings_by_title_words on offerings
      using gin (title_words, providers, audiences) with (fastupdate = off) where current;
    create index offerings_by_words on offerings
      using gin (search, providers, audiences) with (fastupdate = off) where current;
    create index offerings_sampled_by_words on offerings
      using gin (search, providers, audiences) with (fastupdate = off) where current and key % 16 = 0;
    create index offerings_older_by_words on offerings
      using gin (search, providers, audiences) with (fastupdate = off) where not current;
    create table lexemes (lexeme text collate "C" primary key);
    insert into lexemes select word from ts_stat('select search from offerings');
  `.execute(db);
}
