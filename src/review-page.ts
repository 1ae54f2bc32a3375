import type { Report, Reported } from './batch/index.ts';
import { openSource, type PagePicture, type Source } from './ingest/index.ts';
import { isPictured, type PictureOf, reportHtml, reviewOf } from './report/index.ts';

/** Pictures kept by another version of what makes them are not used: to be raised when they would look different. */
const PICTURE_VERSION = 1;
/** So many pictures are made while the records are: they are held until these are done, 80 kB each. */
const BEGUN = 24;

/**
 * The report of a document, as HTML in pieces. Where pages are shown as pictures the document is opened again, unless
 * its pictures were kept: none is held while the document is read.
 *
 * Its pieces throw KatalogError where the document cannot be opened again; the signal's reason when it is aborted.
 */
export function reviewPage(reported: Reported, pictures: 'scans' | 'all'): Report {
  const { options, signal } = reported;
  const open = reported.reader?.open ?? openSource;
  let opening: Promise<Source> | undefined;
  // pages that a password guards are not left lying about
  const cache = options.password === undefined ? reported.cache : undefined;
  const pictureOf = async (
    sha256: string,
    page: number,
    turned: number,
  ): Promise<PagePicture | undefined> => {
    signal.throwIfAborted();
    const key = ['picture', PICTURE_VERSION, sha256, page, turned].join(':');
    const kept = await cache?.get(key).catch(() => undefined);
    if (kept !== undefined) return { mediaType: 'image/jpeg', bytes: kept };
    opening ??= open(reported.fileName, reported.bytes, options);
    const picture = await (await opening).readPicture(page, turned);
    // one that cannot be kept is made anew
    if (picture !== undefined) await cache?.put(key, picture.bytes).catch(() => {});
    return picture;
  };
  const begun = new Map<number, Promise<PagePicture | undefined>>();
  return {
    begin: (pages, sha256) => {
      for (const page of pages.filter((each) => isPictured(each, pictures)).slice(0, BEGUN)) {
        const picture = pictureOf(sha256, page.number, page.turned ?? 0);
        // who asks for it is told
        picture.catch(() => {});
        begun.set(page.number, picture);
      }
    },
    pieces: async function* ({ catalogue, pages, blocks, corrected }) {
      const review = reviewOf({ catalogue, pages, blocks, given: corrected }, pictures);
      const { sha256 } = catalogue.document;
      const make: PictureOf = (page, turned) => {
        const picture = begun.get(page) ?? pictureOf(sha256, page, turned);
        begun.delete(page);
        return picture;
      };
      yield* reportHtml(review, make, options.jobs);
    },
    close: async () => {
      // where opening failed the pictures have said so
      const source = await opening?.catch(() => undefined);
      await source?.close();
    },
  };
}
