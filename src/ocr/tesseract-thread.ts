import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { gunzipSync } from 'node:zlib';

/*
 * The script of a tesseract.js worker: the package's own, in another setting. It always runs the same build of
 * tesseract, where the package takes another on newer versions of Node, whose sums ("relaxed SIMD") differ from one
 * processor to the next; it prints nothing, as stdout belongs to results; it takes images in memory that is shared;
 * and it leaves out of its answers what nobody asks for, the letters of each word. `bench/reading/speed.ts --only workers` tells what that is worth.
 */

const require = createRequire(import.meta.url);

/** Comes before the job that recognises it. */
export interface ImageMessage {
  readonly image: Uint8Array<SharedArrayBuffer>;
}

/** A job of tesseract.js. */
interface Packet {
  readonly action: string;
  readonly payload: object;
}

/** What is used of tesseract.js, which has no types for its worker. */
interface WorkerScript {
  setAdapter(adapter: {
    getCore(): Promise<LoadCore>;
    readCache(file: string): Promise<Uint8Array>;
    gunzip(bytes: Uint8Array): Uint8Array;
  }): void;
  dispatchHandlers(packet: Packet, answer: (message: Answer) => void): void;
}

/** Options are those of Emscripten. */
type LoadCore = (options: object) => Promise<{ readonly FS: Files }>;

interface Answer {
  readonly status: 'resolve' | 'reject' | 'progress';
  readonly action: string;
  readonly data: unknown;
}

/** Of the JSON of tesseract.js-core, what holds letters. */
interface Recognized {
  readonly blocks:
    | {
        paragraphs: { lines: { words: { symbols?: unknown; choices?: unknown }[] }[] }[];
      }[]
    | null;
}

/** Vector instructions that all processors of the last ten years have, and one neural network. */
const CORE = 'tesseract.js-core/tesseract-core-simd-lstm';

/** What a worker is asked before it is ready. */
const STARTING: ReadonlySet<string> = new Set(['load', 'loadLanguage', 'initialize']);

/** What reads files; they are of no use behind it. */
const DONE_WITH_FILES: ReadonlySet<string> = new Set(['initialize', 'recognize']);

const silent = { print: () => {}, printErr: () => {} };

/** The files of tesseract, which lie in memory. */
interface Files {
  readdir(folder: string): string[];
  unlink(file: string): void;
}

let files: Files | undefined;

async function getCore(): Promise<LoadCore> {
  const load = require(CORE) as LoadCore;
  return async (options) => {
    const core = await load({ ...options, ...silent });
    files = core.FS;
    return core;
  };
}

/** What was read from a file is not read again: language data once they are loaded, an image once it is recognised. */
function dropFiles(): void {
  for (const name of files?.readdir('/') ?? []) {
    if (name === 'input' || name.endsWith('.traineddata')) files?.unlink(`/${name}`);
  }
}

function withoutLetters(answer: Answer): Answer {
  if (answer.action !== 'recognize' || answer.status !== 'resolve') return answer;
  const { blocks } = answer.data as Recognized;
  const words = (blocks ?? []).flatMap(({ paragraphs }) =>
    paragraphs.flatMap(({ lines }) => lines.flatMap((line) => line.words)),
  );
  for (const word of words) {
    delete word.symbols;
    delete word.choices;
  }
  return answer;
}

const script = require('tesseract.js/src/worker-script') as WorkerScript;
script.setAdapter({ getCore, readCache: (file) => readFile(file), gunzip: gunzipSync });

let image: Uint8Array | undefined;
parentPort?.on('message', (message: ImageMessage | Packet) => {
  if ('image' in message) {
    image = message.image;
    return;
  }
  const { action, payload } = message;
  const packet = action === 'recognize' ? { ...message, payload: { ...payload, image } } : message;
  script.dispatchHandlers(packet, (answer) => {
    // nobody listens to how far it is
    if (answer.status === 'progress') return;
    parentPort?.postMessage(withoutLetters(answer));
    if (DONE_WITH_FILES.has(answer.action)) dropFiles();
    // one that cannot start ends; the package would leave it, and answer once more, to a job that is done with
    if (answer.status === 'reject' && STARTING.has(answer.action)) parentPort?.close();
  });
});
