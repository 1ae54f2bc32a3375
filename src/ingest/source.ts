import type { Page, PageImage } from '../model/index.ts';
import type { PagePicture } from './page-picture.ts';

export interface SourceOptions {
  /** For an encrypted PDF. */
  readonly password?: string | undefined;
  /** A document of more pages is refused with a LimitError. Default: no limit. */
  readonly maxPages?: number | undefined;
  /** A page image of more pixels, as stored or as decoded, is refused with a LimitError. Default: 100 million. */
  readonly maxPixels?: number | undefined;
}

/** A document that is open for reading, a page at a time. */
export interface Source {
  readonly fileName: string;
  readonly mediaType: string;
  readonly pageCount: number;
  /** False for page images: there is no text layer to try, OCR at once. */
  readonly textual: boolean;
  /**
   * The words of page `number` (from 1) as its text layer or plain text gives them, with shapes, links and layer
   * facts. Throws PageError for a page that cannot be read.
   */
  readPage(number: number): Promise<Page>;
  /**
   * Page `number` as a grey image for OCR. Throws PageError for a blank render or an image that cannot be
   * decoded, and LimitError for one of too many pixels.
   */
  readImage(number: number): Promise<PageImage>;
  /**
   * Page `number` as a small colour picture, turned clockwise by `turn` degrees; undefined for plain text. Throws as
   * `readImage` does, but for a blank page.
   */
  readPicture(number: number, turn: number): Promise<PagePicture | undefined>;
  close(): Promise<void>;
}

/** 100 million pixels: an A3 page at 600 dpi is 70 million. */
export const DEFAULT_MAX_PIXELS = 100_000_000;
