import type { Page, PageImage } from '../model/index.ts';
import type { OcrEngine } from './engine.ts';

/** Reads a page image with an engine: a page of origin `ocr`. Throws what the engine throws. */
export async function readImagePage(
  image: PageImage,
  engine: OcrEngine,
  signal?: AbortSignal,
): Promise<Page> {
  const words = await engine.recognize(image, signal);
  const points = 72 / image.dpi;
  return {
    number: image.page,
    width: image.width * points,
    height: image.height * points,
    origin: 'ocr',
    words,
    shapes: [...image.shapes],
    links: [],
    layer: { invisible: 0, imageCover: 1 },
  };
}
