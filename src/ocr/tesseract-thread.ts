import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { gunzipSync } from 'node:zlib';
import type { PixelBox } from './grey-image.ts';
import type { RawBlock } from './reader.ts';
import { type WasmModule, webAssembly } from './web-assembly.ts';

/*
 * Runs in a thread: tesseract as WebAssembly, with an API for each language in one memory. It takes one request at a
 * time and answers each with a reply.
 */

export interface ThreadData {
  /** The script that belongs to the module. */
  readonly script: string;
  /** Compiled once for all threads. */
  readonly module: WasmModule;
  /** Files with the packed data of each language. */
  readonly languages: Readonly<Record<string, string>>;
}

export interface Request {
  readonly language: string;
  /** Images as PGM files, in the resolution that is told beside. */
  readonly images: readonly Uint8Array[];
  readonly dpi: number;
  /** A page segmentation mode of tesseract. */
  readonly segmentation: string;
}

/** Of each image what was read. */
export type Reply =
  | { readonly value: readonly (readonly RawBlock[])[] }
  | { readonly error: string };

/** What is used of tesseract.js-core, whose names are those of tesseract's C++ API. */
interface Core {
  readonly FS: {
    writeFile(path: string, bytes: Uint8Array): void;
    unlink(path: string): void;
  };
  readonly TessBaseAPI: new () => TessBaseAPI;
}

interface TessBaseAPI {
  Init(folder: null, language: string, engineMode: number): number;
  SetVariable(name: string, value: string): boolean;
  /** Takes the file /input; 1 where that is no image. */
  SetImageFile(exif: number, angle: number): number;
  Recognize(monitor: null): number;
  GetJSONText(): string;
  /** Frees the image and what was read from it. */
  Clear(): void;
}

type LoadCore = (options: {
  instantiateWasm(imports: object, receive: (instance: object, module: WasmModule) => void): object;
  print(text: string): void;
  printErr(text: string): void;
}) => Promise<Core>;

/** OEM_LSTM_ONLY: the engine that reads lines with a neural network. */
const LSTM_ONLY = 1;
const UPRIGHT = 1;

async function openCore({ script, module }: ThreadData): Promise<Core> {
  const load = createRequire(import.meta.url)(script) as LoadCore;
  return load({
    instantiateWasm: (imports, receive) => {
      // one that fails is told by the thread's 'error' event
      webAssembly.instantiate(module, imports).then((instance) => receive(instance, module));
      return {};
    },
    // Tesseract and leptonica print remarks on odd pages; stdout belongs to results.
    print: () => {},
    printErr: () => {},
  });
}

function openApi(core: Core, language: string, file: string): TessBaseAPI {
  const path = `./${language}.traineddata`;
  core.FS.writeFile(path, gunzipSync(readFileSync(file)));
  const api = new core.TessBaseAPI();
  if (api.Init(null, language, LSTM_ONLY) === -1) {
    throw new Error(`tesseract does not take the language data ${file}`);
  }
  // It has read what it needs.
  core.FS.unlink(path);
  return api;
}

function recognize(core: Core, api: TessBaseAPI, image: Uint8Array): RawBlock[] {
  core.FS.writeFile('/input', image);
  try {
    if (api.SetImageFile(UPRIGHT, 0) === 1) throw new Error('tesseract does not take the image');
    if (api.Recognize(null) !== 0) throw new Error('tesseract failed');
    const { blocks } = JSON.parse(api.GetJSONText()) as { readonly blocks?: readonly Block[] };
    return (blocks ?? []).map(toRawBlock);
  } finally {
    core.FS.unlink('/input');
    api.Clear();
  }
}

/** The JSON of tesseract.js-core, as far as it is used. */
interface Block {
  readonly bbox: Bbox;
  readonly paragraphs: readonly { readonly lines: readonly Line[] }[];
}

interface Line {
  readonly bbox: Bbox;
  readonly baseline: RawBlock['lines'][number]['baseline'];
  readonly rowAttributes: { readonly rowHeight?: number; readonly row_height?: number };
  readonly words: readonly {
    readonly text: string;
    readonly bbox: Bbox;
    readonly confidence: number;
  }[];
}

interface Bbox {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

const toRawBlock = ({ bbox, paragraphs }: Block): RawBlock => ({
  box: toBox(bbox),
  lines: paragraphs.flatMap(({ lines }) =>
    lines.map((line) => ({
      box: toBox(line.bbox),
      baseline: line.baseline,
      rowHeight: line.rowAttributes.rowHeight ?? line.rowAttributes.row_height ?? 0,
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

async function serve(data: ThreadData, port: NonNullable<typeof parentPort>): Promise<void> {
  const core = await openCore(data);
  const apis = new Map(
    Object.entries(data.languages).map(([language, file]) => [
      language,
      openApi(core, language, file),
    ]),
  );
  const answer = ({ language, images, dpi, segmentation }: Request): Reply => {
    try {
      const api = apis.get(language);
      if (api === undefined) throw new Error(`there is no data of ${language} in this thread`);
      api.SetVariable('tessedit_pageseg_mode', segmentation);
      api.SetVariable('user_defined_dpi', String(Math.round(dpi)));
      return { value: images.map((image) => recognize(core, api, image)) };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  };
  port.on('message', (request: Request) => port.postMessage(answer(request)));
  port.postMessage('ready');
}

if (parentPort !== null) await serve(workerData as ThreadData, parentPort);
