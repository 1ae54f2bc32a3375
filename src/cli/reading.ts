import {
  type BatchEvent,
  type BatchOptions,
  cacheFolder,
  openPageCache,
  type Process,
  type Report,
  type Reported,
} from '../batch/index.ts';
import { createReader } from '../ingest/index.ts';
import { asKatalogError } from '../model/index.ts';
import type { RunHooks, RunOptions } from '../pipeline.ts';
import { loadProfiles } from '../profiles.ts';
import { createRecordMaker } from '../records/thread.ts';
import { interruptible, PATIENCE } from './interrupt.ts';
import { leanMalloc } from './lean-malloc.ts';
import { createReporter } from './report/index.ts';
import type { RunFlags } from './run-flags.ts';

/**
 * Does the work of a command that reads documents, with what its flags ask for: progress and errors are told, an
 * interrupt ends it, and what was started is ended. The exit code: the work's own, or that of the error it threw.
 */
export async function readWith(
  flags: RunFlags,
  work: (options: BatchOptions, onEvent: (event: BatchEvent) => void) => Promise<number>,
): Promise<number> {
  leanMalloc();
  const reporter = createReporter(process.stderr, flags);
  const interrupt = interruptible(PATIENCE, reporter.error);
  const limits = { timeoutSeconds: flags.pageTimeout, maxMemory: flags.maxMemory };
  const reader = createReader({ ...limits, ocrWorkers: flags.jobs });
  const records = createRecordMaker(limits);
  const engines = shareLazily(flags);
  const options: BatchOptions = {
    out: flags.out,
    run: runOptions(flags),
    ...(flags.report !== 'none' && { report: reportLazily(flags.report) }),
    process: processLazily,
    reader,
    records,
    engines,
    // while one document is laid out and written, pages of the next are recognised
    documents: Math.min(2, flags.jobs),
    signal: interrupt.signal,
    ...(flags.cache && { cache: openPageCache(cacheFolder(), reporter.cacheTrouble) }),
  };
  try {
    // told once, and not for each document
    if (flags.profile !== undefined) await loadProfiles(flags.profile);
    return await work(options, reporter.event);
  } catch (thrown) {
    const error = asKatalogError(thrown);
    reporter.error(error);
    return error.exitCode;
  } finally {
    reporter.close();
    await Promise.all([reader.close(), records.close(), engines.close()]);
    interrupt.done();
  }
}

const runOptions = (flags: RunFlags): RunOptions => ({
  ocr: flags.ocr,
  ocrEngine: flags.ocrEngine,
  jobs: flags.jobs,
  ...(flags.profile !== undefined && { profile: flags.profile }),
  ...(flags.password !== undefined && { password: flags.password }),
  ocrTimeoutSeconds: flags.ocrTimeout,
  ...(flags.maxSize !== undefined && { maxSize: flags.maxSize }),
  ...(flags.maxPages !== undefined && { maxPages: flags.maxPages }),
  ...(flags.maxPixels !== undefined && { maxPixels: flags.maxPixels }),
  ...(flags.maxText !== undefined && { maxText: flags.maxText }),
  ...(flags.timeout !== undefined && { timeoutSeconds: flags.timeout }),
});

/** One engine for all documents of the call, loaded with the first page that needs it. */
function shareLazily({ ocrEngine, ocrTimeout, jobs }: RunFlags) {
  let shared: Promise<ReturnType<typeof import('../pipeline.ts')['shareEngine']>> | undefined;
  const engines: NonNullable<RunHooks['engines']> = {
    get: async () => {
      shared ??= import('../pipeline.ts').then(({ shareEngine }) =>
        shareEngine({ ocrEngine, ocrTimeoutSeconds: ocrTimeout, jobs }),
      );
      return (await shared).get();
    },
  };
  return { ...engines, close: async () => (await shared)?.close() };
}

/** The pipeline is loaded with the first document, so that a mistake in the call is told at once. */
const processLazily: Process = async (...call) => {
  const { processDocument } = await import('../pipeline.ts');
  return processDocument(...call);
};

const reportLazily =
  (pictures: 'auto' | 'pictures') =>
  (reported: Reported): Report => {
    let loading: Promise<Report> | undefined;
    const load = (): Promise<Report> => {
      loading ??= import('../review-page.ts').then(({ reviewPage }) =>
        reviewPage(reported, pictures === 'pictures' ? 'all' : 'scans'),
      );
      return loading;
    };
    return {
      begin: (pages, sha256) => {
        // who asks for the pieces is told that it cannot be loaded
        load().then(
          (report) => report.begin(pages, sha256),
          () => {},
        );
      },
      pieces: async function* (result) {
        yield* (await load()).pieces(result);
      },
      close: async () => (await loading)?.close(),
    };
  };
