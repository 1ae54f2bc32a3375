import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { findInputs, readInput } from '../batch/inputs.ts';
import type { Edition } from '../comparison.ts';
import { type CatalogueFile, Edit, InputError, UsageError } from '../model/index.ts';
import type { RunHooks, RunOptions } from '../pipeline.ts';
import type { Reference } from '../records/index.ts';
import { checkCatalogue } from './catalogue-json.ts';

export interface EditionReading {
  readonly run: RunOptions;
  readonly hooks: RunHooks;
}

/** An edition, and what is needed to read it once more. */
export interface InputEdition extends Edition {
  /** All of its text, where it was read. */
  readonly text?: string;
  /** Reads it again with another edition as evidence; absent where it is a catalogue.json. */
  readonly readAgain?: (reference: Reference) => Promise<InputEdition>;
}

/**
 * An edition behind an argument: a catalogue.json as it is, with the edits.jsonl beside it; anything else is read as
 * `katalog run` reads it, and nothing is written.
 *
 * @throws KatalogError of the class that fits; a reading that failed is never an edition without offerings.
 */
export async function readEdition(arg: string, reading: EditionReading): Promise<InputEdition> {
  const { inputs, failures } = await findInputs([arg]);
  if (failures[0] !== undefined) throw failures[0];
  const [input, another] = inputs;
  if (input === undefined || another !== undefined) {
    throw new UsageError({
      file: arg,
      reason: `it leads to ${inputs.length} documents, and an edition is one`,
      remedy: 'Name the file',
    });
  }
  const bytes = await readInput(input, reading.run.maxSize);
  if (isJson(bytes)) {
    const edits = input.label === '-' ? undefined : await editsBeside(input.label);
    return { label: arg, file: parseCatalogue(arg, bytes), ...(edits && { edits }) };
  }
  return readDocument(arg, input.fileName, bytes, reading);
}

async function readDocument(
  label: string,
  fileName: string,
  bytes: Uint8Array,
  { run, hooks }: EditionReading,
): Promise<InputEdition> {
  const { processDocument } = await import('../pipeline.ts');
  const { catalogue, edits, text } = await processDocument(fileName, bytes, run, hooks);
  return {
    label,
    file: catalogue,
    edits,
    text,
    readAgain: (reference) =>
      readDocument(label, fileName, bytes, { run: { ...run, reference }, hooks }),
  };
}

const OPENING = '{'.charCodeAt(0);
const BLANKS = new Set([...' \t\r\n\ufeff'].flatMap((sign) => [...Buffer.from(sign)]));

const isJson = (bytes: Uint8Array): boolean =>
  bytes[bytes.findIndex((byte) => !BLANKS.has(byte))] === OPENING;

/** @throws InputError with the first place that is wrong. */
function parseCatalogue(file: string, bytes: Uint8Array): CatalogueFile {
  const { catalogue, problems } = checkCatalogue(bytes);
  if (catalogue !== undefined) return catalogue;
  throw new InputError({
    file,
    reason: `it is no catalogue.json (${problems[0]})`,
    remedy: 'katalog validate shows all that is wrong; katalog run makes it anew',
  });
}

/** The record of what was mended; none where the file was moved away from it. */
async function editsBeside(file: string): Promise<Edit[] | undefined> {
  const record = join(dirname(file), 'edits.jsonl');
  if (basename(file) !== 'catalogue.json') return undefined;
  let content: string;
  try {
    content = await readFile(record, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new InputError({
      file: record,
      reason: `it cannot be read (${(cause as NodeJS.ErrnoException).code})`,
      remedy: 'Make it readable, or compare a copy of catalogue.json in another folder',
      cause,
    });
  }
  const lines = content.split('\n').filter((line) => line !== '');
  try {
    return lines.map((line) => Edit.parse(JSON.parse(line)));
  } catch (cause) {
    throw new InputError({
      file: record,
      reason: 'it is no record of edits',
      remedy: 'Run katalog run again, or compare a copy of catalogue.json in another folder',
      cause,
    });
  }
}
