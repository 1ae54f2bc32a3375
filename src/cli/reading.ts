import type { BatchEvent, BatchOptions, Process, Report, Reported } from '../batch/index.ts';
import { asKatalogError } from '../model/index.ts';
import { loadProfiles } from '../profiles.ts';
import { openReading } from './open-reading.ts';
import { runOptions } from './reading-options.ts';
import { createReporter } from './report/index.ts';
import type { ResultFlags } from './run-flags.ts';

/**
 * Does the work of a command that reads documents into folders of results, with what its flags ask for: progress and
 * errors are told, an interrupt ends it, and what was started is ended. The exit code: the work's own, or that of the
 * error it threw.
 */
export async function readWith(
  flags: ResultFlags,
  work: (options: BatchOptions, onEvent: (event: BatchEvent) => void) => Promise<number>,
): Promise<number> {
  const reporter = createReporter(process.stderr, flags);
  const reading = openReading(flags, {
    onLate: reporter.error,
    onCacheTrouble: reporter.cacheTrouble,
  });
  const options: BatchOptions = {
    ...reading.hooks,
    out: flags.out,
    run: {
      ...runOptions(flags),
      ...(flags.timeout !== undefined && { timeoutSeconds: flags.timeout }),
    },
    ...(flags.report !== 'none' && { report: reportLazily(flags.report) }),
    process: processLazily,
    // while one document is laid out and written, pages of the next are recognised
    documents: Math.min(2, flags.jobs),
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
    await reading.close();
  }
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
