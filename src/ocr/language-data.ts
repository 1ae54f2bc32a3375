import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

const require = createRequire(import.meta.url);

/** What pages are read with, and what signs are read with. */
export type Language = 'dan' | 'deu';

/** Models with their weights rounded: a fifth of the size and as exact. */
const VARIANT = '4.0.0_best_int';

const packageOf = (language: Language): string => `@tesseract.js-data/${language}`;

/** The folder with the packed data of a language, from npm. */
export const folderOfData = (language: Language): string =>
  join(dirname(require.resolve(`${packageOf(language)}/package.json`)), VARIANT);

export const versionOfData = (language: Language): string =>
  `${language} ${versionOf(packageOf(language))} ${VARIANT}`;

/** A folder of its own with the data as programs read it; to be removed by who asked for it. */
export async function unpackedData(languages: readonly Language[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'katalog-tessdata-'));
  for (const language of languages) {
    const name = `${language}.traineddata`;
    await pipeline(
      createReadStream(join(folderOfData(language), `${name}.gz`)),
      createGunzip(),
      createWriteStream(join(folder, name)),
    );
  }
  return folder;
}

/** The version of a package that is installed. */
export const versionOf = (name: string): string =>
  (require(`${name}/package.json`) as { version: string }).version;
