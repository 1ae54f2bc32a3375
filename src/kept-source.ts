import { z } from 'zod';
import type { Source, SourceOptions } from './ingest/index.ts';
import { type PageCache, READING_VERSION } from './kept-page.ts';
import { Page } from './model/index.ts';

/** What a document's text layers say, all pages of them; none where it is not textual. */
const Layers = z.object({
  mediaType: z.string(),
  pageCount: z.int().positive(),
  textual: z.boolean(),
  pages: z.array(Page),
});
type Layers = z.infer<typeof Layers>;

/**
 * A document whose text layers are kept: read again it is opened only if pictures of its pages are asked for. One that
 * needs a password is not kept.
 *
 * @param open opens the document. What it throws is thrown where the document must be opened.
 */
export async function keptSource(
  fileName: string,
  sha256: string,
  options: SourceOptions,
  cache: PageCache,
  open: () => Promise<Source>,
): Promise<Source> {
  if (options.password !== undefined) return open();
  const { maxPages, maxPixels, maxText } = options;
  // what one limit lets pass another does not
  const key = ['layers', READING_VERSION, sha256, maxPages, maxPixels, maxText].join(':');
  const kept = await keptLayers(cache, key);
  return kept === undefined
    ? keeping(await open(), (layers) =>
        cache.put(key, Buffer.from(JSON.stringify(layers))).catch(() => {}),
      )
    : replayed(fileName, kept, open);
}

/** Undefined where they were not kept, or are none any more. */
async function keptLayers(cache: PageCache, key: string): Promise<Layers | undefined> {
  try {
    const kept = await cache.get(key);
    return kept && Layers.parse(JSON.parse(Buffer.from(kept).toString('utf8')));
  } catch {
    return undefined;
  }
}

/** The document, which tells what its text layers say once all have been read. */
function keeping(source: Source, keep: (layers: Layers) => Promise<void>): Source {
  const { mediaType, pageCount, textual } = source;
  const pages = new Map<number, Page>();
  const keepPage = async (number: number, page: Page): Promise<void> => {
    pages.set(number, page);
    if (pages.size < pageCount) return;
    const inOrder = [...pages].sort(([a], [b]) => a - b).map(([, each]) => each);
    pages.clear();
    await keep({ mediaType, pageCount, textual, pages: inOrder });
  };
  return {
    ...source,
    readPage: async (number) => {
      const page = await source.readPage(number);
      await keepPage(number, page);
      return page;
    },
  };
}

/** A document of which all is known but its pictures. */
function replayed(fileName: string, layers: Layers, open: () => Promise<Source>): Source {
  let opening: Promise<Source> | undefined;
  const opened = (): Promise<Source> => {
    opening ??= open();
    return opening;
  };
  const { mediaType, pageCount, textual, pages } = layers;
  return {
    fileName,
    mediaType,
    pageCount,
    textual,
    readPage: async (number) => pages[number - 1] ?? (await opened()).readPage(number),
    readImage: async (number) => (await opened()).readImage(number),
    readPicture: async (number, turn) => (await opened()).readPicture(number, turn),
    readPictures: async (number, boxes) =>
      (await (await opened()).readPictures?.(number, boxes)) ?? [],
    close: async () => {
      // where opening failed who asked has been told
      const source = await opening?.catch(() => undefined);
      await source?.close();
    },
  };
}
