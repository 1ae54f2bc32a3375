import { cacheFolder, exitCode, openPageCache, type Process, runBatch } from '../batch/index.ts';
import { asKatalogError } from '../model/index.ts';
import type { RunOptions } from '../pipeline.ts';
import { interruptible } from './interrupt.ts';
import { createReporter } from './report/index.ts';
import type { RunFlags } from './run-flags.ts';

/** What `katalog run` does; the exit code. */
export async function runCatalogues(inputs: readonly string[], flags: RunFlags): Promise<number> {
  const reporter = createReporter(process.stderr, flags);
  const interrupt = interruptible();
  try {
    const outcomes = await runBatch(
      inputs,
      {
        out: flags.out,
        run: runOptions(flags),
        process: processLazily,
        signal: interrupt.signal,
        ...(flags.cache && { cache: openPageCache(cacheFolder(), reporter.cacheTrouble) }),
      },
      reporter.event,
    );
    return exitCode(outcomes);
  } catch (thrown) {
    const error = asKatalogError(thrown);
    reporter.error(error);
    return error.exitCode;
  } finally {
    reporter.close();
    interrupt.done();
  }
}

const runOptions = (flags: RunFlags): RunOptions => ({
  ocr: flags.ocr,
  jobs: flags.jobs,
  ...(flags.profile !== undefined && { profile: flags.profile }),
  ...(flags.password !== undefined && { password: flags.password }),
  ...(flags.maxPages !== undefined && { maxPages: flags.maxPages }),
  ...(flags.maxPixels !== undefined && { maxPixels: flags.maxPixels }),
  ...(flags.timeout !== undefined && { timeoutSeconds: flags.timeout }),
});

/** The pipeline is loaded with the first document, so that a mistake in the call is told at once. */
const processLazily: Process = async (...call) => {
  const { processDocument } = await import('../pipeline.ts');
  return processDocument(...call);
};
