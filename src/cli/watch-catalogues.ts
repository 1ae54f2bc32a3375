import { watchFolder } from '../batch/index.ts';
import { readWith } from './reading.ts';
import type { WatchFlags } from './run-flags.ts';

/** What `katalog watch` does; the exit code: 0 where it was interrupted with nothing left undone. */
export function watchCatalogues(folder: string, flags: WatchFlags): Promise<number> {
  return readWith(flags, async (options, onEvent) => {
    await watchFolder(folder, { ...options, settle: flags.settle * 1000 }, onEvent);
    return 0;
  });
}
