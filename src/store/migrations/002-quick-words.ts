import { type Kysely, sql } from 'kysely';

/**
 * Words of offerings are weighed a thousand at a time: unpacked each time they took more than the weighing itself. And
 * the index over them keeps no list of what is still to be put in its place, since each search reads all of it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table offerings alter column search set storage external;
    -- those that are there are stored anew
    update offerings set search = search || ''::tsvector;
    alter index offerings_by_words set (fastupdate = off);
  `.execute(db);
}
