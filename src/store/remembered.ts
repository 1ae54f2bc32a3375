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

/**
 * Reads of many things at once, each of which is remembered by itself for as long as nothing changes. Undefined is what
 * was not there, which is looked up again.
 */
export function rememberedEach<T extends object | undefined>(
  lookUp: (keys: readonly string[]) => Promise<readonly T[]>,
  max: number,
): (keys: readonly string[], version: number) => Promise<readonly T[]> {
  const results = new LRUCache<string, NonNullable<T>>({ max });
  return async (keys, version) => {
    const keyOf = (key: string): string => `${version} ${key}`;
    const known = new Map<string, T | undefined>(keys.map((key) => [key, results.get(keyOf(key))]));
    const unknown = [...known].flatMap(([key, result]) => (result === undefined ? key : []));
    if (unknown.length > 0) {
      for (const [n, result] of (await lookUp(unknown)).entries()) {
        known.set(unknown[n]!, result);
        if (result !== undefined) results.set(keyOf(unknown[n]!), result);
      }
    }
    return keys.map((key) => known.get(key) as T);
  };
}
