import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunResult } from '../pipeline.ts';
import type { RunRecord } from './run-record.ts';
import { unwritable, writeWhole } from './whole-file.ts';

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

/** Indented JSON in which boxes stand on one line: the form of catalogue.json. */
export const json = (value: unknown): string =>
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
