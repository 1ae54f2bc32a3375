import jsonPatch, { type Operation } from 'fast-json-patch';
import type { CatalogueFile, Offering } from '../../model/index.ts';
import type { Matching } from '../matching/match.ts';

/**
 * A JSON Patch (RFC 6902) that makes `before` into `after`, byte for byte what the reading made of them: noise is
 * part of it. Offerings that were matched are moved and mended in place, so that it shows what happened.
 */
export function patchOf(
  before: CatalogueFile,
  after: CatalogueFile,
  { pairs, removed }: Matching,
): Operation[] {
  const { offerings: was, ...rest } = before;
  const { offerings: is, ...restAfter } = after;
  return [
    ...jsonPatch.compare(rest, restAfter),
    ...offeringOperations(was, is, { pairs, removed }),
  ];
}

function offeringOperations(
  was: readonly Offering[],
  is: readonly Offering[],
  { pairs, removed }: Pick<Matching, 'pairs' | 'removed'>,
): Operation[] {
  const isRemoved = new Set(removed);
  const partners = new Map(pairs.map(({ before, after }) => [after, before]));
  const removals = was
    .flatMap((offering, n) => (isRemoved.has(offering) ? [n] : []))
    .reverse()
    .map((n): Operation => ({ op: 'remove', path: `/offerings/${n}` }));
  const order = was.filter((offering) => !isRemoved.has(offering));
  const placing = is.flatMap((offering, n): Operation[] => {
    const partner = partners.get(offering);
    if (partner === undefined) {
      order.splice(n, 0, offering);
      return [{ op: 'add', path: `/offerings/${n}`, value: offering }];
    }
    const changes = jsonPatch.compare(partner, offering).map((change) => inOffering(change, n));
    if (order[n] === partner) return changes;
    const from = order.indexOf(partner, n);
    order.splice(n, 0, ...order.splice(from, 1));
    return [{ op: 'move', from: `/offerings/${from}`, path: `/offerings/${n}` }, ...changes];
  });
  return [...removals, ...placing];
}

const inOffering = (operation: Operation, n: number): Operation => ({
  ...operation,
  path: `/offerings/${n}${operation.path}`,
});
