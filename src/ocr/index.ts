export { createEngine, type EngineOptions, type OcrEngine } from './engine.ts';
export { readImagePage } from './page.ts';
export { tesseractJs } from './tesseract-js.ts';
