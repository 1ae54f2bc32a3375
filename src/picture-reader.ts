import type { Source } from './ingest/index.ts';
import type { Page, Word } from './model/index.ts';
import { type OcrEngine, readPicture } from './ocr/index.ts';

export interface PictureReading {
  /** Asked for where a picture holds text. */
  engine(): Promise<OcrEngine>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * A page of a text layer with the words in the pictures that stand beside its text, where they hold some; the page
 * itself where they do not. Throws what the source and the engine throw.
 */
export async function readPagePictures(
  source: Pick<Source, 'readPictures'>,
  page: Page,
  { engine, signal }: PictureReading,
): Promise<Page> {
  const pictures = (await source.readPictures?.(page.number, page.layer.pictures ?? [])) ?? [];
  const words: Word[] = [];
  for (const picture of pictures) words.push(...(await readPicture(picture, engine, signal)));
  const own = words.filter((word) => !page.words.some((other) => overlap(word, other)));
  if (own.length === 0) return page;
  return {
    ...page,
    words: [...page.words, ...own],
    layer: { ...page.layer, pictured: own.length },
  };
}

/** What the text layer says of a place counts. */
const overlap = ({ box: a }: Word, { box: b }: Word): boolean =>
  a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
