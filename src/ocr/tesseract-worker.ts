import { Worker } from 'node:worker_threads';
import { builtModule } from '../thread/index.ts';
import type { GreyImage } from './grey-image.ts';
import type { ReadingWorker } from './program.ts';
import type { RawBlock } from './reader.ts';
import type { Answer, Folders, Question } from './tesseract-thread.ts';

/**
 * Starts a worker, a thread of its own, with the language data in the folders. Rejects where it cannot be started, and
 * then has ended.
 */
export async function startWorker(folders: Folders): Promise<ReadingWorker> {
  const thread = new Worker(builtModule('ocr/tesseract-thread'), { workerData: folders });
  const death = new Promise<never>((_, reject) => {
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('the OCR worker ended')));
  });
  // Nobody listens between two jobs; the next one will.
  death.catch(() => {});
  const answered = (): Promise<readonly RawBlock[]> =>
    new Promise((resolve, reject) => {
      thread.once('message', (answer: Answer) => {
        if ('error' in answer) reject(new Error(answer.error));
        else resolve(answer.blocks);
      });
    });
  const end = async (): Promise<void> => {
    await thread.terminate();
  };
  await Promise.race([answered(), death]).catch(async (error: unknown) => {
    await end();
    throw error;
  });
  const share = sharer();
  return {
    death,
    read: async (images, segmentation, language) => {
      const read: (readonly RawBlock[])[] = [];
      for (const { width, height, dpi, grey } of images) {
        const image = { width, height, dpi, grey: share({ width, height, grey }) };
        thread.postMessage({ image, segmentation, language } satisfies Question);
        read.push(await answered());
      }
      return read;
    },
    end,
  };
}

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
