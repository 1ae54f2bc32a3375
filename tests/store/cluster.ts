import { postgresPrograms, startPostgres } from './postgres.ts';

/** For the tests that run on a PostgreSQL: starts one, and stops it after them. */
export default async function cluster(): Promise<() => Promise<void>> {
  const programs = await postgresPrograms();
  if (programs === undefined) {
    throw new Error('these tests need PostgreSQL: apt-get install postgresql');
  }
  const postgres = await startPostgres(programs);
  process.env['DATABASE_URL'] = postgres.url;
  return () => postgres.stop();
}
