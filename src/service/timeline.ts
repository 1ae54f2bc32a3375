import type { Store } from '../store/index.ts';
import { editionResource } from './resources.ts';

/** The editions of a catalogue, from the newest to the oldest, with what changed against the one before. */
export async function timelineOf(
  { editions, comparisons }: Pick<Store, 'editions' | 'comparisons'>,
  catalogueId: string,
) {
  const [all, summaries] = await Promise.all([
    editions.ofCatalogue(catalogueId),
    comparisons.summaries(catalogueId),
  ]);
  return all.map((edition, n) => {
    const before = all[n + 1];
    const summary = summaries.find(
      ({ beforeId, afterId }) => beforeId === before?.id && afterId === edition.id,
    );
    return {
      ...editionResource(edition),
      ...(summary && {
        changes: {
          before: summary.beforeId,
          added: summary.added,
          removed: summary.removed,
          changed: summary.changed,
        },
      }),
    };
  });
}
