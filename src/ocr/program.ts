import type { Language } from './language-data.ts';
import type { RawBlock, ReadableImage, Segmentation } from './reader.ts';
import type { Mortal } from './worker-pool.ts';

/** Something that does one reading at a time: a thread, or a place for a process. */
export interface ReadingWorker extends Mortal {
  /** As `Read`, in a language. */
  readonly read: (
    images: readonly ReadableImage[],
    segmentation: Segmentation,
    language: Language,
  ) => Promise<readonly (readonly RawBlock[])[]>;
}

/** A program that reads text: how it is told apart, and how one of it is started. */
export interface OcrProgram {
  readonly name: string;
  /** Of the program and its language data. */
  readonly version: string;
  start(): Promise<ReadingWorker>;
}
