import { Page } from './model/index.ts';

/**
 * Keeps what is costly to compute. `key` names all that determines the value. What it throws, and what it gives that is
 * no page, costs the time to read the page anew, nothing else.
 */
export interface PageCache {
  get(key: string): Promise<Uint8Array | undefined>;
  put(key: string, value: Uint8Array): Promise<void>;
}

/** Readings kept by another version of these stages are not used: to be raised when a page would read differently. */
export const READING_VERSION = 33;

/** The page that was kept under the key, else that which is made now, to be kept. */
export async function keptOr(
  cache: PageCache | undefined,
  key: string,
  make: () => Promise<Page>,
): Promise<Page> {
  const kept = cache && (await keptPage(cache, key));
  if (kept !== undefined) return kept;
  const page = await make();
  // a page that cannot be kept is read all the same
  await cache?.put(key, Buffer.from(JSON.stringify(page))).catch(() => {});
  return page;
}

/** A page that was kept; undefined where it was not, or is none any more: then it is read anew. */
async function keptPage(cache: PageCache, key: string): Promise<Page | undefined> {
  try {
    const kept = await cache.get(key);
    return kept && Page.parse(JSON.parse(Buffer.from(kept).toString('utf8')));
  } catch {
    return undefined;
  }
}
