import { fileURLToPath } from 'node:url';
import type { Worker as Thread } from 'node:worker_threads';
import { createWorker, OEM, type Worker } from 'tesseract.js';
import { builtModule } from '../thread/index.ts';
import type { GreyImage } from './grey-image.ts';
import type { Language } from './language-data.ts';
import type { ReadingWorker } from './program.ts';
import type { RawBlock } from './reader.ts';
import { PARAMETERS } from './tesseract-parameters.ts';
import type { Question } from './tesseract-thread.ts';

/** The folder of the packed data of each language. */
export type Folders = Readonly<Record<Language, string>>;

/** The language of a worker; other ones are loaded beside it. */
const OWN: Language = 'dan';

/**
 * Starts a tesseract.js worker, a thread of its own, with the language data in the folders. Nothing is fetched and
 * nothing cached: without these options tesseract.js goes to a CDN, and hangs where there is none. Rejects where it
 * cannot be started.
 */
export async function startWorker(folders: Folders): Promise<ReadingWorker> {
  const worker = await new Promise<Worker>((resolve, reject) => {
    createWorker(OWN, OEM.LSTM_ONLY, {
      langPath: folders[OWN],
      gzip: true,
      cacheMethod: 'none',
      workerPath: fileURLToPath(builtModule('ocr/tesseract-thread')),
      // Without a handler tesseract.js throws failures of a job where nobody can catch them.
      errorHandler: (reason: unknown) => reject(asError(reason)),
    }).then(resolve, (reason: unknown) => reject(asError(reason)));
  });
  const thread = threadOf(worker);
  const death = new Promise<never>((_, reject) => {
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('the OCR worker ended')));
  });
  // Nobody listens between two jobs; the next one will.
  death.catch(() => {});
  await worker.setParameters(PARAMETERS).catch(rethrow);
  const share = sharer();
  return {
    death,
    read: async (images, segmentation, language) => {
      const other = language === OWN ? undefined : { language, folder: folders[language] };
      const read: (readonly RawBlock[])[] = [];
      for (const { width, height, dpi, grey } of images) {
        const image = { width, height, dpi, grey: share({ width, height, grey }) };
        thread.postMessage({ image, segmentation, other } satisfies Question);
        const { data } = await worker.recognize(NO_IMAGE).catch(rethrow);
        read.push(data as unknown as RawBlock[]);
      }
      return read;
    },
    end: async () => {
      // tesseract.js does not wait until its thread has ended
      await thread.terminate();
    },
  };
}

/** What the package itself sends along; our script reads the image that came before, as `Question`. */
const NO_IMAGE = Buffer.alloc(0);

/** Pixels in memory of this worker's that both threads share, until the next image: as a message they would be copied. */
function sharer(): (image: GreyImage) => Uint8Array<SharedArrayBuffer> {
  let memory = new SharedArrayBuffer(0);
  return ({ grey }) => {
    if (memory.byteLength < grey.length) memory = new SharedArrayBuffer(grey.length);
    const shared = new Uint8Array(memory, 0, grey.length);
    shared.set(grey);
    return shared;
  };
}

/** tesseract.js keeps the thread in a property that its types leave out. */
const threadOf = (worker: Worker): Thread => (worker as unknown as { worker: Thread }).worker;

/** tesseract.js rejects with strings. */
const asError = (reason: unknown): Error =>
  reason instanceof Error ? reason : new Error(String(reason));

function rethrow(reason: unknown): never {
  throw asError(reason);
}
