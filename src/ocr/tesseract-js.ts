import { folderOfData, type Language, versionOf, versionOfData } from './language-data.ts';
import type { OcrProgram } from './program.ts';
import { startWorker } from './tesseract-worker.ts';

/**
 * Tesseract as WebAssembly, in a thread, with the data of one language from npm.
 *
 * The same image gives the same words whatever a worker read before: the LSTM recogniser keeps nothing from page to
 * page (measured: pages alone, in order, in reverse and between other readings; `tests/ocr` holds it).
 */
export function tesseractJs(language: Language): OcrProgram {
  return {
    name: 'tesseract.js',
    version: `${versionOf('tesseract.js')} ${versionOfData(language)}`,
    start: () => startWorker(folderOfData(language), language),
  };
}
