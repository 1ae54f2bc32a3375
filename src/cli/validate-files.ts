import { z } from 'zod';
import { readInput } from '../batch/inputs.ts';
import { asKatalogError, CatalogueFile } from '../model/index.ts';
import { errorText } from './error-text.ts';

/**
 * Checks each file and prints its verdict, with every place that is wrong. 3, the code for broken inputs, when one
 * is not sound; the others are checked all the same.
 */
export async function validateFiles(files: readonly string[]): Promise<number> {
  let code = 0;
  for (const file of files) {
    try {
      const problems = problemsOf(await readInput({ label: file }));
      const verdict = problems.length === 0 ? 'ok' : 'not valid';
      process.stdout.write(`${[`${file}: ${verdict}`, ...problems].join('\n  ')}\n`);
      if (problems.length > 0) code = 3;
    } catch (thrown) {
      const error = asKatalogError(thrown, file);
      process.stderr.write(errorText(error));
      code = error.exitCode;
    }
  }
  return code;
}

/** What is wrong with the bytes of a catalogue.json, each as "path: message"; nothing where it is sound. */
function problemsOf(bytes: Uint8Array): readonly string[] {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    return [`it is not JSON: ${(error as Error).message}`];
  }
  const parsed = CatalogueFile.safeParse(value);
  const issues = parsed.error?.issues ?? [];
  return issues.map(({ path, message }) => `${z.core.toDotPath(path) || 'file'}: ${message}`);
}
