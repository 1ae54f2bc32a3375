/**
 * Whether a search finds the offering that is looked for: words of its title, or of its title and its text, by how many
 * offerings are weighed against each other at once. Prints the mean reciprocal rank, and how many of those that were
 * looked for stand among the first twenty.
 *
 *   npx tsx bench/service/known.ts [offerings, default 100000]
 */
import { sql } from 'kysely';
import { openDatabase } from '../../src/store/database.ts';
import { openStore } from '../../src/store/index.ts';
import { searchIn } from '../../src/store/search.ts';
import { postgresPrograms, startPostgres } from '../../tests/store/postgres.ts';
import { fill, random } from './filling.ts';

const [wanted = 100_000] = process.argv.slice(2).map(Number);
/** One in so many is looked for. */
const LOOKED_FOR = 211;
const PAGE = 20;
/** Beyond the third page few look. */
const PAGES = 3;

interface Known {
  readonly edition: string;
  readonly id: string;
  readonly title: readonly string[];
  readonly text: readonly string[];
}

/** What somebody remembers of an offering, from the clearest to the vaguest. */
const MEMORIES: Readonly<Record<string, (known: Known) => readonly string[]>> = {
  'two words of the title': ({ title }) => title.slice(0, 2),
  'one of the title, two of the text in a row': ({ title, text }) => {
    const start = random(text.length - 1);
    return [title[random(title.length)]!, ...text.slice(start, start + 2)];
  },
  'one of the title, one of the text': ({ title, text }) => [
    title[random(title.length)]!,
    text[random(text.length)]!,
  ],
};

const programs = await postgresPrograms();
if (programs === undefined) throw new Error('PostgreSQL is not installed');
const postgres = await startPostgres(programs, { shared_buffers: '1GB' });
try {
  const store = await openStore({ url: postgres.url });
  await fill(store, wanted);
  await store.close();
  const opened = await openDatabase({ url: postgres.url });
  const questions = (await knownOf(opened.db)).flatMap((known) =>
    Object.entries(MEMORIES).map(([memory, of]) => ({ memory, known, text: of(known).join(' ') })),
  );
  for (const weighed of [60, 100]) {
    const search = searchIn(opened, weighed);
    for (const memory of Object.keys(MEMORIES)) {
      const asked = questions.filter((each) => each.memory === memory);
      const places: number[] = [];
      for (const { text, known } of asked) places.push(await placeOf(search, text, known));
      const mean = places.reduce((sum, place) => sum + 1 / place, 0) / places.length;
      const seen = places.filter((place) => place <= PAGE).length / places.length;
      console.log(
        `${weighed} weighed, ${memory}: mean reciprocal rank ${mean.toFixed(3)}, ${(seen * 100).toFixed(1)} % of ${places.length} among the first ${PAGE}`,
      );
    }
  }
  await opened.close();
} finally {
  await postgres.stop();
}

async function knownOf(db: Awaited<ReturnType<typeof openDatabase>>['db']): Promise<Known[]> {
  const { rows } = await sql<{ edition: string; id: string; title: string; text: string }>`
    select edition_id as edition, id, title, record::json->>'description' as text
    from offerings where current and key % ${LOOKED_FOR} = 0 order by key`.execute(db);
  const wordsOf = (text: string) => text.match(/\p{L}{4,}/gu) ?? [];
  return rows
    .map((row) => ({ ...row, title: wordsOf(row.title), text: wordsOf(row.text) }))
    .filter(({ title, text }) => title.length >= 2 && text.length >= 2);
}

/** From 1; infinite where it is not found. */
async function placeOf(
  search: ReturnType<typeof searchIn>,
  text: string,
  { edition, id }: Known,
): Promise<number> {
  for (let page = 0; page < PAGES; page++) {
    const { hits } = await search({ text, limit: PAGE, offset: page * PAGE }, 0);
    const at = hits.findIndex((hit) => hit.editionId === edition && hit.offering.id === id);
    if (at >= 0) return page * PAGE + at + 1;
    if (hits.length < PAGE) break;
  }
  return Number.POSITIVE_INFINITY;
}
