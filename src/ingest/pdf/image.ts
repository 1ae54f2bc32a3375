import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { PageError, type PageImage } from '../../model/index.ts';
import { checkPixels } from '../limits.ts';
import { isUniform, toPageImage } from '../page-image.ts';
import { type PagePicture, PICTURE_DPI, toPagePicture } from '../page-picture.ts';
import type { PageMarks } from './page.ts';
import type { OpenPdf } from './pdfjs.ts';
import { render } from './render.ts';
import { scanOf } from './scan.ts';
import type { StoredImage } from './stored-images.ts';

/** Resolution for pages that are not scans, and the least and most for those that are. */
const RENDER_DPI = 240;
const LEAST_DPI = 150;
const MOST_DPI = 300;
/** Large formats are set in large type: their resolution is lowered to this many pixels, A3 at 300 dpi … */
const POSTER_PIXELS = 20_000_000;
/** … but not below this, unless its own picture has less. */
const POSTER_DPI = 100;

/** Pictures of large formats have this many pixels at most: A3 at 120 dpi has 2.8 million. */
const LARGEST_PICTURE = 4_000_000;

export interface ImageRequest {
  readonly fileName: string;
  readonly maxPixels: number;
  /** What the page paints, and the pictures it has. */
  readonly painted: PageMarks;
  readonly stored: readonly StoredImage[] | undefined;
  /** The document opened for painting; asked for only when a page must be rendered. */
  painting(): Promise<OpenPdf>;
}

/**
 * A page of a PDF as a grey image: its stored picture where it is nothing but a scan, else rendered. Throws PageError
 * for a page that renders blank although something is painted on it, LimitError for too many pixels.
 */
export async function readPdfImage(number: number, request: ImageRequest): Promise<PageImage> {
  const { painted, stored, fileName, maxPixels } = request;
  const pictures = painted.marks.images.length > 0 ? (stored ?? []) : [];
  for (const picture of pictures) checkPixels(fileName, number, picture, maxPixels);
  const scan = stored && scanOf(painted, stored);
  if (scan !== undefined) return toPageImage(number, scan);
  const dpi = renderDpi(painted, stored ?? []);
  const size = { width: (painted.width * dpi) / 72, height: (painted.height * dpi) / 72 };
  checkPixels(
    fileName,
    number,
    { width: Math.round(size.width), height: Math.round(size.height) },
    maxPixels,
  );
  const pdf = await request.painting();
  const page = await pdf.document.getPage(number);
  try {
    return await renderedImage(pdf, page, dpi, request);
  } finally {
    page.cleanup();
  }
}

/** A page of a PDF as a small picture: its stored one where it is nothing but a scan, else rendered. */
export async function readPdfPicture(
  number: number,
  request: ImageRequest,
  turn: number,
): Promise<PagePicture> {
  const { painted, stored, fileName, maxPixels } = request;
  const scan = stored && scanOf(painted, stored);
  if (scan !== undefined) {
    checkPixels(fileName, number, scan, maxPixels);
    return toPagePicture(scan, turn);
  }
  const inches = (painted.width * painted.height) / 72 ** 2;
  const dpi = Math.min(PICTURE_DPI, Math.sqrt(LARGEST_PICTURE / inches));
  const pdf = await request.painting();
  const page = await pdf.document.getPage(number);
  try {
    return await toPagePicture((await render(pdf.document, page, dpi)).color, turn);
  } finally {
    page.cleanup();
  }
}

async function renderedImage(
  pdf: OpenPdf,
  page: PDFPageProxy,
  dpi: number,
  { fileName, painted }: ImageRequest,
): Promise<PageImage> {
  const { color, lost, pictured } = await render(pdf.document, page, dpi);
  const image = await toPageImage(page.pageNumber, color);
  if (lost > 0 && lost >= painted.marks.images.length)
    throw blank(fileName, page.pageNumber, `${lost} of its pictures cannot be decoded`);
  if (isUniform(image) && (pictured || isInked(painted))) {
    throw blank(fileName, page.pageNumber, 'it renders blank although something is painted on it');
  }
  return image;
}

const blank = (file: string, page: number, reason: string): PageError =>
  new PageError({
    file,
    page,
    reason,
    remedy:
      'Open the PDF in a reader and print it to a new PDF; the other pages are read all the same',
  });

/** Whether text or fills ought to show: hidden text lies over a picture, which then is missing. */
const isInked = ({ marks }: PageMarks): boolean =>
  marks.fills.some(({ color }) => color !== '#ffffff') ||
  marks.glyphs.some(({ look }) => !look.inked || look.color !== '#ffffff');

/** A scan's own resolution, within reason, so that its pixels stay as they are; else the usual one. */
function renderDpi({ width, height, marks }: PageMarks, stored: readonly StoredImage[]): number {
  const inches = (width * height) / 72 ** 2;
  const widest = Math.max(0, ...marks.images.map(({ box }) => box[2] - box[0]));
  const pixels = Math.max(0, ...stored.map((image) => image.width));
  const native = widest > 0.9 * width && pixels > 0 ? (72 * pixels) / widest : RENDER_DPI;
  const wanted = Math.min(MOST_DPI, Math.max(LEAST_DPI, native));
  const poster = Math.max(Math.min(POSTER_DPI, native), Math.sqrt(POSTER_PIXELS / inches));
  return Math.min(wanted, poster);
}
