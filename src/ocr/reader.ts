import type { PageImage } from '../model/index.ts';
import type { GreyImage, PixelBox } from './grey-image.ts';

/** How tesseract takes an image apart: a page with columns (PSM 3), one block of lines (6), one line (7). */
export type Segmentation = 'page' | 'block' | 'line';

export const PAGE_SEGMENTATION_MODES: Readonly<Record<Segmentation, string>> = {
  page: '3',
  block: '6',
  line: '7',
};

/** A word as tesseract reads it, in pixels of the image. */
export interface RawWord {
  readonly text: string;
  readonly box: PixelBox;
  /** 0–100. */
  readonly confidence: number;
}

export interface RawLine {
  readonly box: PixelBox;
  /** Upright for text that runs up or down the page. */
  readonly baseline: {
    readonly x0: number;
    readonly y0: number;
    readonly x1: number;
    readonly y1: number;
  };
  /** From descender to ascender; 0 where it is not known. */
  readonly rowHeight: number;
  readonly words: readonly RawWord[];
}

export interface RawBlock {
  readonly box: PixelBox;
  readonly lines: readonly RawLine[];
}

export type ReadableImage = GreyImage & Pick<PageImage, 'dpi'>;

/**
 * Reads images of one resolution, each by itself: for each what was read, block by block in tesseract's order. What it
 * gives depends on the images alone.
 */
export type Read = (
  images: readonly ReadableImage[],
  segmentation: Segmentation,
) => Promise<readonly (readonly RawBlock[])[]>;
