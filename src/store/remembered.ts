import { LRUCache } from 'lru-cache';

/** What was read, and the version of the content that it was read in: until that changes, it would be read again. */
export type Versioned<T> = T & { readonly version: number };

interface Room<T> {
  /** Letters of all that is remembered. */
  readonly letters: number;
  lettersOf(result: T): number;
}

/**
 * A read that remembers what was asked for lately, for as long as nothing changes. What is not remembered is read at
 * once, as of the version that was last heard of; the read tells which one it saw, and is done again where that is
 * another. So what is new takes no statement more, and only what is remembered has the version asked for.
 */
export function remembered<Query extends object, T extends object>(
  read: (query: Query, version: number) => Promise<Versioned<T>>,
  contentVersion: () => Promise<number>,
  { letters, lettersOf }: Room<T>,
): (query: Query) => Promise<Versioned<T>> {
  const results = new LRUCache<string, Versioned<T>>({
    maxSize: letters,
    sizeCalculation: lettersOf,
  });
  let heard: number | undefined;
  return async (query) => {
    const name = JSON.stringify(Object.entries(query).sort());
    const knownIn = (version: number) => results.get(`${version} ${name}`);
    let version = heard ?? (await contentVersion());
    if (knownIn(version) !== undefined) version = await contentVersion();
    for (;;) {
      const known = knownIn(version);
      const result = known ?? (await read(query, version));
      heard = result.version;
      if (known !== undefined) return known;
      if (result.version === version) {
        results.set(`${version} ${name}`, result);
        return result;
      }
      // words and titles that were remembered of the other version may be out of date
      version = result.version;
    }
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
