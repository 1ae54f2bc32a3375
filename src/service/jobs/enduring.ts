import { setTimeout } from 'node:timers/promises';
import type { SqlExecutor } from '../../store/index.ts';

/** Waits between tries, in milliseconds: PostgreSQL is restarted in seconds, a machine in minutes. */
const FIRST_WAIT = 200;
const LONGEST_WAIT = 5000;
const GIVE_UP_AFTER = 10 * 60_000;

/**
 * Statements that are sent again while the database is away. For pg-boss, which does not wait to hear that a job was
 * noted as done: an error would come to nobody, and the job would be done again.
 */
export const enduring = (sql: SqlExecutor, onError: (error: Error) => void): SqlExecutor => ({
  executeSql: async (text, values) => {
    const started = Date.now();
    for (let wait = FIRST_WAIT; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
      try {
        return await sql.executeSql(text, values);
      } catch (error) {
        if (!isConnectionLost(error) || Date.now() - started > GIVE_UP_AFTER) throw error;
        onError(error as Error);
        await setTimeout(wait);
      }
    }
  },
});

/** Classes 08 (connection) and 57P (shut down, starting up) of PostgreSQL, and what the network says. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code = '' } = error as NodeJS.ErrnoException;
  return (
    /^(08|57P|ECONN|EPIPE|ENOTFOUND|EHOSTUNREACH|ETIMEDOUT)/.test(code) ||
    /Connection terminated|timeout exceeded when trying to connect|connection timeout/i.test(
      error.message,
    )
  );
}
