import type { PageImage, Word } from '../model/index.ts';

/** A program that reads page images. What it returns must depend on the image alone, not on what it read before. */
export interface OcrEngine {
  readonly name: string;
  /** Of the program and its language data: part of what decides the words. */
  readonly version: string;
  /**
   * The words of a page, boxes and sizes in points. Calls may overlap; the engine works as many at once as it has
   * workers. Throws PageError where the page cannot be read, `signal.reason` once aborted.
   */
  recognize(image: PageImage, signal?: AbortSignal): Promise<Word[]>;
  close(): Promise<void>;
}
