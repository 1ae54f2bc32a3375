/**
 * How many times its limit a job may last where the machine is busy: a page that takes 2 s took 22 at a load of 22 on
 * two cores.
 */
const PATIENCE = 10;
/** Milliseconds without work after which a job has hung: the busiest machine gives a program that wants it some. */
export const STILL = 60_000;
/** The share of the time that is no work: Node looks at its timers now and then. */
const NO_WORK = 0.01;
/** Milliseconds between two looks. */
const LOOK = 1000;

/** What tells how much time has passed, and how much of it was worked, in milliseconds; neither is ever set back. */
export interface Clocks {
  passed(): number;
  worked(): number;
}

/** All threads of this process. */
export const processClocks: Clocks = {
  passed: () => performance.now(),
  worked: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
};

/**
 * Tells how long something has worked since, in milliseconds: the time that has passed, but no more than it was given
 * processors for, and no less than a tenth. So a limit on it does not hit what is slow because other programs run.
 */
export function meterWork({ passed, worked }: Clocks = processClocks): () => number {
  const start = { passed: passed(), worked: worked() };
  return () => {
    const time = passed() - start.passed;
    return Math.max(time / PATIENCE, Math.min(time, worked() - start.worked));
  };
}

/** Why something is not waited for any longer: it worked too long, or does not work at all. */
export type End = 'worked' | 'hangs';

/**
 * Calls back once something has worked for so many milliseconds, or has not worked at all for a minute. Returns what
 * stops that.
 */
export function afterWork(
  milliseconds: number,
  then: (end: End) => void,
  clocks: Clocks = processClocks,
  still = STILL,
): () => void {
  const worked = meterWork(clocks);
  const idle = meterIdleness(clocks);
  let timer: NodeJS.Timeout | undefined;
  const look = (): void => {
    const [left, patience] = [milliseconds - worked(), still - idle()];
    const rest = Math.min(left, patience);
    if (rest <= 0) then(left <= 0 ? 'worked' : 'hangs');
    // no less than the least a timer takes
    else timer = setTimeout(look, Math.min(LOOK, Math.max(1, rest)));
  };
  look();
  return () => clearTimeout(timer);
}

/**
 * Tells at each look for how long nothing has worked, in milliseconds. A look that comes much too late tells of a
 * process that was stopped and went on (Ctrl-Z), which is no fault of what waits.
 */
function meterIdleness({ passed, worked }: Clocks): () => number {
  let last = { passed: passed(), worked: worked() };
  let idle = 0;
  return () => {
    const now = { passed: passed(), worked: worked() };
    const time = now.passed - last.passed;
    idle = now.worked - last.worked > NO_WORK * time ? 0 : idle + Math.min(time, 2 * LOOK);
    last = now;
    return idle;
  };
}
