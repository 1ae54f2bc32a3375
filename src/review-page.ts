import type { Reported } from './batch/index.ts';
import { openSource, type PagePicture, type Source } from './ingest/index.ts';
import { type PictureOf, reportHtml, reviewOf } from './report/index.ts';

/** Pictures kept by another version of what makes them are not used: to be raised when they would look different. */
const PICTURE_VERSION = 1;

/**
 * The report of a document that was run, as HTML in pieces. Where pages are shown as pictures the document is opened
 * again, unless its pictures were kept: none is held while the document is read.
 *
 * @throws KatalogError where the document cannot be opened again; the signal's reason when it is aborted.
 */
export async function* reviewPage(
  { fileName, bytes, options, result, reader, signal, ...reported }: Reported,
  pictures: 'scans' | 'all',
): AsyncGenerator<string> {
  const { catalogue, pages, blocks, corrected } = result;
  const review = reviewOf({ catalogue, pages, blocks, given: corrected }, pictures);
  const open = reader?.open ?? openSource;
  let opening: Promise<Source> | undefined;
  // pages that a password guards are not left lying about
  const cache = options.password === undefined ? reported.cache : undefined;
  const pictureOf: PictureOf = async (page, turned) => {
    signal.throwIfAborted();
    const { sha256 } = catalogue.document;
    const key = ['picture', PICTURE_VERSION, sha256, page, turned].join(':');
    const kept = await cache?.get(key).catch(() => undefined);
    if (kept !== undefined) return { mediaType: 'image/jpeg', bytes: kept } satisfies PagePicture;
    opening ??= open(fileName, bytes, options);
    const picture = await (await opening).readPicture(page, turned);
    // one that cannot be kept is made anew
    if (picture !== undefined) await cache?.put(key, picture.bytes).catch(() => {});
    return picture;
  };
  try {
    yield* reportHtml(review, pictureOf, options.jobs);
  } finally {
    // where opening failed the pictures have said so
    const source = await opening?.catch(() => undefined);
    await source?.close();
  }
}
