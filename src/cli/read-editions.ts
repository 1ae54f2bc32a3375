import { cacheFolder, openPageCache } from '../batch/index.ts';
import { createReader } from '../ingest/index.ts';
import type { RunOptions } from '../pipeline.ts';
import { createRecordMaker } from '../records/thread.ts';
import { isDamaged, referenceOf } from '../reference.ts';
import type { DiffFlags } from './diff-flags.ts';
import { type InputEdition, readEdition } from './edition-input.ts';
import { errorText } from './error-text.ts';
import { interruptible, PATIENCE } from './interrupt.ts';
import { progressBar } from './report/progress-bar.ts';

/**
 * Reads what is to be compared, one after the other. A damaged edition is read again with a clean one beside it as
 * evidence. Throws what keeps one from being read.
 */
export async function readEditions(
  args: readonly string[],
  flags: DiffFlags,
): Promise<InputEdition[]> {
  const interrupt = interruptible(PATIENCE, (error) => process.stderr.write(errorText(error)));
  const [reader, records] = [createReader(), createRecordMaker()];
  const bar = process.stderr.isTTY && !flags.quiet ? progressBar(process.stderr) : undefined;
  const ignoreTrouble = (): void => {}; // the cache only saves time: its trouble is no one's who compares
  const editions: InputEdition[] = [];
  try {
    for (const arg of args) {
      const hooks = {
        signal: interrupt.signal,
        reader,
        records,
        onPage: (done: number, total: number) => bar?.show(arg, done, total),
        ...(flags.cache && { cache: openPageCache(cacheFolder(), ignoreTrouble) }),
      };
      editions.push(await readEdition(arg, { run: runOptions(flags), hooks }));
    }
    return await Promise.all(editions.map((_, n) => withEvidence(editions, n)));
  } finally {
    bar?.hide();
    await Promise.all([reader.close(), records.close()]);
    interrupt.done();
  }
}

/** An edition; a damaged one as read with a clean neighbour as evidence, the later one before the earlier. */
async function withEvidence(editions: readonly InputEdition[], n: number): Promise<InputEdition> {
  const edition = editions[n] as InputEdition;
  if (edition.readAgain === undefined || !isDamaged(edition.file)) return edition;
  const clean = [editions[n + 1], editions[n - 1]].find(
    (other) => other !== undefined && other.file.offerings.length > 0 && !isDamaged(other.file),
  );
  return clean === undefined ? edition : edition.readAgain(referenceOf(clean));
}

const runOptions = (flags: DiffFlags): RunOptions => ({
  ocr: flags.ocr,
  jobs: flags.jobs,
  ...(flags.profile !== undefined && { profile: flags.profile }),
  ...(flags.password !== undefined && { password: flags.password }),
  ...(flags.maxPages !== undefined && { maxPages: flags.maxPages }),
  ...(flags.maxPixels !== undefined && { maxPixels: flags.maxPixels }),
});
