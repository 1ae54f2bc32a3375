import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { gunzipSync } from 'node:zlib';
import type { Language } from './language-data.ts';
import type { RawBlock, ReadableImage, Segmentation } from './reader.ts';
import { loadCore, type Tesseract } from './tesseract-core.ts';

/*
 * The script of a worker: tesseract in a thread, which reads one image after the other.
 */

/** What the thread is started with: the folder of the packed data of each language. */
export type Folders = Readonly<Record<Language, string>>;

/** An image to be read, in memory that is shared. */
export interface Question {
  readonly image: ReadableImage;
  readonly segmentation: Segmentation;
  readonly language: Language;
}

/** To each question; the first, without blocks, once the thread is ready. */
export type Answer = { readonly blocks: readonly RawBlock[] } | { readonly error: string };

const folders = workerData as Folders;
const core = loadCore();
const loaded = new Map<Language, Promise<Tesseract>>();

/** German comes with the first sign that Danish lacks: many documents have none. */
function tesseract(language: Language): Promise<Tesseract> {
  const known = loaded.get(language);
  if (known !== undefined) return known;
  const loading = load(language);
  loaded.set(language, loading);
  return loading;
}

async function load(language: Language): Promise<Tesseract> {
  const packed = await readFile(join(folders[language], `${language}.traineddata.gz`));
  return (await core).load(language, gunzipSync(packed));
}

async function answer(work: () => Promise<readonly RawBlock[]>): Promise<void> {
  const message: Answer = await work().then(
    (blocks) => ({ blocks }),
    (error: unknown) => ({ error: error instanceof Error ? error.message : String(error) }),
  );
  parentPort?.postMessage(message);
}

parentPort?.on('message', ({ image, segmentation, language }: Question) =>
  answer(async () => (await tesseract(language)).read(image, segmentation)),
);
await answer(async () => {
  await tesseract('dan');
  return [];
});
