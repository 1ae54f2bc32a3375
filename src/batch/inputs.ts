import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, isAbsolute, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { glob, isDynamicPattern } from 'tinyglobby';
import { InputError, type KatalogError, LimitError } from '../model/index.ts';
import { unreadable } from './unreadable.ts';

/** One document to read. */
export interface Input {
  /** The path as the user knows it, for messages; "-" for standard input. */
  readonly label: string;
  /** The bare name of the file; "stdin" for standard input. */
  readonly fileName: string;
}

/** What the arguments of a call lead to. An argument that leads nowhere is a failure, the others count. */
export interface FoundInputs {
  readonly inputs: readonly Input[];
  readonly failures: readonly KatalogError[];
}

const extensions = ['pdf', 'png', 'jpg', 'jpeg', 'tif', 'tiff', 'txt'];
const kinds = 'PDF, PNG, JPEG, TIFF and .txt';

/**
 * Files, folders (searched to any depth for files of the known kinds), globs and "-" become inputs: in the order
 * given, sorted within a folder or glob, each file once.
 */
export async function findInputs(args: readonly string[]): Promise<FoundInputs> {
  const inputs = new Map<string, Input>();
  const failures: KatalogError[] = [];
  for (const arg of args) {
    try {
      for (const label of await expand(arg)) {
        const path = label === '-' ? '-' : resolve(label);
        const fileName = label === '-' ? 'stdin' : basename(path);
        if (!inputs.has(path)) inputs.set(path, { label, fileName });
      }
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      failures.push(error);
    }
  }
  return { inputs: [...inputs.values()], failures };
}

/** The paths behind one argument. Throws InputError where there are none. */
async function expand(arg: string): Promise<readonly string[]> {
  if (arg === '-') return [arg];
  const found = await stat(arg).catch((error: NodeJS.ErrnoException) => error);
  if (!(found instanceof Error)) return found.isDirectory() ? filesIn(arg) : [arg];
  if (found.code === 'ENOENT' && isDynamicPattern(arg)) return matches(arg);
  throw unreadable(arg, found);
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const names = await glob(`**/*.{${extensions.join(',')}}`, {
    cwd: folder,
    caseSensitiveMatch: false,
    expandDirectories: false,
  });
  const files = names.map((name) => join(folder, name)).filter(isNoResult);
  if (files.length > 0) return files.sort();
  throw new InputError({
    file: folder,
    reason: 'the folder holds nothing that katalog reads',
    remedy: `Give a folder with ${kinds} files, or name the files themselves`,
  });
}

async function matches(pattern: string): Promise<readonly string[]> {
  const found = await glob(pattern, { expandDirectories: false, absolute: isAbsolute(pattern) });
  const files = found.filter(isNoResult);
  if (files.length > 0) return files.sort();
  throw new InputError({
    file: pattern,
    reason: 'no file matches',
    remedy: 'Check the pattern and the folder that the command runs in',
  });
}

/** Whether a file in a folder is one that katalog reads, by its name, and none of its own results. */
export const isInput = (file: string): boolean =>
  extensions.includes(extname(file).slice(1).toLowerCase()) && isNoResult(file);

/** katalog's own text.txt, beside its catalogue.json, is no document when results lie in a folder that is read. */
const isNoResult = (file: string): boolean =>
  basename(file) !== 'text.txt' || !existsSync(join(dirname(file), 'catalogue.json'));

/** Megabytes: a scan of 300 pages at 300 dpi has 150 to 300. */
const MOST = 500;

/**
 * The whole of an input. Throws InputError where it cannot be read, LimitError where it has more than `maxSize`
 * megabytes: of a file nothing is read then.
 */
export async function readInput(
  { label }: Pick<Input, 'label'>,
  maxSize: number = MOST,
): Promise<Uint8Array> {
  const most = maxSize * 1_000_000;
  try {
    if (label === '-') return await readStream(process.stdin, most, maxSize);
    const { size } = await stat(label);
    if (size > most) throw tooLarge(label, maxSize);
    return await readFile(label);
  } catch (error) {
    if (error instanceof LimitError) throw error;
    throw unreadable(label, error as NodeJS.ErrnoException);
  }
}

async function readStream(stream: Readable, most: number, maxSize: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) throw tooLarge('-', maxSize);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const tooLarge = (file: string, megabytes: number): LimitError =>
  new LimitError({
    file,
    reason: `it has more than the ${megabytes} MB allowed`,
    remedy: 'Raise --max-size, or divide it into smaller documents',
  });
