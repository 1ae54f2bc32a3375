import { readInput } from '../batch/inputs.ts';
import { CorrectionsFile, InputError } from '../model/index.ts';

/** Reads corrections as a report saved them. Throws InputError. */
export async function readCorrections(file: string): Promise<CorrectionsFile> {
  const text = new TextDecoder().decode(await readInput({ label: file }));
  const result = CorrectionsFile.safeParse(parse(file, text));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const place = issue?.path.join('.') || 'its top level';
  throw new InputError({
    file,
    reason: `this is not a file of corrections: ${place}: ${issue?.message}`,
    remedy: 'Give the corrections.json that was saved from report.html, or mend that place',
  });
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InputError({
      file,
      reason: 'this is not JSON',
      remedy: 'Give the corrections.json that was saved from report.html',
      cause,
    });
  }
}
