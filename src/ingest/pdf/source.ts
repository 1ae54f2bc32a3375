import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { KatalogError, PageError } from '../../model/index.ts';
import { checkPages, limitsOf } from '../limits.ts';
import type { Source, SourceOptions } from '../source.ts';
import type { ImageRequest } from './image.ts';
import { readMarks, readTextLayer } from './page.ts';
import { FOR_PAINTING, FOR_TEXT, type OpenPdf, openPdfjs } from './pdfjs.ts';
import type { Layers } from './stage.ts';

/** Opens a PDF. Throws EncryptedError, InputError, LimitError. */
export async function openPdf(
  fileName: string,
  bytes: Uint8Array,
  options: SourceOptions,
): Promise<Source> {
  const { password } = options;
  const maxPixels = limitsOf(options).maxPixels;
  const text = await openPdfjs(fileName, bytes, { password, ...FOR_TEXT });
  const { document } = text;
  try {
    checkPages(fileName, document.numPages, options);
  } catch (error) {
    await text.close();
    throw error;
  }
  const layers = (await document.getOptionalContentConfig()) as Layers;
  // what reads pictures is large, and of no use to text layers
  const pictures = once(() => import('./image.ts'));
  const stored = once(async () => (await import('./stored-images.ts')).readStoredImages(bytes));
  const painting = once(() =>
    openPdfjs(fileName, bytes, { password, ...FOR_PAINTING, maxImageSize: maxPixels }),
  );
  const imageRequest = async (number: number): Promise<ImageRequest> => ({
    fileName,
    maxPixels,
    painted: await withPage(text, number, (page) => readMarks(page, layers)),
    stored: (await stored.get()).onPage(number),
    painting: painting.get,
  });
  return {
    fileName,
    mediaType: 'application/pdf',
    pageCount: document.numPages,
    textual: true,
    readPage: (number) =>
      asPageError(fileName, number, () =>
        withPage(text, number, (page) => readTextLayer(document, page, layers)),
      ),
    readImage: (number) =>
      asPageError(fileName, number, async () => {
        const { readPdfImage } = await pictures.get();
        return readPdfImage(number, await imageRequest(number));
      }),
    readPicture: (number, turn) =>
      asPageError(fileName, number, async () => {
        const { readPdfPicture } = await pictures.get();
        return readPdfPicture(number, await imageRequest(number), turn);
      }),
    readPictures: (number, boxes) =>
      asPageError(fileName, number, async () => {
        const { readPdfPictures } = await import('./pictures.ts');
        return readPdfPictures(number, boxes, await imageRequest(number));
      }),
    close: async () => {
      await text.close();
      await (await painting.made())?.close();
    },
  };
}

/** Runs `work` on a page and frees what pdfjs holds of it. */
async function withPage<T>(
  pdf: OpenPdf,
  number: number,
  work: (page: PDFPageProxy) => Promise<T>,
): Promise<T> {
  const page = await pdf.document.getPage(number);
  try {
    return await work(page);
  } finally {
    page.cleanup();
  }
}

/** Whatever goes wrong in a page becomes a PageError. */
async function asPageError<T>(file: string, page: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof KatalogError) throw cause;
    throw new PageError({
      file,
      page,
      reason: `the page cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      remedy: 'Open the PDF in a reader and save a copy; the other pages are read all the same',
      cause,
    });
  }
}

/** A value that is made when it is first asked for, and can be asked whether it was. */
function once<T>(make: () => Promise<T>): {
  get: () => Promise<T>;
  made: () => Promise<T | undefined>;
} {
  let value: Promise<T> | undefined;
  return {
    get: () => {
      value ??= make();
      return value;
    },
    made: async () => value?.catch(() => undefined),
  };
}
