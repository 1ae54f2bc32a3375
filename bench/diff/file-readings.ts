import { basename } from 'node:path';
import { cacheFolder, openPageCache } from '../../src/batch/index.ts';
import { readInput } from '../../src/batch/inputs.ts';
import { compareInTurn, type Edition } from '../../src/comparison.ts';
import type { DiffFile } from '../../src/model/index.ts';
import { processDocument } from '../../src/pipeline.ts';
import { isDamaged, referenceOf } from '../../src/reference.ts';

/** A file as katalog reads it. */
export interface FileReading {
  readonly name: string;
  readonly edition: Edition;
  /** The same file read with another edition as evidence. */
  readonly again: (other: Edition) => Promise<Edition>;
}

const NEVER = 'never:';
const cache = openPageCache(cacheFolder(), (error) => {
  throw error;
});

/** Reads a file; `never:FILE` without OCR. Throws where a page failed. */
export async function readingOf(argument: string): Promise<FileReading> {
  const path = argument.replace(NEVER, '');
  const bytes = await readInput({ label: path });
  const ocr = argument.startsWith(NEVER) ? 'never' : 'auto';
  const read = async (other?: Edition): Promise<Edition> => {
    const options = { ocr, jobs: 2, ...(other && { reference: referenceOf(other) }) } as const;
    const result = await processDocument(basename(path), bytes, options, { cache });
    const failed = result.catalogue.warnings.find(({ code }) => code === 'page-failed');
    if (failed !== undefined) throw new Error(`${path}, page ${failed.page}: ${failed.message}`);
    return { label: path, file: result.catalogue, edits: result.edits };
  };
  const name = `${basename(path)}${ocr === 'never' ? ' (never)' : ''}`;
  return { name, edition: await read(), again: read };
}

/** Reads files one after the other. */
export async function readingsOf(files: readonly string[]): Promise<FileReading[]> {
  const readings: FileReading[] = [];
  for (const file of files) readings.push(await readingOf(file));
  return readings;
}

/** As katalog diff does, a damaged reading is read again with the clean one beside it as evidence; `alone` without. */
export async function comparedFiles(
  a: FileReading,
  b: FileReading,
  alone = false,
): Promise<DiffFile> {
  const beside = (own: FileReading, other: FileReading): Promise<Edition> | Edition =>
    !alone && isDamaged(own.edition.file) && !isDamaged(other.edition.file)
      ? own.again(other.edition)
      : own.edition;
  const [comparison] = await compareInTurn([await beside(a, b), await beside(b, a)]);
  return comparison!.diff;
}

export const HEAD =
  '| older | newer | added | removed | changed | suppressed |\n| --- | --- | --- | --- | --- | --- |';

/** A line of the table: what was told of two readings. */
export function rowOf(a: FileReading, b: FileReading, { summary, changes }: DiffFile): string {
  const told = changes
    .filter(({ type }) => type === 'changed')
    .map(({ aspects }) => aspects.join(' + '));
  const { added, removed, suppressed } = summary;
  const changed = `${summary.changed}${told.length > 0 ? ` (${told.join('; ')})` : ''}`;
  return `| ${[a.name, b.name, added, removed, changed, suppressed].join(' | ')} |`;
}
