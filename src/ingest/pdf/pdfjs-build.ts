import { withCanvasLater } from './canvas-later.ts';

/*
 * pdfjs as it is built for Node, together with what it calls its worker. On Node 20 that build replaces
 * `Array.prototype.push` by one in JavaScript (core-js, for arrays whose length may not be written, which V8 once got
 * wrong). It takes a tenth of the time that reading a text layer takes; the native one is put back.
 */
const { push } = Array.prototype;
const pdfjs = await withCanvasLater(
  import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs'),
  () => import('pdfjs-dist/legacy/build/pdf.mjs'),
);
// loaded with the first document otherwise
// @ts-expect-error it has no types: nothing of it is for others to use
await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
Array.prototype.push = push;

export const {
  AnnotationType,
  getDocument,
  ImageKind,
  InvalidPDFException,
  OPS,
  PasswordResponses,
  VerbosityLevel,
} = pdfjs;
