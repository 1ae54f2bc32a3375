import { folderOfData, type Language, versionOf, versionOfData } from './language-data.ts';
import type { OcrProgram } from './program.ts';

/**
 * tesseract.js: tesseract as WebAssembly, in a thread, with the data of one language from npm.
 *
 * The same image gives the same words whatever a worker read before: what adapts from page to page, the adaptive
 * classifier, is left out of the build that is used (its `ClearAdaptiveClassifier` aborts as missing), and `tests/ocr`
 * holds it.
 */
export function tesseractJs(language: Language): OcrProgram {
  return {
    name: 'tesseract.js',
    version: `${versionOf('tesseract.js')}+core${versionOf('tesseract.js-core')} ${versionOfData(language)}`,
    start: async () => {
      const { startWorker } = await import('./tesseract-worker.ts');
      return startWorker(folderOfData(language), language);
    },
  };
}
