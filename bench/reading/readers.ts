import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { folderOfData, type Language } from '../../src/ocr/language-data.ts';
import { createCore, type Tesseract } from '../../src/ocr/tesseract-core.ts';

/** What reads Danish, and what reads the signs that the Danish data lacks, both in this thread. */
export async function openReaders(): Promise<{ danish: Tesseract; german: Tesseract }> {
  const core = createCore();
  await core.load({});
  const load = async (language: Language): Promise<Tesseract> =>
    core.add(
      language,
      gunzipSync(await readFile(join(folderOfData(language), `${language}.traineddata.gz`))),
    );
  return { danish: await load('dan'), german: await load('deu') };
}

/** What is read again, by the first of these files that the call came through. */
const READINGS: Readonly<Record<string, string>> = {
  'second-reading': 'places read with German data, for signs and umlauts',
  'doubtful-words': 'doubtful words read alone',
  'poor-stretches': 'stretches that could not be read',
  sideways: 'blocks read upright',
  'read-page': 'areas and ink that were passed over',
};

export const SECOND_READINGS: readonly string[] = Object.values(READINGS);

/** Which of the second readings asks, from within a reader. */
export function secondReadingOf(stack: string): string {
  const file = Object.keys(READINGS).find((name) => stack.includes(`/${name}.ts`));
  if (file === undefined) throw new Error(`no second reading is known here: ${stack}`);
  return READINGS[file] as string;
}
