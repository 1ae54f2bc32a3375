import { isDamaged, referenceOf } from '../reference.ts';
import type { DiffFlags } from './diff-flags.ts';
import { type InputEdition, readEdition } from './edition-input.ts';
import { errorText } from './error-text.ts';
import { openReading } from './open-reading.ts';
import { runOptions } from './reading-options.ts';
import { progressBar } from './report/progress-bar.ts';

/**
 * Reads what is to be compared, one after the other. A damaged edition is read again with a clean one beside it as
 * evidence. Throws what keeps one from being read.
 */
export async function readEditions(
  args: readonly string[],
  flags: DiffFlags,
): Promise<InputEdition[]> {
  const reading = openReading(flags, {
    onLate: (error) => process.stderr.write(errorText(error)),
    // the cache only saves time: its trouble is no one's who compares
    onCacheTrouble: () => {},
  });
  const bar = process.stderr.isTTY && !flags.quiet ? progressBar(process.stderr) : undefined;
  const editions: InputEdition[] = [];
  try {
    for (const arg of args) {
      const hooks = {
        ...reading.hooks,
        onPage: (done: number, total: number) => bar?.show(arg, done, total),
      };
      editions.push(await readEdition(arg, { run: runOptions(flags), hooks }));
    }
    return await Promise.all(editions.map((_, n) => withEvidence(editions, n)));
  } finally {
    bar?.hide();
    await reading.close();
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
