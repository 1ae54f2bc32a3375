import type { BatchOptions } from '../batch/index.ts';
import type { Reference } from '../records/index.ts';
import { referenceOf } from '../reference.ts';
import { readEdition } from './edition-input.ts';

/**
 * Reads what `--reference` names, as the documents of the call are read.
 *
 * @throws KatalogError of the class that fits; InputError where it is damaged throughout.
 */
export async function readReference(
  file: string,
  { run, process: _, ...options }: BatchOptions,
): Promise<Reference> {
  return referenceOf(await readEdition(file, { run, hooks: options }));
}
