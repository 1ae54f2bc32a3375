/**
 * How many times its limit a job may last where the machine is busy: a page that takes 2 s took 22 at a load of 22 on
 * two cores. Beyond, a worker has hung without working.
 */
const PATIENCE = 10;

/** What tells how much time has passed, and how much of it all threads of this process worked, in milliseconds. */
export interface Clocks {
  passed(): number;
  worked(): number;
}

const processClocks: Clocks = {
  passed: () => performance.now(),
  worked: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
};

/**
 * Tells how long something has worked since, in milliseconds: the time that has passed, but no more than this process
 * was given processors for, and no less than a tenth. So a limit on it does not hit what is slow because other programs
 * run. Work of other processes is not seen: for them it is a tenth of the time that has passed.
 */
export function meterWork({ passed, worked }: Clocks = processClocks): () => number {
  const start = { passed: passed(), worked: worked() };
  return () => {
    const time = passed() - start.passed;
    return Math.max(time / PATIENCE, Math.min(time, worked() - start.worked));
  };
}

/** Calls back once something has worked for so many milliseconds; returns what stops that. */
export function afterWork(milliseconds: number, then: () => void): () => void {
  const worked = meterWork();
  let timer: NodeJS.Timeout | undefined;
  const wait = (left: number): void => {
    timer = setTimeout(() => {
      const rest = milliseconds - worked();
      if (rest <= 0) then();
      // no less than the least a timer takes
      else wait(Math.max(1, rest));
    }, left);
  };
  wait(milliseconds);
  return () => clearTimeout(timer);
}
