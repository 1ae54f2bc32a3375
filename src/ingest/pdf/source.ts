import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { KatalogError, LimitError, PageError } from '../../model/index.ts';
import type { Source, SourceOptions } from '../source.ts';
import { readTextLayer } from './page.ts';
import { FOR_TEXT, type OpenPdf, openPdfjs } from './pdfjs.ts';
import type { Layers } from './stage.ts';

/** Opens a PDF. Throws EncryptedError, InputError, LimitError. */
export async function openPdf(
  fileName: string,
  bytes: Uint8Array,
  options: SourceOptions,
): Promise<Source> {
  const text = await openPdfjs(fileName, bytes, options.password, FOR_TEXT);
  const { document } = text;
  const pageCount = document.numPages;
  if (options.maxPages !== undefined && pageCount > options.maxPages) {
    await text.close();
    throw new LimitError({
      file: fileName,
      reason: `the document has ${pageCount} pages, more than the ${options.maxPages} allowed`,
      remedy: 'Raise --max-pages',
    });
  }
  const layers = (await document.getOptionalContentConfig()) as Layers;
  return {
    fileName,
    mediaType: 'application/pdf',
    pageCount,
    textual: true,
    readPage: (number) =>
      withPage(text, fileName, number, (page) => readTextLayer(document, page, layers)),
    readImage: () => Promise.reject(new Error('todo')),
    close: () => text.close(),
  };
}

/** Runs `work` on a page and frees what pdfjs holds of it. Whatever goes wrong becomes a PageError. */
async function withPage<T>(
  pdf: OpenPdf,
  fileName: string,
  number: number,
  work: (page: PDFPageProxy) => Promise<T>,
): Promise<T> {
  try {
    const page = await pdf.document.getPage(number);
    try {
      return await work(page);
    } finally {
      page.cleanup();
    }
  } catch (cause) {
    if (cause instanceof KatalogError) throw cause;
    throw new PageError({
      file: fileName,
      page: number,
      reason: `the page cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      remedy: 'Open the PDF in a reader and save a copy; the other pages are read all the same',
      cause,
    });
  }
}
