import type { Reported } from './batch/index.ts';
import { openSource, type Source } from './ingest/index.ts';
import { type PictureOf, reportHtml, reviewOf } from './report/index.ts';

/**
 * The report of a document that was run, as HTML in pieces. Where pages are shown as pictures the document is opened
 * again: no picture is held while the document is read.
 *
 * @throws KatalogError where the document cannot be opened again; the signal's reason when it is aborted.
 */
export async function* reviewPage(
  { fileName, bytes, options, result, reader, signal }: Reported,
  pictures: 'scans' | 'all',
): AsyncGenerator<string> {
  const { catalogue, pages, blocks, corrected } = result;
  const review = reviewOf({ catalogue, pages, blocks, given: corrected }, pictures);
  const open = reader?.open ?? openSource;
  let opening: Promise<Source> | undefined;
  const pictureOf: PictureOf = async (page, turned) => {
    signal.throwIfAborted();
    opening ??= open(fileName, bytes, options);
    return (await opening).readPicture(page, turned);
  };
  try {
    yield* reportHtml(review, pictureOf, options.jobs);
  } finally {
    // where opening failed the pictures have said so
    const source = await opening?.catch(() => undefined);
    await source?.close();
  }
}
