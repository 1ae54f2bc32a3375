import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { PageCache } from './kept-page.ts';
import type { RecordMaker } from './records/index.ts';

/** Of longer documents records are not kept: those of 100 pages take 10 MB, and to make them less than to read them. */
const MOST_PAGES = 100;

/**
 * Records that are kept with the pages they are made of: a document read again by the same program, with the same
 * options, gives the same.
 *
 * @param code tells the program from all others: see `builtCode`.
 */
export function keptRecords(maker: RecordMaker, cache: PageCache, code: string): RecordMaker {
  const keyOf = (kind: string, from: unknown): string =>
    [kind, code, createHash('sha256').update(serialize(from)).digest('hex')].join(':');
  return {
    ...maker,
    judge: (file, pages, signal) =>
      keptOr(cache, keyOf('judged', pages), () => maker.judge(file, pages, signal)),
    make: async (document, options, signal) => {
      const make = () => maker.make(document, options, signal);
      // what a profile's file says may change from one run to the next
      const isFile = /[./\\]/.test(options.profile ?? '');
      if (document.pages.length > MOST_PAGES || isFile) return make();
      let timings = {};
      const records = await keptOr(cache, keyOf('records', [document, options]), async () => {
        const made = await make();
        timings = made.timings;
        return made;
      });
      return { ...records, timings };
    },
  };
}

async function keptOr<T>(cache: PageCache, key: string, make: () => Promise<T>): Promise<T> {
  const kept = await keptValue(cache, key);
  if (kept !== undefined) return kept.value as T;
  const value = await make();
  // what cannot be kept is given all the same
  await cache.put(key, serialize({ value })).catch(() => {});
  return value;
}

/** Undefined where it was not kept, or cannot be read any more: then it is made anew. */
async function keptValue(cache: PageCache, key: string): Promise<{ value: unknown } | undefined> {
  try {
    const kept = await cache.get(key);
    return kept && deserialize(kept);
  } catch {
    return undefined;
  }
}
