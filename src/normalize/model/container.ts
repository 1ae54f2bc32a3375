import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { InternalError } from '../../model/errors.ts';

/**
 * The file format of the model: named byte sections behind a one-line JSON table, all of it Brotli-packed.
 * Numbers wider than a byte are kept as planes of equal significance, which pack to about two thirds.
 */
export type Sections = ReadonlyMap<string, Uint8Array>;

const MAGIC = 'katalog-model@1';

export function packSections(sections: Sections): Uint8Array {
  const table = [...sections].map(([name, bytes]) => [name, bytes.length] as const);
  const head = Buffer.from(`${MAGIC}${JSON.stringify(table)}\n`, 'utf8');
  return brotliCompressSync(Buffer.concat([head, ...sections.values()]), {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    },
  });
}

/** Throws an `InternalError` when the bytes are no model file. */
export function unpackSections(packed: Uint8Array, name: string): Sections {
  const broken = (cause?: unknown): InternalError =>
    new InternalError({
      file: name,
      reason: 'the language model that ships with katalog is damaged',
      remedy: 'Install katalog again',
      cause,
    });
  let bytes: Buffer;
  try {
    bytes = brotliDecompressSync(packed);
  } catch (cause) {
    throw broken(cause);
  }
  const lineEnd = bytes.indexOf('\n');
  const head = bytes.toString('utf8', 0, lineEnd);
  if (!head.startsWith(MAGIC)) throw broken();
  const sections = new Map<string, Uint8Array>();
  let at = lineEnd + 1;
  for (const [section, length] of JSON.parse(head.slice(MAGIC.length)) as [string, number][]) {
    sections.set(section, bytes.subarray(at, at + length));
    at += length;
  }
  if (at !== bytes.length) throw broken();
  return sections;
}

/** The bytes of one section. Throws an `InternalError` when the model lacks it. */
export function section(sections: Sections, name: string): Uint8Array {
  const bytes = sections.get(name);
  if (bytes === undefined) {
    throw new InternalError({
      reason: `the language model has no part ${JSON.stringify(name)}`,
      remedy: 'Install katalog again',
    });
  }
  return bytes;
}

/** Unsigned numbers of up to `planes` bytes as byte planes, lowest first. */
export function toPlanes(values: ArrayLike<number>, planes: number): Uint8Array {
  const bytes = new Uint8Array(values.length * planes);
  for (let plane = 0; plane < planes; plane++) {
    for (let i = 0; i < values.length; i++) {
      bytes[plane * values.length + i] = (values[i] ?? 0) >>> (8 * plane);
    }
  }
  return bytes;
}

export function fromPlanes(bytes: Uint8Array, planes: number): Uint32Array {
  const count = bytes.length / planes;
  const values = new Uint32Array(count);
  for (let plane = 0; plane < planes; plane++) {
    const base = plane * count;
    for (let i = 0; i < count; i++) {
      values[i] = (values[i] ?? 0) | ((bytes[base + i] ?? 0) << (8 * plane));
    }
  }
  return values;
}
