import type {
  CatalogueFile,
  Change,
  HistoryFile,
  Offering,
  OfferingHistory,
} from '../model/index.ts';
import type { Comparison } from './compare.ts';

type Step = OfferingHistory['steps'][number];

interface Thread {
  readonly steps: Step[];
  title: string;
}

/**
 * What became of each offering from edition to edition, in the order in which they first appear.
 *
 * @param editions from the oldest to the newest
 * @param comparisons of each edition with the next: one fewer than the editions
 */
export function historyOf(
  editions: readonly CatalogueFile[],
  comparisons: readonly Comparison[],
): HistoryFile {
  const threads: Thread[] = [];
  let current = new Map<Offering, Thread>();
  const begin = (offering: Offering, at: number, step: Step): Thread => {
    const absent = Array.from({ length: at }, (): Step => ({ state: 'absent' }));
    const thread = { title: offering.title, steps: [...absent, step] };
    threads.push(thread);
    return thread;
  };
  for (const offering of editions[0]?.offerings ?? []) {
    current.set(offering, begin(offering, 0, stepOf('unchanged', offering)));
  }
  comparisons.forEach(({ diff, matching, made }, n) => {
    const changes = new Map(diff.changes.map((change) => [change.after?.id ?? '', change]));
    const partners = new Map(matching.pairs.map(({ before, after }) => [after, before]));
    const next = new Map<Offering, Thread>();
    for (const offering of editions[n + 1]!.offerings) {
      const thread = current.get(partners.get(offering)!);
      const change = changes.get(offering.id);
      if (thread === undefined) {
        if (made.has(offering)) continue;
        next.set(offering, begin(offering, n + 1, stepOf('added', offering, change)));
        continue;
      }
      thread.steps.push(stepOf(change === undefined ? 'unchanged' : 'changed', offering, change));
      thread.title = offering.title;
      next.set(offering, thread);
    }
    const gone = new Set(matching.removed.filter((offering) => !made.has(offering)));
    const ended = new Set([...gone].map((offering) => current.get(offering)));
    for (const thread of threads) {
      if (thread.steps.length > n + 1) continue;
      thread.steps.push({ state: ended.has(thread) ? 'removed' : 'absent' });
    }
    current = next;
  });
  return {
    schema: 'katalog/history@1',
    editions: editions.map(({ document: { fileName, sha256 } }) => ({ fileName, sha256 })),
    offerings: threads.map(({ title, steps }) => ({ title, steps })),
  };
}

const stepOf = (state: Step['state'], { id, title }: Offering, change?: Change): Step => ({
  state,
  offering: { id, title },
  ...(change !== undefined && { change }),
});
