import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { readInput } from './batch/index.ts';
import { type ComparisonOptions, compareInTurn, type Edition } from './comparison.ts';
import type { Comparison } from './diff/index.ts';
import type { CatalogueFile, DiffFile, Edit } from './model/index.ts';
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
      ? { fileName: basename(input), bytes: await readInput({ label: input }, options.maxSize) }
      : input;
  const defaults = { ocr: 'auto', jobs: availableParallelism() } as const;
  return processDocument(fileName, bytes, { ...defaults, ...options }, hooks);
}

/** An edition to compare: its records, or a run with them, whose edits tell what was mended. */
export type EditionInput = CatalogueFile | Pick<RunResult, 'catalogue' | 'edits'>;

/**
 * What the publisher changed from one edition to the next, as `katalog diff` tells it: what only the reading changed
 * is counted and left out. `formatText`, `formatMarkdown`, `formatHtml` and `JSON.stringify` make texts of it.
 *
 * @throws NothingFoundError where an edition holds no offering; UsageError where the profile is none.
 *
 * @example
 * const { changes } = await diff(await run('2025.pdf'), await run('2026.pdf'));
 */
export async function diff(
  before: EditionInput,
  after: EditionInput,
  options: ComparisonOptions = {},
): Promise<DiffFile> {
  const [comparison] = await compareInTurn([editionOf(before), editionOf(after)], options);
  return (comparison as Comparison).diff;
}

function editionOf(input: EditionInput): Edition {
  if ('schema' in input) return { label: input.document.fileName, file: input };
  const { catalogue, edits } = input;
  return { label: catalogue.document.fileName, file: catalogue, edits };
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
