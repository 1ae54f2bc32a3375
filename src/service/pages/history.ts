import type { Change, DiffFile } from '../../model/index.ts';
import type { StoredEdition } from '../../store/index.ts';
import type { ServiceContext } from '../context.ts';
import { historyOfOffering } from '../offering-history.ts';

/** What became of an offering in an edition. */
export interface HistoryStep {
  readonly edition: StoredEdition;
  readonly state: 'first' | 'added' | 'unchanged' | 'changed' | 'removed';
  /** Its id in this edition; absent where it is gone. */
  readonly id?: string;
  /** From the edition before. */
  readonly change?: Change;
}

/**
 * An offering through the editions of its catalogue, the newest first: from the one where it came to the newest that
 * has it, and the one after that, where it is gone. Undefined where the edition has no such offering.
 */
export async function stepsOf(
  context: Pick<ServiceContext, 'store' | 'comparer'>,
  edition: StoredEdition,
  offeringId: string,
): Promise<readonly HistoryStep[] | undefined> {
  const appearances = await historyOfOffering(context, edition, offeringId);
  if (appearances === undefined) return undefined;
  const editions = await context.store.editions.ofCatalogue(edition.catalogueId);
  const [newest] = appearances;
  const after = editions[editions.findIndex(({ id }) => id === newest?.edition.id) - 1];
  const steps = appearances.map(async ({ edition: own, offering: { id } }, n) => {
    const before = appearances[n + 1];
    if (before === undefined) {
      const first = editions.at(-1)?.id === own.id;
      return { edition: own, id, state: first ? 'first' : 'added' } as const;
    }
    const { diff } = await context.comparer.compare(before.edition, own);
    const change = (JSON.parse(diff) as DiffFile).changes.find(
      ({ type, after: is }) => type === 'changed' && is?.id === id,
    );
    return change === undefined
      ? ({ edition: own, id, state: 'unchanged' } as const)
      : ({ edition: own, id, state: 'changed', change } as const);
  });
  return [
    ...(after === undefined ? [] : [{ edition: after, state: 'removed' } as const]),
    ...(await Promise.all(steps)),
  ];
}
