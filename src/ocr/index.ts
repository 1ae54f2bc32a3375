export type { OcrEngine } from './engine.ts';
export { readImagePage } from './page.ts';
export { createTesseractJs, type TesseractOptions } from './tesseract-js.ts';
