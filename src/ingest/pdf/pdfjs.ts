import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { EncryptedError, InputError } from '../../model/index.ts';
import {
  getDocument,
  InvalidPDFException,
  PasswordResponses,
  VerbosityLevel,
} from './pdfjs-build.ts';

/** The folder of pdfjs-dist, for the fonts, character maps, colour profiles and decoders it brings along. */
const root = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')));
const folder = (name: string): string => join(root, name) + sep;

const COMMON = {
  verbosity: VerbosityLevel.ERRORS,
  isEvalSupported: false,
  isOffscreenCanvasSupported: false,
  // Without wasmUrl, JBIG2 and JPEG 2000 pictures come out blank.
  wasmUrl: folder('wasm'),
  iccUrl: folder('iccs'),
  cMapUrl: folder('cmaps'),
  cMapPacked: true,
  standardFontDataUrl: folder('standard_fonts'),
  stopAtErrors: false,
} as const;

/**
 * A document of no browser, where pdfjs leaves the fonts that one would paint with. Told that there is none, it traces
 * the outline of each glyph of each font instead, a fifth of the time that reading a text layer takes.
 */
const NO_SCREEN = {
  createElement: () => ({ sheet: { cssRules: [], insertRule: () => {} }, remove: () => {} }),
  documentElement: { getElementsByTagName: () => [{ append: () => {} }] },
};

/** Text only: images are not decoded, fonts tell their weight, nothing is painted. */
export const FOR_TEXT = {
  maxImageSize: 1,
  disableFontFace: false,
  fontExtraProperties: true,
  ownerDocument: NO_SCREEN,
} as const;
/** Everything, to be painted. */
export const FOR_PAINTING = { disableFontFace: true } as const;

export interface PdfjsOptions {
  readonly password?: string | undefined;
  readonly disableFontFace: boolean;
  readonly fontExtraProperties?: boolean;
  readonly ownerDocument?: object;
  /** In pixels; larger images are left out without a word. */
  readonly maxImageSize: number;
}

export interface OpenPdf {
  readonly document: PDFDocumentProxy;
  close(): Promise<void>;
}

/**
 * Opens a PDF with pdfjs. Throws EncryptedError where it needs a (better) password, and InputError where it is
 * damaged beyond reading or has no pages.
 */
export async function openPdfjs(
  fileName: string,
  bytes: Uint8Array,
  { password, ...options }: PdfjsOptions,
): Promise<OpenPdf> {
  const task = getDocument({
    ...COMMON,
    ...options,
    // pdfjs takes what it is given for its own and empties it.
    data: new Uint8Array(bytes),
    ...(password === undefined ? {} : { password }),
  });
  try {
    const document = await task.promise;
    if (document.numPages < 1) throw new InputError({ file: fileName, ...NO_PAGES });
    return { document, close: () => closeTask(task) };
  } catch (cause) {
    await closeTask(task);
    throw readableError(fileName, cause);
  }
}

const closeTask = (task: PDFDocumentLoadingTask): Promise<void> => task.destroy();

const NO_PAGES = {
  reason: 'the PDF holds no pages that can be read; it may be cut short',
  remedy: 'Fetch or save the file again',
};

function readableError(fileName: string, cause: unknown): Error {
  if (cause instanceof InputError) return cause;
  if (isPasswordException(cause)) {
    return cause.code === PasswordResponses.NEED_PASSWORD
      ? new EncryptedError({
          file: fileName,
          reason: 'the PDF is encrypted and no password was given',
          remedy: 'Give the password with --password',
          cause,
        })
      : new EncryptedError({
          file: fileName,
          reason: 'the PDF is encrypted and the password is wrong',
          remedy: 'Check the password, or ask whoever made the file',
          cause,
        });
  }
  if (cause instanceof InvalidPDFException) {
    return new InputError({
      file: fileName,
      reason: 'this is not a complete PDF; it may be cut short or damaged',
      remedy: 'Fetch or save the file again, or open it in a PDF reader and save a copy',
      cause,
    });
  }
  return new InputError({
    file: fileName,
    reason: `the PDF cannot be opened: ${cause instanceof Error ? cause.message : String(cause)}`,
    remedy: 'Open it in a PDF reader and save a copy',
    cause,
  });
}

/** pdfjs does not export the class. */
const isPasswordException = (cause: unknown): cause is Error & { readonly code: number } =>
  cause instanceof Error && cause.name === 'PasswordException';
