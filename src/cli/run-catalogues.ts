import { type BatchOptions, exitCode, runBatch } from '../batch/index.ts';
import { readCorrections } from './read-corrections.ts';
import { readWith } from './reading.ts';
import type { RunFlags } from './run-flags.ts';

/** What `katalog run` does; the exit code. */
export function runCatalogues(inputs: readonly string[], flags: RunFlags): Promise<number> {
  return readWith(flags, async (options, onEvent) =>
    exitCode(await runBatch(inputs, await withCorrections(options, flags.corrections), onEvent)),
  );
}

const withCorrections = async (
  options: BatchOptions,
  file: string | undefined,
): Promise<BatchOptions> =>
  file === undefined
    ? options
    : { ...options, run: { ...options.run, corrections: await readCorrections(file) } };
