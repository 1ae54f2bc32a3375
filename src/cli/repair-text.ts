import { readInput } from '../batch/inputs.ts';
import { jsonLines, writeWhole } from '../batch/results.ts';
import { InputError } from '../model/index.ts';
import { createNormalizer } from '../normalize/index.ts';

/** What `katalog repair` does: the mended text to standard output, the edits to a file. */
export async function repairText(file: string, editsFile: string | undefined): Promise<void> {
  const text = decode(file, await readInput({ label: file }));
  const normalizer = await createNormalizer();
  const repaired = normalizer.repair(text);
  if (editsFile !== undefined) await writeWhole(editsFile, jsonLines(repaired.edits));
  process.stdout.write(repaired.text);
}

function decode(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new InputError({
      file,
      reason: 'it is not text in UTF-8',
      remedy: 'Save it as UTF-8, or give a PDF or an image to katalog run',
      cause,
    });
  }
}
