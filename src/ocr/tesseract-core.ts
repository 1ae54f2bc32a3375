import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { PixelBox } from './grey-image.ts';
import {
  PAGE_SEGMENTATION_MODES,
  type RawBlock,
  type RawLine,
  type RawWord,
  type ReadableImage,
  type Segmentation,
} from './reader.ts';
import { PARAMETERS } from './tesseract-parameters.ts';

const require = createRequire(import.meta.url);

/**
 * The build of tesseract for vector instructions that all processors of the last ten years have, with one neural
 * network. It is the same on all versions of Node: tesseract.js takes another on newer ones, whose sums ("relaxed
 * SIMD") differ from one processor to the next, and which is faster by 2 % at most.
 */
const CORE = 'tesseract.js-core/tesseract-core-simd-lstm';

/** Tesseract with the data of one language. */
export interface Tesseract {
  /** What is read, block by block in tesseract's order. The same image gives the same whatever was read before. */
  read(image: ReadableImage, segmentation: Segmentation): RawBlock[];
}

/** The program in this thread's memory, which all languages that are loaded share. */
export interface TesseractCore {
  /** What tesseract.js loads it by, once; options are those of Emscripten. */
  load(options: object): Promise<{ readonly FS: Files }>;
  /** What reads in the language that tesseract.js has initialized. */
  initialized(): Tesseract;
  /** Once more, beside it. @param data of the language, as tesseract reads it. Throws where it is none. */
  add(language: string, data: Uint8Array): Tesseract;
}

/** The files of tesseract, which lie in memory. */
export interface Files {
  writeFile(path: string, data: Uint8Array): void;
  readdir(folder: string): string[];
  unlink(path: string): void;
}

/** What is used of tesseract.js-core, which has no types: tesseract's own API (`baseapi.h`, `resultiterator.h`). */
interface Module {
  readonly FS: Files;
  TessBaseAPI: new () => BaseApi;
  _malloc(bytes: number): number;
  _free(address: number): void;
  destroy(object: object): void;
  getPointer(object: object): number;
  _emscripten_bind_ResultIterator_GetUTF8Text_1(iterator: number, level: Level): number;
}

interface BaseApi {
  Init(folder: null, language: string, engine: number): number;
  SetVariable(name: string, value: string): boolean;
  SetImage(address: number, width: number, height: number, pixel: number, row: number): void;
  Recognize(monitor: null): number;
  GetIterator(): ResultIterator;
  Clear(): void;
}

interface ResultIterator {
  Empty(level: Level): boolean;
  IsAtBeginningOf(level: Level): boolean;
  Next(level: Level): boolean;
  Confidence(level: Level): number;
  getBoundingBox(level: Level): Readonly<Record<'x0' | 'y0' | 'x1' | 'y1', number>>;
  getBaseline(level: Level): RawLine['baseline'];
  getRowAttributes(): { readonly row_height: number };
}

/** What is used of WebAssembly, whose types come with those of browsers. */
interface Wasm {
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(module: object, imports: object): Promise<{ readonly exports: object }>;
  readonly Memory: new () => Memory;
}

interface Memory {
  readonly buffer: ArrayBuffer;
}

/** `PageIteratorLevel` of `publictypes.h`. */
const BLOCK = 0;
const LINE = 2;
const WORD = 3;
type Level = typeof BLOCK | typeof LINE | typeof WORD;

/** `OEM_LSTM_ONLY` of `publictypes.h`. */
const LSTM_ONLY = 1;

/** Tesseract for this thread. It prints nothing, as stdout belongs to results. */
export function createCore(): TesseractCore {
  const start = require(CORE) as (options: object) => Promise<Module>;
  const wasm = (globalThis as unknown as { WebAssembly: Wasm }).WebAssembly;
  let core: Module | undefined;
  let memory: Memory | undefined;
  let made: BaseApi | undefined;
  const readerOf = (api: BaseApi): Tesseract => tesseractOf(core as Module, memory as Memory, api);
  return {
    load: async (options) => {
      const compiled = await wasm.compile(await readFile(require.resolve(`${CORE}.wasm`)));
      core = await start({
        ...options,
        print: () => {},
        printErr: () => {},
        // the memory is asked for here, as the module does not give it away
        instantiateWasm: (imports: object, done: (instance: object) => void) => {
          void wasm.instantiate(compiled, imports).then((instance) => {
            memory = Object.values(instance.exports).find((each) => each instanceof wasm.Memory);
            done(instance);
          });
          return {};
        },
      });
      // tesseract.js keeps what it makes to itself
      core.TessBaseAPI = new Proxy(core.TessBaseAPI, {
        construct: (type) => {
          made = new type();
          return made;
        },
      });
      return core;
    },
    initialized: () => {
      if (made === undefined) throw new Error('tesseract.js has initialized nothing');
      return readerOf(made);
    },
    add: (language, data) => {
      const { FS, TessBaseAPI } = core as Module;
      const first = made;
      const api = new TessBaseAPI();
      made = first;
      const file = `/${language}.traineddata`;
      FS.writeFile(file, data);
      const state = api.Init(null, language, LSTM_ONLY);
      FS.unlink(file);
      if (state !== 0) throw new Error(`the language data of ${language} are none`);
      for (const [name, value] of Object.entries(PARAMETERS)) api.SetVariable(name, value);
      return readerOf(api);
    },
  };
}

function tesseractOf(core: Module, memory: Memory, api: BaseApi): Tesseract {
  // it moves as it grows
  const bytes = (): Uint8Array => new Uint8Array(memory.buffer);
  const decoder = new TextDecoder();
  const takeText = (address: number): string => {
    const all = bytes();
    const text = decoder.decode(all.subarray(address, all.indexOf(0, address)));
    core._free(address);
    return text;
  };
  const setImage = ({ width, height, grey }: ReadableImage): void => {
    const address = core._malloc(grey.length);
    bytes().set(grey, address);
    api.SetImage(address, width, height, 1, width);
    core._free(address);
  };
  const wordAt = (at: ResultIterator): RawWord => ({
    text: takeText(core._emscripten_bind_ResultIterator_GetUTF8Text_1(core.getPointer(at), WORD)),
    box: boxAt(at, WORD),
    confidence: at.Confidence(WORD),
  });
  return {
    read: (image, segmentation) => {
      api.SetVariable('tessedit_pageseg_mode', PAGE_SEGMENTATION_MODES[segmentation]);
      api.SetVariable('user_defined_dpi', String(Math.round(image.dpi)));
      setImage(image);
      api.Recognize(null);
      const found = api.GetIterator();
      // of an empty page there is none
      const blocks = core.getPointer(found) === 0 ? [] : blocksAt(found, wordAt);
      core.destroy(found);
      api.Clear();
      return blocks;
    },
  };
}

/** Walked word by word: the JSON that tesseract.js makes tells of each letter, which takes longer. */
function blocksAt(at: ResultIterator, wordAt: (at: ResultIterator) => RawWord): RawBlock[] {
  const blocks: { box: PixelBox; lines: (RawLine & { words: RawWord[] })[] }[] = [];
  do {
    if (at.Empty(WORD)) continue;
    if (at.IsAtBeginningOf(BLOCK)) blocks.push({ box: boxAt(at, BLOCK), lines: [] });
    if (at.IsAtBeginningOf(LINE)) blocks.at(-1)?.lines.push({ ...lineAt(at), words: [] });
    blocks.at(-1)?.lines.at(-1)?.words.push(wordAt(at));
  } while (at.Next(WORD));
  return blocks;
}

function lineAt(at: ResultIterator): Omit<RawLine, 'words'> {
  const { x0, y0, x1, y1 } = at.getBaseline(LINE);
  return {
    box: boxAt(at, LINE),
    baseline: { x0, y0, x1, y1 },
    rowHeight: at.getRowAttributes().row_height,
  };
}

function boxAt(at: ResultIterator, level: Level): PixelBox {
  const { x0, y0, x1, y1 } = at.getBoundingBox(level);
  return { left: x0, top: y0, right: x1, bottom: y1 };
}
