import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { builtModule } from '../thread/index.ts';
import { toPgm } from './grey-image.ts';
import type { ReadingWorker } from './program.ts';
import { PAGE_SEGMENTATION_MODES } from './reader.ts';
import type { Reply, Request, ThreadData } from './tesseract-thread.ts';

/** The thread passes pixels on and keeps little: without a limit its young objects take up to 48 MB. */
const LIMITS = { maxYoungGenerationSizeMb: 8 };

/** Starts tesseract in a thread of its own. Rejects where it cannot be started. */
export async function startWorker(data: ThreadData): Promise<ReadingWorker> {
  const thread = new Worker(builtModule('ocr/tesseract-thread'), {
    workerData: data,
    resourceLimits: LIMITS,
    execArgv: [],
  });
  const death = new Promise<never>((_, reject) => {
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('the OCR worker ended')));
  });
  // Nobody listens between two jobs; the next one will.
  death.catch(() => {});
  await Promise.race([once(thread, 'message'), death]);
  return {
    death,
    read: async (images, segmentation, language) => {
      const [first] = images;
      if (first === undefined) return [];
      const pictures = images.map(toPgm);
      const request: Request = {
        language,
        images: pictures,
        dpi: first.dpi,
        segmentation: PAGE_SEGMENTATION_MODES[segmentation],
      };
      const answered = once(thread, 'message') as Promise<[Reply]>;
      thread.postMessage(
        request,
        pictures.map(({ buffer }) => buffer as ArrayBuffer),
      );
      const [reply] = await Promise.race([answered, death]);
      if ('error' in reply) throw new Error(reply.error);
      return reply.value;
    },
    end: async () => {
      await thread.terminate();
    },
  };
}
