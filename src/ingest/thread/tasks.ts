import type { Box, Page, PageImage, PlacedImage } from '../../model/index.ts';
import { moved, type Reply, replyOf } from '../../thread/index.ts';
import { openSource } from '../open.ts';
import type { PagePicture } from '../page-picture.ts';
import type { Source, SourceOptions } from '../source.ts';

/** A document as the thread gets it with every task: enough to open it again in a fresh thread. */
export interface DocumentTask {
  /** Names the document among those open in the thread. */
  readonly id: number;
  readonly fileName: string;
  /** Shared between threads, so that it is not copied with every task. */
  readonly bytes: Uint8Array<SharedArrayBuffer>;
  readonly options: SourceOptions;
}

export interface PageTask extends DocumentTask {
  readonly number: number;
}

export interface PictureTask extends PageTask {
  /** Degrees clockwise. */
  readonly turn: number;
}

export interface PicturesTask extends PageTask {
  readonly boxes: readonly Box[];
}

export type Opened = Pick<Source, 'mediaType' | 'pageCount' | 'textual'>;

/** The documents that are open in this thread. */
const sources = new Map<number, Promise<Source>>();

function sourceOf({ id, fileName, bytes, options }: DocumentTask): Promise<Source> {
  const open = sources.get(id);
  if (open !== undefined) return open;
  const opening = openSource(fileName, bytes, options);
  sources.set(id, opening);
  opening.catch(() => sources.delete(id));
  return opening;
}

export function open(task: DocumentTask): Promise<Reply<Opened>> {
  return replyOf(task.fileName, async () => {
    const { mediaType, pageCount, textual } = await sourceOf(task);
    return { mediaType, pageCount, textual };
  });
}

export function readPage(task: PageTask): Promise<Reply<Page>> {
  return replyOf(task.fileName, async () => (await sourceOf(task)).readPage(task.number));
}

export async function readImage(task: PageTask): Promise<Reply<PageImage>> {
  const image = await replyOf(task.fileName, async () =>
    (await sourceOf(task)).readImage(task.number),
  );
  return 'value' in image ? moved(image, image.value.grey) : image;
}

export function readPicture(task: PictureTask): Promise<Reply<PagePicture | undefined>> {
  return replyOf(task.fileName, async () =>
    (await sourceOf(task)).readPicture(task.number, task.turn),
  );
}

export function readPictures(task: PicturesTask): Promise<Reply<PlacedImage[]>> {
  return replyOf(
    task.fileName,
    async () => (await (await sourceOf(task)).readPictures?.(task.number, task.boxes)) ?? [],
  );
}

export function close(task: DocumentTask): Promise<Reply<null>> {
  return replyOf(task.fileName, async () => {
    const source = sources.get(task.id);
    sources.delete(task.id);
    await (await source)?.close();
    return null;
  });
}
