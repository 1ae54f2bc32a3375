import { sql } from 'kysely';
import type { Database } from './database.ts';

/** A job that a worker has in hand. */
export interface JobInHand {
  readonly queue: string;
  readonly id: string;
}

/** Processes that work, so that the jobs of one that died are given to another soon. */
export interface Workers {
  /** Says that a worker lives, and what it has in hand. */
  seen(id: string, jobs: readonly JobInHand[]): Promise<void>;
  /** Takes out the workers that were not seen for so many seconds; the jobs they had in hand. */
  bury(seconds: number): Promise<readonly JobInHand[]>;
  leave(id: string): Promise<void>;
  count(): Promise<number>;
}

export function workersIn(db: Database): Workers {
  return {
    seen: async (id, jobs) => {
      const content = JSON.stringify(jobs);
      await db
        .insertInto('workers')
        .values({ id, jobs: content })
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet({ jobs: content, seen_at: sql`now()` }),
        )
        .execute();
    },
    bury: async (seconds) => {
      const dead = await db
        .deleteFrom('workers')
        .where('seen_at', '<', sql<Date>`now() - ${seconds} * interval '1 second'`)
        .returning('jobs')
        .execute();
      return dead.flatMap(({ jobs }) => JSON.parse(jobs) as JobInHand[]);
    },
    leave: async (id) => {
      await db.deleteFrom('workers').where('id', '=', id).execute();
    },
    count: async () =>
      (
        await db
          .selectFrom('workers')
          .select(sql<number>`count(*)::int`.as('n'))
          .executeTakeFirstOrThrow()
      ).n,
  };
}
