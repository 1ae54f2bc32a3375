import { readFileSync } from 'node:fs';
import type { Clocks } from './work-time.ts';

/** Milliseconds of a clock tick: USER_HZ is 100 on every Linux that Node runs on (proc(5), `utime`). */
const TICK = 10;

/**
 * The work of processes that are started one after the other, by their times in /proc. Where the system has none, all
 * time counts as work.
 *
 * @param running the process that runs now, if any.
 */
export function clocksOf(running: () => number | undefined): Clocks {
  const passed = (): number => performance.now();
  if (process.platform !== 'linux') return { passed, worked: passed };
  let [pid, before, seen] = [undefined as number | undefined, 0, 0];
  return {
    passed,
    worked: () => {
      const now = running();
      if (now !== pid) [pid, before, seen] = [now, before + seen, 0];
      // of one that has just ended counts what was last seen
      if (now !== undefined) seen = workOf(now) ?? seen;
      return before + seen;
    },
  };
}

/** Milliseconds that a process has worked; undefined where it has ended. */
function workOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // after the name, which may hold anything: state, …, utime and stime as the 12th and 13th
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK;
  } catch {
    return undefined;
  }
}
