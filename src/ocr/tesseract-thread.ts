import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { gunzipSync } from 'node:zlib';
import type { Language } from './language-data.ts';
import type { RawBlock, ReadableImage, Segmentation } from './reader.ts';
import { createCore, type Tesseract } from './tesseract-core.ts';

/*
 * The script of a tesseract.js worker: the package's own, in another setting. It always runs the same build of
 * tesseract; it prints nothing; it takes images in memory that is shared, and walks what was recognised word by word:
 * the package's JSON tells of each letter, and its images are files. `bench/reading/speed.ts --only workers` tells what
 * that is worth.
 */

const require = createRequire(import.meta.url);

/** What a worker reads beside its own language, and where the packed data of it are. */
export interface Other {
  readonly language: Language;
  readonly folder: string;
}

/** Comes before the job that recognises it. */
export interface Question {
  readonly image: ReadableImage;
  readonly segmentation: Segmentation;
  /** Undefined for the language that the worker was made with. */
  readonly other?: Other | undefined;
}

/** A job of tesseract.js. */
interface Packet {
  readonly action: string;
  readonly jobId: string;
  readonly workerId: string;
}

/** What is used of tesseract.js, which has no types for its worker. */
interface WorkerScript {
  setAdapter(adapter: {
    getCore(): Promise<(options: object) => Promise<object>>;
    readCache(file: string): Promise<Uint8Array>;
    gunzip(bytes: Uint8Array): Uint8Array;
  }): void;
  dispatchHandlers(packet: Packet, answer: (message: Answer) => void): void;
}

interface Answer {
  readonly status: 'resolve' | 'reject' | 'progress';
  readonly action: string;
  readonly data: unknown;
}

/** What a worker is asked before it is ready. */
const STARTING: ReadonlySet<string> = new Set(['load', 'loadLanguage', 'initialize']);

const core = createCore();
const script = require('tesseract.js/src/worker-script') as WorkerScript;
script.setAdapter({
  getCore: async () => load,
  readCache: (file) => readFile(file),
  gunzip: gunzipSync,
});

let dropData: (() => void) | undefined;

/** Loaded language data are not read again. */
async function load(options: object): Promise<object> {
  const module = await core.load(options);
  dropData = () => {
    for (const name of module.FS.readdir('/')) {
      if (name.endsWith('.traineddata')) module.FS.unlink(`/${name}`);
    }
  };
  return module;
}

const others = new Map<Language, Promise<Tesseract>>();

/** Another language comes with the first image that asks for it: many documents have none. */
function otherReader({ language, folder }: Other): Promise<Tesseract> {
  const known =
    others.get(language) ??
    readFile(join(folder, `${language}.traineddata.gz`)).then((packed) =>
      core.add(language, gunzipSync(packed)),
    );
  others.set(language, known);
  return known;
}

async function recognize({ image, segmentation, other }: Question): Promise<RawBlock[]> {
  const reader = other === undefined ? core.initialized() : await otherReader(other);
  return reader.read(image, segmentation);
}

let asked: Question | undefined;
parentPort?.on('message', (message: Question | Packet) => {
  if ('image' in message) {
    asked = message;
    return;
  }
  const answer = (reply: Answer): void => parentPort?.postMessage(reply);
  if (message.action === 'recognize') {
    const { action, jobId, workerId } = message;
    recognize(asked as Question).then(
      (data) => answer({ action, jobId, workerId, status: 'resolve', data } as Answer),
      (error) =>
        answer({ action, jobId, workerId, status: 'reject', data: String(error) } as Answer),
    );
    return;
  }
  script.dispatchHandlers(message, (reply) => {
    // nobody listens to how far it is
    if (reply.status === 'progress') return;
    answer(reply);
    if (reply.action === 'initialize') dropData?.();
    // one that cannot start ends; the package would leave it, and answer once more, to a job that is done with
    if (reply.status === 'reject' && STARTING.has(reply.action)) parentPort?.close();
  });
});
