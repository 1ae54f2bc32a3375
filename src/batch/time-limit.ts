import { LimitError } from '../model/index.ts';

/** Seconds that a document may take where the user says nothing: to open it, and for each page (OCR takes 3 to 10, on a busy machine 30). */
const SECONDS = 40;
const SECONDS_PER_PAGE = 40;
/** Seconds after its time in which the records of what was read are made and written, and for each page. */
const FINISH = 60;
const FINISH_PER_PAGE = 2;

/** The time of one document, running. */
interface TimeLimit {
  readonly deadline: AbortSignal;
  readonly end: AbortSignal;
  readonly know: (pageCount: number) => void;
  readonly clear: () => void;
}

/**
 * Aborts `deadline` when the time of a document is up, and `end` when it has not come to its end long after. `know`
 * tells how many pages it has. What is counted is time that passes, whatever the system's clock says, work or not: this
 * is how long the user is ready to wait. (What a page may take to be recognised counts work: see `meterWork`.)
 */
export function timeLimit(
  given: number | undefined,
  reason: (seconds: number) => LimitError,
  finish: number | undefined,
): TimeLimit {
  const [deadline, end] = [new AbortController(), new AbortController()];
  const start = performance.now();
  let timer: NodeJS.Timeout;
  let pages = 0;
  const allow = (seconds: number): void => {
    clearTimeout(timer);
    const exceeded = () => {
      deadline.abort(reason(seconds));
      const rest = finish ?? (FINISH + FINISH_PER_PAGE * pages) * 1000;
      timer = setTimeout(() => end.abort(reason(seconds)), rest);
    };
    timer = setTimeout(exceeded, start + seconds * 1000 - performance.now());
  };
  allow(given ?? SECONDS + SECONDS_PER_PAGE);
  return {
    deadline: deadline.signal,
    end: end.signal,
    know: (count: number) => {
      if (count <= pages) return;
      pages = count;
      if (given === undefined && !deadline.signal.aborted) {
        allow(SECONDS + SECONDS_PER_PAGE * pages);
      }
    },
    clear: () => clearTimeout(timer),
  };
}

/** The error of a document whose time is up; `keeps` tells whether recognised pages are kept for another run. */
export const outOfTime =
  (file: string, keeps: boolean) =>
  (seconds: number): LimitError =>
    new LimitError({
      file,
      reason: `the document took longer than the ${seconds} s allowed`,
      remedy: keeps
        ? 'Run it again to go on where it stopped, as recognised pages are kept, or allow more time with --timeout'
        : 'Allow more time with --timeout, more --jobs, or fewer pages with --max-pages',
    });
