import type { Reader } from '../../ingest/index.ts';
import type { Files, StoredDocument } from '../../store/index.ts';

type Source = Awaited<ReturnType<Reader['open']>>;

/** Documents that are kept open: their pages come one by one, each as a job of its own. */
export interface Sources {
  /** The work is done with the document open; it may be closed any time after. */
  use<T>(document: StoredDocument, work: (source: Source) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface SourceLimits {
  readonly maxPages?: number | undefined;
  readonly maxPixels?: number | undefined;
}

/** Pages of several documents take turns. */
const OPEN_AT_ONCE = 4;

interface Shelved {
  readonly opening: Promise<Source>;
  users: number;
}

export function createSources(
  files: Pick<Files, 'get'>,
  reader: Pick<Reader, 'open'>,
  limits: SourceLimits,
): Sources {
  // in the order of their last use
  const shelf = new Map<string, Shelved>();

  const open = async ({ fileName, sha256 }: StoredDocument): Promise<Source> =>
    reader.open(fileName, await files.get(sha256), limits);

  const end = async (key: string, { opening }: Shelved): Promise<void> => {
    shelf.delete(key);
    // where opening failed, who asked for it was told
    const source = await opening.catch(() => undefined);
    await source?.close();
  };

  return {
    use: async (document, work) => {
      const key = document.id;
      const shelved = shelf.get(key) ?? { opening: open(document), users: 0 };
      shelf.delete(key);
      shelf.set(key, shelved);
      shelved.users++;
      try {
        return await work(await shelved.opening);
      } catch (error) {
        // opening may succeed another time
        if ((await shelved.opening.catch(() => undefined)) === undefined) shelf.delete(key);
        throw error;
      } finally {
        shelved.users--;
        const idle = [...shelf].filter(([, { users }]) => users === 0);
        const surplus = idle.slice(0, Math.max(0, shelf.size - OPEN_AT_ONCE));
        await Promise.all(surplus.map(([each, entry]) => end(each, entry)));
      }
    },
    close: async () => {
      await Promise.all([...shelf].map(([key, entry]) => end(key, entry)));
    },
  };
}
