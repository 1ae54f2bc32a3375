import { LRUCache } from 'lru-cache';

/** What was read, and the version of the content that it was read in: until that changes, it would be read again. */
export type Versioned<T> = T & { readonly version: number };

interface Room<T> {
  /** Letters of all that is remembered. */
  readonly letters: number;
  lettersOf(result: T): number;
}

/** A read that remembers what was asked for lately, for as long as nothing changes. */
export function remembered<Query extends object, T extends object>(
  read: (query: Query, version: number) => Promise<T>,
  contentVersion: () => Promise<number>,
  { letters, lettersOf }: Room<T>,
): (query: Query) => Promise<Versioned<T>> {
  const results = new LRUCache<string, Versioned<T>>({
    maxSize: letters,
    sizeCalculation: lettersOf,
  });
  return async (query) => {
    // asked for first: what changes in between is in a result of the old version, and is read again in the new one
    const version = await contentVersion();
    const key = JSON.stringify([version, ...Object.entries(query).sort()]);
    const known = results.get(key);
    if (known !== undefined) return known;
    const result = { ...(await read(query, version)), version };
    results.set(key, result);
    return result;
  };
}
