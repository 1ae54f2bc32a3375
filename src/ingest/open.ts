import { type FileTypeResult, fileTypeFromBuffer } from 'file-type';
import { InputError } from '../model/index.ts';
import { inOwnMemory } from '../thread/index.ts';
import { isCleanUnicode } from './decode.ts';
import { checkedPage } from './limits.ts';
import type { Source, SourceOptions } from './source.ts';

const PICTURES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/tiff']);

/**
 * Opens a document by its content; the name serves for messages only. Throws InputError for what cannot be read,
 * EncryptedError for a missing or wrong password, LimitError beyond the limits.
 */
export async function openSource(
  fileName: string,
  bytes: Uint8Array,
  options: SourceOptions = {},
): Promise<Source> {
  const source = await openByContent(fileName, bytes, options);
  return {
    ...source,
    readPage: async (number) => checkedPage(fileName, await source.readPage(number), options),
  };
}

async function openByContent(
  fileName: string,
  bytes: Uint8Array,
  options: SourceOptions,
): Promise<Source> {
  if (bytes.length === 0) {
    throw new InputError({
      file: fileName,
      reason: 'the file is empty',
      remedy: 'Fetch or save it again',
    });
  }
  // what reads a kind of file is large: it is loaded where it is needed
  if (isPdf(bytes)) {
    const { openPdf } = await import('./pdf/source.ts');
    return openPdf(fileName, bytes, options);
  }
  const own = inOwnMemory(bytes);
  const kind = await kindOf(own);
  if (kind === undefined) {
    const { openText } = await import('./plain-text.ts');
    return openText(fileName, own, options);
  }
  if (PICTURES.has(kind.mime)) {
    const { openPicture } = await import('./picture.ts');
    return openPicture(fileName, own, kind.mime, options);
  }
  throw unknownKind(fileName, kind);
}

/** Readers accept a PDF header anywhere in the first kilobyte (ISO 32000-1, annex H, note 13). */
const isPdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.length)).includes('%PDF-');

/** Kinds that are text to the eye of a decoder, yet not to a reader. */
const MARKUP: ReadonlySet<string> = new Set([
  'application/rtf',
  'application/xml',
  'application/postscript',
  'image/svg+xml',
]);

/** The kind of file by its signature; undefined for plain text, however its first letters happen to read. */
async function kindOf(bytes: Uint8Array): Promise<FileTypeResult | undefined> {
  const kind = await fileTypeFromBuffer(bytes);
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1').trimStart();
  if (/^<(!doctype html|html)\b/i.test(head)) return { ext: 'html', mime: 'text/html' };
  if (kind === undefined || MARKUP.has(kind.mime)) return kind;
  return isCleanUnicode(bytes) ? undefined : kind;
}

const OFFICE = /officedocument|opendocument|msword|ms-|x-cfb|rtf/;

function unknownKind(file: string, { ext, mime }: FileTypeResult): InputError {
  const what = mime.startsWith('image/')
    ? 'an image'
    : OFFICE.test(mime)
      ? 'an office document'
      : 'a file';
  return new InputError({
    file,
    reason: `this is ${what} of a kind that katalog does not read (${ext}, ${mime})`,
    remedy: mime.startsWith('image/')
      ? 'Save it as PNG, JPEG or TIFF'
      : 'Open it in the program it belongs to and save or print it as PDF',
  });
}
