import type { Worker as Thread } from 'node:worker_threads';
import { createWorker, OEM, type Page, type PSM, type Worker } from 'tesseract.js';
import type { PageImage } from '../model/index.ts';
import { type GreyImage, toPgm } from './grey-image.ts';

/** How tesseract takes a page apart: PSM 3 finds its columns, PSM 6 takes it for one block. */
export type Segmentation = 'page' | 'block';

const MODES: Readonly<Record<Segmentation, string>> = { page: '3', block: '6' };

/** One tesseract in a thread of its own. */
export interface TesseractWorker {
  read(image: GreyImage & Pick<PageImage, 'dpi'>, segmentation: Segmentation): Promise<Page>;
  /** Settles only if the thread dies: then it rejects. */
  readonly death: Promise<never>;
  end(): Promise<void>;
}

/**
 * Starts a worker with the language data in `folder`. Nothing is fetched and nothing cached: without these options
 * tesseract.js goes to a CDN, and hangs where there is none.
 */
export async function startWorker(folder: string, languages: string): Promise<TesseractWorker> {
  const worker = await new Promise<Worker>((resolve, reject) => {
    createWorker(languages, OEM.LSTM_ONLY, {
      langPath: folder,
      gzip: true,
      cacheMethod: 'none',
      // Without a handler tesseract.js throws failures of a job where nobody can catch them.
      errorHandler: (reason: unknown) => reject(asError(reason)),
    }).then(resolve, (reason: unknown) => reject(asError(reason)));
  });
  const thread = threadOf(worker);
  silence(thread);
  const death = new Promise<never>((_, reject) => {
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('the OCR worker ended')));
  });
  // Nobody listens between two jobs; the next one will.
  death.catch(() => {});
  return {
    death,
    read: async (image, segmentation) => {
      await worker.setParameters({
        tessedit_pageseg_mode: MODES[segmentation] as PSM,
        user_defined_dpi: String(Math.round(image.dpi)),
      });
      const { data } = await worker
        .recognize(toPgm(image), {}, { text: false, blocks: true })
        .catch((reason: unknown) => Promise.reject(asError(reason)));
      return data;
    },
    end: async () => {
      await thread.terminate();
    },
  };
}

/** tesseract.js keeps the thread in a property that its types leave out. */
const threadOf = (worker: Worker): Thread => (worker as unknown as { worker: Thread }).worker;

/** Tesseract and leptonica print remarks on odd pages; stdout belongs to results. */
function silence(thread: Thread): void {
  for (const stream of [thread.stdout, thread.stderr]) {
    stream.unpipe();
    stream.resume();
  }
}

/** tesseract.js rejects with strings. */
const asError = (reason: unknown): Error =>
  reason instanceof Error ? reason : new Error(String(reason));
