import { type Kysely, sql } from 'kysely';

/** Offerings are found by who teaches them and by their numbers, too: those that are kept get these words, as new ones. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create temporary table told on commit drop as
    select key, to_tsvector('danish', concat_ws(E'\n', teachers, number, regexp_replace(number, '[^[:alnum:]]+', ' ', 'g')))
      as words
    from (
      select key, fact->>'courseNumber' as number, array_to_string(array(
        select jsonb_array_elements_text(fact->'teachers')
      ), E'\n') as teachers
      from (
        select key, record::jsonb as fact from offerings
        where record like '%"teachers":%' or record like '%"courseNumber":%'
      ) read
    ) given;
    update offerings set search = search || setweight(words, 'B') from told where told.key = offerings.key;
    insert into lexemes select distinct unnest(tsvector_to_array(words)) from told on conflict do nothing;
    update versions set content = content + 1;
  `.execute(db);
}
