import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { folderOfData, type Language, versionOf, versionOfData } from './language-data.ts';
import type { OcrProgram } from './program.ts';
import { startWorker } from './tesseract-worker.ts';
import { type WasmModule, webAssembly } from './web-assembly.ts';

const require = createRequire(import.meta.url);

/** Builds of the recogniser that reads with a neural network, for processors with and without vector instructions. */
const BUILDS = ['tesseract-core-simd-lstm', 'tesseract-core-lstm'] as const;

/**
 * Tesseract as WebAssembly, in a thread, with data from npm: the build of tesseract.js. Its own worker keeps a memory
 * for each language, compiles the program in each thread, and sends all that is known of every letter to and fro: a
 * page took a fifth longer with it (seen in single runs; no bench prints it).
 *
 * The same image gives the same words whatever a worker read before: what adapts from page to page, the adaptive
 * classifier, is left out of these builds (its `ClearAdaptiveClassifier` aborts as missing), and `tests/ocr` holds it.
 */
export function tesseractJs(languages: readonly Language[]): OcrProgram {
  let compiling: ReturnType<typeof compile> | undefined;
  return {
    name: 'tesseract.js',
    version: [versionOf('tesseract.js-core'), ...languages.map(versionOfData)].join(' '),
    start: async () => {
      compiling ??= compile();
      return startWorker({ ...(await compiling), languages: filesOf(languages) });
    },
  };
}

/** The first build that this machine takes. */
async function compile(): Promise<{ script: string; module: WasmModule }> {
  for (const build of BUILDS) {
    const bytes = await readFile(require.resolve(`tesseract.js-core/${build}.wasm`));
    if (!webAssembly.validate(bytes)) continue;
    return {
      script: require.resolve(`tesseract.js-core/${build}.js`),
      module: await webAssembly.compile(bytes),
    };
  }
  throw new Error('this version of Node takes none of the builds of tesseract.js-core');
}

const filesOf = (languages: readonly Language[]): Record<string, string> =>
  Object.fromEntries(
    languages.map((language) => [
      language,
      join(folderOfData(language), `${language}.traineddata.gz`),
    ]),
  );
