import { type BatchOptions, exitCode, runBatch } from '../batch/index.ts';
import { readCorrections } from './read-corrections.ts';
import { readReference } from './read-reference.ts';
import { readWith } from './reading.ts';
import type { RunFlags } from './run-flags.ts';

/** What `katalog run` does; the exit code. */
export function runCatalogues(inputs: readonly string[], flags: RunFlags): Promise<number> {
  return readWith(flags, async (options, onEvent) =>
    exitCode(await runBatch(inputs, await withFiles(options, flags), onEvent)),
  );
}

/** The options with what other files hold that flags name. */
async function withFiles(
  options: BatchOptions,
  { corrections, reference }: RunFlags,
): Promise<BatchOptions> {
  const run = {
    ...options.run,
    ...(corrections !== undefined && { corrections: await readCorrections(corrections) }),
    ...(reference !== undefined && { reference: await readReference(reference, options) }),
  };
  return { ...options, run };
}
