import { InputError } from '../model/index.ts';
import { openPdf } from './pdf/source.ts';
import { openText } from './plain-text.ts';
import type { Source, SourceOptions } from './source.ts';

/**
 * Opens a document by its content; the name serves for messages only. Throws InputError for what cannot be read,
 * EncryptedError for a missing or wrong password, LimitError beyond `maxPages`.
 */
export async function openSource(
  fileName: string,
  bytes: Uint8Array,
  options: SourceOptions = {},
): Promise<Source> {
  if (bytes.length === 0) {
    throw new InputError({
      file: fileName,
      reason: 'the file is empty',
      remedy: 'Fetch or save it again',
    });
  }
  if (isPdf(bytes)) return openPdf(fileName, bytes, options);
  return openText(fileName, bytes, options);
}

/** Readers accept a PDF header anywhere in the first kilobyte (ISO 32000-1, annex H, note 13). */
const isPdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.length)).includes('%PDF-');
