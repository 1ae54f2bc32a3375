import { createRequire } from 'node:module';

/**
 * What loads pdfjs without the canvas that it paints on, which takes 0.4 s of CPU and 54 MB: most documents are never
 * painted. pdfjs loads it for three classes that a browser has; one of them is at hand without it, the others load it
 * when they are first asked for. Where the package is built otherwise, or is there already, nothing changes.
 *
 * @param pdfjs the module of pdfjs, whose own copy of the package it must be: another's would not take its paths.
 */
export async function withCanvasLater<T>(pdfjs: string, load: () => Promise<T>): Promise<T> {
  const require = createRequire(pdfjs);
  const stand = standIn(require);
  if (stand === undefined) return load();
  const { path, exports } = stand;
  require.cache[path] = { exports, loaded: true } as NodeModule;
  try {
    return await load();
  } finally {
    delete require.cache[path];
    for (const name of PAINTING) if (globalOf(name) === exports[name]) defineLater(name, require);
  }
}

const CANVAS = '@napi-rs/canvas';
const PAINTING = ['ImageData', 'Path2D'] as const;
type Name = (typeof PAINTING)[number];
type Classes = Record<Name, unknown>;

/** What pdfjs is to find in place of the package, and where; undefined where it is to find the package. */
function standIn(
  require: NodeJS.Require,
): { path: string; exports: Classes & { DOMMatrix: unknown } } | undefined {
  try {
    const path = require.resolve(CANVAS);
    if (require.cache[path] !== undefined) return undefined;
    const { DOMMatrix } = require(`${CANVAS}/geometry.js`);
    if (typeof DOMMatrix !== 'function') return undefined;
    return { path, exports: { DOMMatrix, ImageData: class {}, Path2D: class {} } };
  } catch {
    // pdfjs says what it lacks
    return undefined;
  }
}

const globalOf = (name: Name): unknown => (globalThis as Partial<Classes>)[name];

/** A global class that loads the canvas when it is first asked for. */
function defineLater(name: Name, require: NodeJS.Require): void {
  const define = (value: unknown): void => {
    Object.defineProperty(globalThis, name, { configurable: true, writable: true, value });
  };
  Object.defineProperty(globalThis, name, {
    configurable: true,
    get: () => {
      const value: unknown = require(CANVAS)[name];
      define(value);
      return value;
    },
    set: define,
  });
}
