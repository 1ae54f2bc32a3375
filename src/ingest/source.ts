import type { Box, Page, PageImage, PlacedImage } from '../model/index.ts';
import type { Limits } from './limits.ts';
import type { PagePicture } from './page-picture.ts';

/** A document, or a page of it, beyond the limits is refused with a LimitError. */
export interface SourceOptions extends Limits {
  /** For an encrypted PDF. */
  readonly password?: string | undefined;
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
  /**
   * The pictures that stand in `boxes` on page `number`, as grey images for OCR. Throws as `readImage` does; absent
   * where pages have no pictures beside their text.
   */
  readPictures?(number: number, boxes: readonly Box[]): Promise<PlacedImage[]>;
  close(): Promise<void>;
}
