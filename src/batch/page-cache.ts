import cacache from 'cacache';
import envPaths from 'env-paths';
import type { PageCache } from '../pipeline.ts';

/** The folder of the cache: `KATALOG_CACHE`, else the user's cache folder. */
export const cacheFolder = (): string =>
  process.env['KATALOG_CACHE'] || envPaths('katalog', { suffix: '' }).cache;

/**
 * Results kept in `folder`, content-addressed. An entry whose bytes are no longer what was put is taken out, so that
 * it is made anew. A cache that cannot be read or written never fails a run: `onTrouble` is told, once.
 */
export function openPageCache(folder: string, onTrouble: (error: Error) => void): PageCache {
  let told = false;
  const tell = (error: Error) => {
    if (!told) onTrouble(error);
    told = true;
  };
  return {
    async get(key) {
      try {
        return (await cacache.get(folder, key)).data;
      } catch (thrown) {
        const error = thrown as NodeJS.ErrnoException;
        if (error.code === 'ENOENT') return undefined;
        if (isDamage(error)) await forget(folder, key).catch(tell);
        else tell(error);
        return undefined;
      }
    },
    async put(key, value) {
      await cacache
        .put(folder, key, Buffer.from(value.buffer, value.byteOffset, value.byteLength))
        .catch(tell);
    },
  };
}

const isDamage = ({ code }: NodeJS.ErrnoException): boolean =>
  code === 'EINTEGRITY' || code === 'EBADSIZE';

/** The content goes with the entry: cacache does not write over content that it takes to be there. */
async function forget(folder: string, key: string): Promise<void> {
  const entry = await cacache.get.info(folder, key);
  if (entry) await cacache.rm.content(folder, entry.integrity);
  await cacache.rm.entry(folder, key);
}
