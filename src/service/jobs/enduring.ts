import { setTimeout } from 'node:timers/promises';
import type { SqlExecutor } from '../../store/index.ts';

/** Waits between tries, in milliseconds: PostgreSQL is restarted in seconds, a machine in minutes. */
const FIRST_WAIT = 200;
const LONGEST_WAIT = 5000;
const GIVE_UP_AFTER = 10 * 60_000;

/**
 * Statements that are sent again while the database is away. For pg-boss, which does not wait to hear that a job was
 * noted as done: an error would come to nobody, and the job would be done again. Once `stopped` aborts nothing is sent
 * or answered any more: a job that outlasts its worker was given back to the queue, and what becomes of it here counts
 * for nothing.
 */
export const enduring = (
  sql: SqlExecutor,
  onError: (error: Error) => void,
  stopped: AbortSignal,
): SqlExecutor => ({
  executeSql: async (text, values) => {
    const started = Date.now();
    if (stopped.aborted) return new Promise(() => {});
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
