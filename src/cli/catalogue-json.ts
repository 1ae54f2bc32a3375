import { z } from 'zod';
import { CatalogueFile } from '../model/index.ts';

/** The records, or what is wrong with the bytes: each place as "path: message". */
export type CheckedCatalogue =
  | { readonly catalogue: CatalogueFile; readonly problems: readonly [] }
  | { readonly catalogue?: never; readonly problems: readonly [string, ...string[]] };

/** Reads the bytes of a catalogue.json. */
export function checkCatalogue(bytes: Uint8Array): CheckedCatalogue {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    return { problems: [`it is not JSON: ${(error as Error).message}`] };
  }
  const { data, error } = CatalogueFile.safeParse(value);
  if (data !== undefined) return { catalogue: data, problems: [] };
  const [first, ...others] = error.issues.map(
    ({ path, message }) => `${z.core.toDotPath(path) || 'file'}: ${message}`,
  );
  return { problems: [first!, ...others] };
}
