import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KatalogError, OutputError } from '../model/index.ts';
import type { RunResult } from '../pipeline.ts';
import type { RunRecord } from './run-record.ts';

/**
 * Writes a document's results to `folder`, each file whole or not at all. catalogue.json comes first: by it a folder
 * of results is known. The record of the run is made last, when all is done. Throws OutputError, and what the making
 * of the report throws.
 */
export async function writeResults(
  folder: string,
  result: RunResult,
  report: AsyncIterable<string> | undefined,
  record: () => RunRecord,
): Promise<void> {
  await makeFolder(folder);
  await writeWhole(join(folder, 'catalogue.json'), json(result.catalogue));
  await writeWhole(join(folder, 'text.txt'), result.text);
  await writeWhole(join(folder, 'edits.jsonl'), jsonLines(result.edits));
  if (report !== undefined) await writeWhole(join(folder, 'report.html'), report);
  await writeWhole(join(folder, 'run.json'), json(record()));
}

// A list of nothing but numbers, such as a box. Strings hold no line ends in JSON, so this meets lists alone.
const numberList = /\[\n\s+([-\d.e+]+(?:,\n\s+[-\d.e+]+)*)\n\s+\]/g;

/** Indented JSON in which boxes stand on one line. */
const json = (value: unknown): string =>
  `${JSON.stringify(value, undefined, 2)}\n`.replace(
    numberList,
    (_, numbers: string) => `[${numbers.replace(/\s+/g, ' ')}]`,
  );

/** One JSON value a line. */
export const jsonLines = (values: readonly unknown[]): string =>
  values.map((value) => `${JSON.stringify(value)}\n`).join('');

/** Makes the folder and those above it. Throws OutputError. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    // Node's recursive mkdir says ENOENT where a disk is read-only; the plain one tells the cause.
    await mkdir(folder, { recursive: true }).catch(() => mkdir(folder));
  } catch (error) {
    throw unwritable(folder, error as NodeJS.ErrnoException);
  }
}

/**
 * Writes a file so that others see the old content or the new one, never a part, whatever happens in between: beside
 * it first, synced, then renamed. (write-file-atomic 7 does not look at how many bytes were written, and puts a cut
 * file in place when the disk is full.) Throws OutputError.
 */
export async function writeWhole(
  file: string,
  content: string | Uint8Array | AsyncIterable<string>,
): Promise<void> {
  const beside = `${file}.${randomUUID()}.tmp`;
  try {
    const handle = await open(beside, 'wx');
    try {
      await writeFile(handle, content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    if (error instanceof KatalogError) throw error;
    throw unwritable(file, error as NodeJS.ErrnoException);
  }
}

const causes: Readonly<Record<string, readonly [reason: string, remedy: string]>> = {
  ENOSPC: ['the disk is full', 'Make room, or choose another place'],
  EDQUOT: ['the quota of the disk is used up', 'Make room, or choose another place'],
  EROFS: ['the disk is read-only', 'Choose another place'],
  EACCES: ['it may not be written', 'Give yourself the right to, or choose another place'],
  EPERM: ['it may not be written', 'Give yourself the right to, or choose another place'],
  EEXIST: ['a file stands where a folder is needed', 'Move it, or choose another place'],
  ENOTDIR: ['a file stands where a folder is needed', 'Move it, or choose another place'],
  EISDIR: ['a folder stands where a file is needed', 'Move it, or choose another place'],
};

/** The error of a file or folder that could not be written. */
export function unwritable(file: string, cause: NodeJS.ErrnoException): OutputError {
  const [reason, remedy] = causes[cause.code ?? ''] ?? [
    `it cannot be written (${cause.code ?? cause.message})`,
    'Check the disk, or choose another place',
  ];
  return new OutputError({ file, reason, remedy, cause });
}
