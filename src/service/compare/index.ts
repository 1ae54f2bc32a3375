import { type CatalogueFile, type Edit, InternalError } from '../../model/index.ts';
import type { Store, StoredComparison, StoredEdition } from '../../store/index.ts';
import { boundedThread, builtModule, type Thread } from '../../thread/index.ts';
import type { Compared, ComparedEdition, CompareTask } from './tasks.ts';

/** Compares editions, each two once. */
export interface Comparer {
  /** What changed from one edition to another: as it was compared before, else compared now, beside the server. */
  compare(before: StoredEdition, after: StoredEdition): Promise<StoredComparison>;
  close(): Promise<void>;
}

/** 5,000 offerings against 5,000 take 3 s, on a busy machine ten times that (bench/diff/speed.ts). */
const SECONDS = 60;
const MEGABYTES = 1000;

export function createComparer(
  store: Pick<Store, 'comparisons' | 'editions' | 'results'>,
): Comparer {
  // begun when it is first wanted: until the service is ready all that is loaded takes from the same processors
  let thread: Thread | undefined;
  const begin = (): Thread =>
    boundedThread({
      module: builtModule('service/compare/tasks'),
      name: 'compare',
      maxMemory: MEGABYTES,
    });
  const underWay = new Map<string, Promise<StoredComparison>>();

  const editionOf = async ({ id, documentId }: StoredEdition): Promise<ComparedEdition> => {
    const [file, edits] = await Promise.all([
      store.editions.file(id),
      store.results.find(documentId, 'edits'),
    ]);
    if (file !== undefined) {
      return { file: JSON.parse(file) as CatalogueFile, edits: editsIn(edits?.content ?? '') };
    }
    throw new InternalError({
      reason: `edition ${id} is gone while it was compared`,
      remedy: 'Ask again',
    });
  };

  const make = async (before: StoredEdition, after: StoredEdition): Promise<StoredComparison> => {
    const task: CompareTask = { before: await editionOf(before), after: await editionOf(after) };
    thread ??= begin();
    const compared = await thread.run<Compared>(
      {
        name: 'compare',
        doing: 'comparing',
        file: task.after.file.document.fileName,
        timeoutSeconds: SECONDS,
        timeOption: 'the time for comparing',
      },
      task,
    );
    await store.comparisons.save(before, after, compared);
    return { diff: JSON.stringify(compared.diff), pairs: compared.pairs };
  };

  return {
    compare: async (before, after) => {
      const found = await store.comparisons.find(before.id, after.id);
      if (found !== undefined) return found;
      const key = `${before.id} ${before.revision} ${after.id} ${after.revision}`;
      const running = underWay.get(key) ?? make(before, after).finally(() => underWay.delete(key));
      underWay.set(key, running);
      return running;
    },
    close: async () => thread?.close(),
  };
}

/** What was mended in a document, a line each, as `edits.jsonl` has it. */
const editsIn = (lines: string): Edit[] =>
  lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Edit);
