import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import sharp from 'sharp';
import type { ColorImage } from '../page-image.ts';

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

/** A rendered page, and whether any of its pictures could not be decoded. */
export interface Rendering {
  readonly color: ColorImage;
  readonly lost: number;
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
    return { color: { image, width, height, dpi }, lost: lostImages(page) };
  } finally {
    factory.destroy(entry);
  }
}

/** pdfjs keeps null for a picture that it could not decode, and paints nothing. */
function lostImages(page: PDFPageProxy): number {
  let lost = 0;
  for (const [id, data] of page.objs as Iterable<readonly [string, unknown]>) {
    if (data === null && /^(img|mask)_/.test(id)) lost += 1;
  }
  return lost;
}
