import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { ColorImage } from '../page-image.ts';
import { sharp } from '../sharp.ts';
import { ImageKind } from './pdfjs-build.ts';

/** What pdfjs' canvas factory makes; its types are the browser's. */
interface CanvasEntry {
  readonly canvas: object;
  readonly context: {
    getImageData(x: number, y: number, width: number, height: number): { data: Uint8ClampedArray };
  };
}

interface CanvasFactory {
  create(width: number, height: number): CanvasEntry;
  destroy(entry: CanvasEntry): void;
}

export interface Rendering {
  readonly color: ColorImage;
  /** How many of its pictures could not be decoded. */
  readonly lost: number;
  /** Whether any of its pictures shows more than one colour. */
  readonly pictured: boolean;
}

/**
 * Paints a page with pdfjs, `width × height` pixels. The canvas comes from the document's own factory: a second copy
 * of @napi-rs/canvas in the tree would not take pdfjs' paths.
 */
export async function render(
  document: PDFDocumentProxy,
  page: PDFPageProxy,
  dpi: number,
): Promise<Rendering> {
  const viewport = page.getViewport({ scale: dpi / 72 });
  const width = Math.max(1, Math.round(viewport.width));
  const height = Math.max(1, Math.round(viewport.height));
  const factory = document.canvasFactory as CanvasFactory;
  const entry = factory.create(width, height);
  try {
    await page.render({
      canvas: entry.canvas as never,
      canvasContext: entry.context as never,
      viewport,
    }).promise;
    const { data } = entry.context.getImageData(0, 0, width, height);
    const image = sharp(data, { raw: { width, height, channels: 4 } });
    const pictures = picturesOf(page);
    return {
      color: { image, width, height, dpi },
      lost: pictures.filter((picture) => picture === null).length,
      pictured: pictures.some((picture) => picture !== null && !isPlain(picture)),
    };
  } finally {
    factory.destroy(entry);
  }
}

/** A decoded picture as pdfjs keeps it. */
interface Picture {
  readonly kind?: number;
  readonly data?: ArrayLike<number>;
}

/** pdfjs keeps null for a picture that it could not decode, and paints nothing. */
function picturesOf(page: PDFPageProxy): (Picture | null)[] {
  const objects = page.objs as Iterable<readonly [string, Picture | null]>;
  return [...objects].flatMap(([id, data]) => (/^(img|mask)_/.test(id) ? [data] : []));
}

/** Bytes a pixel, by pdfjs' ImageKind: packed black and white, RGB, RGBA. */
const STRIDE: Readonly<Record<number, number>> = {
  [ImageKind.GRAYSCALE_1BPP]: 1,
  [ImageKind.RGB_24BPP]: 3,
  [ImageKind.RGBA_32BPP]: 4,
};
/** The last byte of a packed row has unused bits: so many bytes may differ and the picture still be plain. */
const MOST_ODD = 0.02;

/** Whether a picture is of one colour, as a scan of an empty sheet in black and white is. */
function isPlain({ kind, data }: Picture): boolean {
  if (data === undefined) return false;
  const stride = STRIDE[kind ?? 0] ?? 1;
  let odd = 0;
  for (let i = stride; i < data.length; i++) if (data[i] !== data[i % stride]) odd += 1;
  return odd <= MOST_ODD * data.length;
}
