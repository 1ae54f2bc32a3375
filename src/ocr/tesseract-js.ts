import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { OcrProgram } from './program.ts';
import { startWorker } from './tesseract-worker.ts';

const require = createRequire(import.meta.url);

/** Models with their weights rounded: a fifth of the size and as exact (FINDINGS.md, "OCR"). */
const DATA_FOLDER = '4.0.0_best_int';

/**
 * Tesseract as WebAssembly, in a thread, with the data of one language from npm.
 *
 * The same image gives the same words whatever a worker read before: the LSTM recogniser keeps nothing from page to
 * page (measured: pages alone, in order, in reverse and between other readings; `tests/ocr` holds it).
 */
export function tesseractJs(language: 'dan' | 'deu'): OcrProgram {
  const data = `@tesseract.js-data/${language}`;
  return {
    name: 'tesseract.js',
    version: `${versionOf('tesseract.js')} ${language} ${versionOf(data)} ${DATA_FOLDER}`,
    start: () =>
      startWorker(join(dirname(require.resolve(`${data}/package.json`)), DATA_FOLDER), language),
  };
}

const versionOf = (name: string): string =>
  (require(`${name}/package.json`) as { version: string }).version;
