import { LRUCache } from 'lru-cache';
import type { Search, SearchQuery, SearchResult } from './search.ts';

/** A result, and the version of the content that it was found in: until that changes, it would be found again. */
export interface VersionedResult extends SearchResult {
  readonly version: number;
}

/** Letters of offerings that are remembered: of some 500 results of 20. */
const REMEMBERED = 16_000_000;

/** A search that remembers what was found lately, for as long as nothing changes. */
export function rememberedSearch(
  search: Search,
  contentVersion: () => Promise<number>,
): (query: SearchQuery) => Promise<VersionedResult> {
  const results = new LRUCache<string, VersionedResult>({
    maxSize: REMEMBERED,
    sizeCalculation: ({ hits }) => hits.reduce((sum, { record }) => sum + record.length, 200),
  });
  return async (query) => {
    // asked for first: what changes in between is in a result of the old version, and is sought again in the new one
    const version = await contentVersion();
    const key = JSON.stringify([version, ...Object.entries(query).sort()]);
    const known = results.get(key);
    if (known !== undefined) return known;
    const result = { ...(await search(query, version)), version };
    results.set(key, result);
    return result;
  };
}
