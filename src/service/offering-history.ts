import type { Offering } from '../model/index.ts';
import type { StoredEdition } from '../store/index.ts';
import type { ServiceContext } from './context.ts';

interface Appearance {
  readonly edition: StoredEdition;
  readonly offering: Offering;
}

/**
 * An offering in all editions of its catalogue that have it, from the newest to the oldest: followed from edition to
 * edition as they were compared. Undefined where the edition has no such offering.
 */
export async function historyOfOffering(
  { store, comparer }: Pick<ServiceContext, 'store' | 'comparer'>,
  edition: StoredEdition,
  offeringId: string,
): Promise<readonly Appearance[] | undefined> {
  const recordOf = async (editionId: string, id: string): Promise<Offering | undefined> => {
    const record = await store.offerings.find(editionId, id);
    return record === undefined ? undefined : (JSON.parse(record) as Offering);
  };
  const own = await recordOf(edition.id, offeringId);
  if (own === undefined) return undefined;
  const all = await store.editions.ofCatalogue(edition.catalogueId);
  const at = all.findIndex(({ id }) => id === edition.id);

  const follow = async (editions: readonly StoredEdition[], side: 0 | 1): Promise<Appearance[]> => {
    const found: Appearance[] = [];
    let [here, id] = [edition, offeringId];
    for (const there of editions) {
      const [before, after] = side === 0 ? [there, here] : [here, there];
      if (before.offerings === 0 || after.offerings === 0) break;
      const { pairs } = await comparer.compare(before, after);
      const pair = pairs.find((each) => each[side === 0 ? 1 : 0] === id);
      const offering = pair && (await recordOf(there.id, pair[side]));
      if (pair === undefined || offering === undefined) break;
      found.push({ edition: there, offering });
      [here, id] = [there, pair[side]];
    }
    return found;
  };

  const newer = await follow(all.slice(0, at).reverse(), 1);
  const older = await follow(all.slice(at + 1), 0);
  return [...newer.reverse(), { edition, offering: own }, ...older];
}
