import { readInput } from '../batch/inputs.ts';
import { asKatalogError } from '../model/index.ts';
import { checkCatalogue } from './catalogue-json.ts';
import { errorText } from './error-text.ts';
import { printable } from './printable.ts';

/**
 * Checks each file and prints its verdict, with every place that is wrong. 3, the code for broken inputs, when one
 * is not sound; the others are checked all the same.
 */
export async function validateFiles(files: readonly string[]): Promise<number> {
  let code = 0;
  for (const file of files) {
    try {
      const { problems } = checkCatalogue(await readInput({ label: file }));
      const verdict = problems.length === 0 ? 'ok' : 'not valid';
      const lines = [`${file}: ${verdict}`, ...problems].map(printable);
      process.stdout.write(`${lines.join('\n  ')}\n`);
      if (problems.length > 0) code = 3;
    } catch (thrown) {
      const error = asKatalogError(thrown, file);
      process.stderr.write(errorText(error));
      code = error.exitCode;
    }
  }
  return code;
}
