import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { readInput } from './batch/index.ts';
import type { Edit } from './model/index.ts';
import { createNormalizer } from './normalize/index.ts';
import { processDocument, type RunHooks, type RunOptions, type RunResult } from './pipeline.ts';

/** A document: the path of its file, or its bytes with the name that the results are to tell. */
export type DocumentInput = string | { readonly fileName: string; readonly bytes: Uint8Array };

/**
 * Reads one document – PDF, PNG, JPEG, TIFF or plain text – into validated records.
 *
 * Pages whose text is not to be trusted are recognised from their picture (`ocr: 'auto'`), as many at once as there
 * are cores, unless the options say otherwise. Nothing is written; `hooks` tell of progress, end the work, and keep
 * recognised pages.
 *
 * @throws InputError, EncryptedError or LimitError where the document cannot be opened; the first page's error where
 *   no page can be read; UsageError where the profile is none. A document without offerings is no error.
 *
 * @example
 * const { catalogue, text, edits } = await run('catalogue.pdf');
 */
export async function run(
  input: DocumentInput,
  options: Partial<RunOptions> = {},
  hooks: RunHooks = {},
): Promise<RunResult> {
  const { fileName, bytes } =
    typeof input === 'string'
      ? { fileName: basename(input), bytes: await readInput({ label: input }) }
      : input;
  const defaults = { ocr: 'auto', jobs: availableParallelism() } as const;
  return processDocument(fileName, bytes, { ...defaults, ...options }, hooks);
}

/**
 * Mends plain Danish text that was read with a wrong language. `undoEdits(text, edits)` gives back what was read.
 * Loads the language model (about 0.2 s) each time: `createNormalizer` is for many texts.
 *
 * @example
 * const { text } = await repair('Vi gor opmaerksom pa, at modet ogsa er for nye medlemmer.');
 */
export async function repair(text: string): Promise<{ text: string; edits: Edit[] }> {
  return (await createNormalizer()).repair(text);
}
