import type { Metadata, Sharp } from 'sharp';
import { InputError, type KatalogError, LimitError, type Page, PageError } from '../model/index.ts';
import { checkPages, checkPixels, limitsOf } from './limits.ts';
import { type ColorImage, dpiOf, toPageImage } from './page-image.ts';
import { toPagePicture } from './page-picture.ts';
import { sharp } from './sharp.ts';
import type { Source, SourceOptions } from './source.ts';

/** Opens a PNG, JPEG or TIFF, of one or more pages. Throws InputError, LimitError. */
export async function openPicture(
  fileName: string,
  bytes: Uint8Array,
  mediaType: string,
  options: SourceOptions,
): Promise<Source> {
  const most = limitsOf(options).maxPixels;
  const at = (number: number) =>
    sharp(bytes, { page: number - 1, limitInputPixels: most, failOn: 'error', autoOrient: true });
  const first = await metadata(at(1)).catch((cause: unknown) => {
    throw cannotOpen(fileName, cause);
  });
  const pageCount = first.pages ?? 1;
  checkPages(fileName, pageCount, options);

  const measure = async (number: number): Promise<Metadata> => {
    const facts = await metadata(at(number)).catch((cause: unknown) => {
      throw cannotDecode(fileName, number, cause);
    });
    checkPixels(fileName, number, facts, most);
    return facts;
  };
  const colorImage = async (number: number): Promise<ColorImage> => {
    const facts = await measure(number);
    const { width, height } = facts.autoOrient;
    return { image: at(number), width, height, dpi: dpiOf(facts) };
  };
  const decoded = <T>(number: number, work: Promise<T>): Promise<T> =>
    work.catch((cause: unknown) => {
      throw cannotDecode(fileName, number, cause);
    });
  return {
    fileName,
    mediaType,
    pageCount,
    textual: false,
    readPage: async (number) => emptyPage(number, await measure(number)),
    readImage: async (number) => decoded(number, toPageImage(number, await colorImage(number))),
    readPicture: async (number, turn) =>
      decoded(number, toPagePicture(await colorImage(number), turn)),
    close: async () => {},
  };
}

const metadata = (image: Sharp): Promise<Metadata> => image.metadata();

function emptyPage(number: number, facts: Metadata): Page {
  const points = 72 / dpiOf(facts);
  return {
    number,
    width: facts.autoOrient.width * points,
    height: facts.autoOrient.height * points,
    origin: 'text-layer',
    words: [],
    shapes: [],
    links: [],
    layer: { invisible: 0, imageCover: 1 },
  };
}

/** libvips tells what is wrong in words only. */
const isTooLarge = (cause: unknown): boolean => /pixel limit/i.test(String(cause));

const firstLine = (cause: unknown): string =>
  (cause instanceof Error ? cause.message : String(cause)).split('\n', 1)[0] as string;

function cannotOpen(file: string, cause: unknown): KatalogError {
  if (isTooLarge(cause)) return tooLarge(file, 1, cause);
  return new InputError({
    file,
    reason: `the image cannot be read; it may be cut short or damaged (${firstLine(cause)})`,
    remedy: 'Scan or save it again',
    cause,
  });
}

function cannotDecode(file: string, page: number, cause: unknown): KatalogError {
  if (isTooLarge(cause)) return tooLarge(file, page, cause);
  return new PageError({
    file,
    page,
    reason: `the image cannot be decoded (${firstLine(cause)})`,
    remedy: 'Scan or save it again; the other pages are read all the same',
    cause,
  });
}

const tooLarge = (file: string, page: number, cause: unknown): LimitError =>
  new LimitError({
    file,
    page,
    reason: 'its image has more pixels than allowed',
    remedy: 'Raise --max-pixels, or save it at a lower resolution',
    cause,
  });
