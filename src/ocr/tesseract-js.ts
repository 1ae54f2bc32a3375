import { folderOfData, versionOf, versionOfData } from './language-data.ts';
import type { OcrProgram } from './program.ts';

/**
 * tesseract.js: tesseract as WebAssembly, in a thread, with language data from npm.
 *
 * The same image gives the same words whatever a worker read before: what adapts from page to page, the adaptive
 * classifier, is left out of the build that is used (its `ClearAdaptiveClassifier` aborts as missing), and `tests/ocr`
 * holds it.
 */
export const tesseractJs: OcrProgram = {
  name: 'tesseract.js',
  get version() {
    return `${versionOf('tesseract.js')}+core${versionOf('tesseract.js-core')} ${versionOfData('dan')}; ${versionOfData('deu')}`;
  },
  start: async () => {
    const { startWorker } = await import('./tesseract-worker.ts');
    return startWorker({ dan: folderOfData('dan'), deu: folderOfData('deu') });
  },
};
