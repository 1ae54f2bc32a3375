import { asKatalogError, type Page } from '../model/index.ts';
import type { processDocument, RunHooks, RunOptions, RunResult } from '../pipeline.ts';
import { inSharedMemory } from '../thread/index.ts';
import { version } from '../version.ts';
import { type Input, readInput } from './inputs.ts';
import { type Delivered, type Outcome, shortfall } from './outcome.ts';
import { writeResults } from './results.ts';
import { type RunClock, runRecord } from './run-record.ts';
import { outOfTime, timeLimit } from './time-limit.ts';

/** What runs one document: the pipeline, or a stand-in for it. */
export type Process = typeof processDocument;

/** A document that is run, for its report. */
export interface Reported {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly options: RunOptions;
  /** Reads the file again where pictures of its pages are wanted. */
  readonly reader?: RunHooks['reader'];
  /** Keeps these pictures. */
  readonly cache?: RunHooks['cache'];
  readonly signal: AbortSignal;
}

/** Makes the report of a document. */
export interface Report {
  /** Told the pages once they are read: pictures of them may be made while the records are. */
  begin(pages: readonly Page[], sha256: string): void;
  pieces(result: RunResult): AsyncIterable<string>;
  /** Closes what was opened for it. */
  close(): Promise<void>;
}

/** What documents are run with: the same for all of a batch. */
export interface DocumentTools extends Pick<RunHooks, 'cache' | 'reader' | 'engines' | 'records'> {
  /** Reads one document: `processDocument` of the pipeline. */
  readonly process: Process;
  /** Makes the report of a document: `reviewPage`; absent where none is wanted. */
  readonly report?: ((reported: Reported) => Report) | undefined;
}

export interface DocumentJob {
  readonly input: Input;
  /** Where its results go. */
  readonly folder: string;
  readonly options: RunOptions;
  readonly tools: DocumentTools;
  /** Aborted, with the error to report as its reason, when the user interrupts. */
  readonly signal: AbortSignal;
  /** Milliseconds that an aborted document has to close what it opened. */
  readonly grace: number;
  /** Milliseconds in which the records of what was read must be made once time is up. */
  readonly finish?: number | undefined;
  onPage(done: number, total: number): void;
}

/** Reads one input, makes its records and writes them. Never throws: what goes wrong is the outcome's error. */
export async function runDocument(job: DocumentJob): Promise<Outcome> {
  const startedAt = new Date();
  const start = performance.now();
  const seconds = (): number => (performance.now() - start) / 1000;
  const limit = timeLimit(
    job.options.timeoutSeconds,
    outOfTime(job.input.label, job.tools.cache !== undefined),
    job.finish,
  );
  const onPage = (done: number, total: number): void => {
    limit.know(total);
    job.onPage(done, total);
  };
  const outcome = (rest: Pick<Outcome, 'delivered' | 'error'>): Outcome => ({
    label: job.input.label,
    seconds: seconds(),
    ...(limit.deadline.aborted && rest.error && { late: true }),
    ...rest,
  });
  try {
    const delivered = await deliver(
      { ...job, onPage },
      { startedAt, seconds },
      { signal: AbortSignal.any([job.signal, limit.end]), deadline: limit.deadline },
    );
    const error = shortfall(job.input.label, delivered);
    return outcome({ delivered, ...(error && { error }) });
  } catch (error) {
    return outcome({ error: asKatalogError(error, job.input.label) });
  } finally {
    limit.clear();
  }
}

async function deliver(
  job: DocumentJob,
  clock: RunClock,
  { signal, deadline }: { readonly signal: AbortSignal; readonly deadline: AbortSignal },
): Promise<Delivered> {
  const { input, folder, options } = job;
  const { cache, reader, engines, records } = job.tools;
  const bytes = inSharedMemory(await readInput(input, options.maxSize));
  signal.throwIfAborted();
  const { fileName } = input;
  const report = job.tools.report?.({ fileName, bytes, options, reader, cache, signal });
  const hooks = {
    ...{ onPage: job.onPage, onRead: report?.begin },
    ...{ signal, deadline, cache, reader, engines, records },
  };
  const work = job.tools.process(fileName, bytes, options, hooks);
  const result = await orAborted(work, signal, job.grace).catch((error: unknown) => {
    // nobody waits for it
    report?.close().catch(() => {});
    throw error;
  });
  const record = () => runRecord(version, clock, options, result);
  await writeResults(folder, result, report?.pieces(result), record).finally(report?.close);
  const { pages, offerings, warnings } = result.catalogue;
  return {
    folder,
    pages: pages.length,
    offerings: offerings.length,
    warnings: warnings.length,
    failedPages: result.failedPages,
  };
}

/**
 * The work's result, or the reason of the abort: once the work has settled, at the latest `grace` milliseconds after
 * the abort, so that work that does not listen cannot hold up the rest.
 */
async function orAborted<T>(work: Promise<T>, signal: AbortSignal, grace: number): Promise<T> {
  const settled = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const abandoned = new Promise<never>((_, reject) => {
    const wait = () => {
      timer = setTimeout(() => reject(signal.reason), grace);
    };
    if (signal.aborted) wait();
    else signal.addEventListener('abort', wait, { signal: settled.signal });
  });
  try {
    return await Promise.race([work, abandoned]);
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    settled.abort();
    clearTimeout(timer);
  }
}
