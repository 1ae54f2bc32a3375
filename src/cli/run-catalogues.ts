import { exitCode, runBatch } from '../batch/index.ts';
import { readWith } from './reading.ts';
import type { RunFlags } from './run-flags.ts';

/** What `katalog run` does; the exit code. */
export function runCatalogues(inputs: readonly string[], flags: RunFlags): Promise<number> {
  return readWith(flags, async (options, onEvent) =>
    exitCode(await runBatch(inputs, options, onEvent)),
  );
}
