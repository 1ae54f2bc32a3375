import { fileURLToPath } from 'node:url';
import type { Worker as Thread } from 'node:worker_threads';
import { type Bbox, type Block, createWorker, OEM, type PSM, type Worker } from 'tesseract.js';
import { builtModule } from '../thread/index.ts';
import { type GreyImage, type PixelBox, writePgm } from './grey-image.ts';
import type { ReadingWorker } from './program.ts';
import {
  PAGE_SEGMENTATION_MODES,
  type RawBlock,
  type ReadableImage,
  type Segmentation,
} from './reader.ts';
import type { ImageMessage } from './tesseract-thread.ts';

/**
 * Starts a tesseract.js worker, a thread of its own, with the language data in `folder`. Nothing is fetched and nothing
 * cached: without these options tesseract.js goes to a CDN, and hangs where there is none. Rejects where it cannot be
 * started.
 */
export async function startWorker(folder: string, language: string): Promise<ReadingWorker> {
  const worker = await new Promise<Worker>((resolve, reject) => {
    createWorker(language, OEM.LSTM_ONLY, {
      langPath: folder,
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
  const readOne = readerOf(worker, handOver(thread));
  return {
    death,
    read: async (images, segmentation) => {
      const read: RawBlock[][] = [];
      for (const image of images) read.push(await readOne(image, segmentation));
      return read;
    },
    end: async () => {
      // tesseract.js does not wait until its thread has ended
      await thread.terminate();
    },
  };
}

/**
 * Gives the thread the image that it is to recognise next, in memory of this worker's that both share: as a message
 * each page is copied four times on its way.
 */
function handOver(thread: Thread): (image: GreyImage) => void {
  let memory = new SharedArrayBuffer(0);
  return (image) => {
    const file = writePgm(image, (size) => {
      if (memory.byteLength < size) memory = new SharedArrayBuffer(size);
      return new Uint8Array(memory, 0, size);
    });
    thread.postMessage({ image: file } satisfies ImageMessage);
  };
}

/** What the package itself sends along, and our script puts the image in place of. */
const NO_IMAGE = Buffer.alloc(0);

function readerOf(worker: Worker, give: (image: GreyImage) => void) {
  let set = '';
  return async (image: ReadableImage, segmentation: Segmentation): Promise<RawBlock[]> => {
    const parameters = {
      tessedit_pageseg_mode: PAGE_SEGMENTATION_MODES[segmentation] as PSM,
      user_defined_dpi: String(Math.round(image.dpi)),
    };
    const wanted = JSON.stringify(parameters);
    if (wanted !== set) await worker.setParameters(parameters).catch(rethrow);
    set = wanted;
    give(image);
    const { data } = await worker
      .recognize(NO_IMAGE, {}, { text: false, blocks: true })
      .catch(rethrow);
    return (data.blocks ?? []).map(toRawBlock);
  };
}

const toRawBlock = ({ bbox, paragraphs }: Block): RawBlock => ({
  box: toBox(bbox),
  lines: paragraphs.flatMap(({ lines }) =>
    lines.map((line) => ({
      box: toBox(line.bbox),
      baseline: line.baseline,
      rowHeight: line.rowAttributes.rowHeight,
      words: line.words.map(({ text, bbox: box, confidence }) => ({
        text,
        box: toBox(box),
        confidence,
      })),
    })),
  ),
});

const toBox = ({ x0, y0, x1, y1 }: Bbox): PixelBox => ({
  left: x0,
  top: y0,
  right: x1,
  bottom: y1,
});

/** tesseract.js keeps the thread in a property that its types leave out. */
const threadOf = (worker: Worker): Thread => (worker as unknown as { worker: Thread }).worker;

/** tesseract.js rejects with strings. */
const asError = (reason: unknown): Error =>
  reason instanceof Error ? reason : new Error(String(reason));

function rethrow(reason: unknown): never {
  throw asError(reason);
}
