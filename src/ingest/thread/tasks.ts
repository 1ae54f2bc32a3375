import { move, transferableSymbol, valueSymbol } from 'piscina';
import {
  asKatalogError,
  type ErrorRecord,
  type Page,
  type PageImage,
  toErrorRecord,
} from '../../model/index.ts';
import { openSource } from '../open.ts';
import type { PagePicture } from '../page-picture.ts';
import type { Source, SourceOptions } from '../source.ts';

/** A document as the thread gets it with every task: enough to open it again in a fresh thread. */
export interface DocumentTask {
  /** Names the document among those open in the thread. */
  readonly id: number;
  readonly fileName: string;
  /** Shared between threads, so that it is not copied with every task. */
  readonly bytes: SharedArrayBuffer;
  readonly options: SourceOptions;
}

export interface PageTask extends DocumentTask {
  readonly number: number;
}

export interface PictureTask extends PageTask {
  /** Degrees clockwise. */
  readonly turn: number;
}

/** What a task comes to. Errors pass as data: thrown, they would lose their class on the way. */
export type Reply<T> = { readonly value: T } | { readonly error: ErrorRecord };

export type Opened = Pick<Source, 'mediaType' | 'pageCount' | 'textual'>;

/** The documents that are open in this thread. */
const sources = new Map<number, Promise<Source>>();

function sourceOf({ id, fileName, bytes, options }: DocumentTask): Promise<Source> {
  const open = sources.get(id);
  if (open !== undefined) return open;
  // decoders do not take shared memory
  const opening = openSource(fileName, new Uint8Array(bytes).slice(), options);
  sources.set(id, opening);
  opening.catch(() => sources.delete(id));
  return opening;
}

async function reply<T>(file: string, work: () => Promise<T>): Promise<Reply<T>> {
  try {
    return { value: await work() };
  } catch (error) {
    return { error: toErrorRecord(asKatalogError(error, file)) };
  }
}

export function open(task: DocumentTask): Promise<Reply<Opened>> {
  return reply(task.fileName, async () => {
    const { mediaType, pageCount, textual } = await sourceOf(task);
    return { mediaType, pageCount, textual };
  });
}

export function readPage(task: PageTask): Promise<Reply<Page>> {
  return reply(task.fileName, async () => (await sourceOf(task)).readPage(task.number));
}

export async function readImage(task: PageTask): Promise<Reply<PageImage>> {
  const image = await reply(task.fileName, async () =>
    (await sourceOf(task)).readImage(task.number),
  );
  return 'value' in image ? moved(image, image.value.grey) : image;
}

export function readPicture(task: PictureTask): Promise<Reply<PagePicture | undefined>> {
  return reply(task.fileName, async () =>
    (await sourceOf(task)).readPicture(task.number, task.turn),
  );
}

export function close(task: DocumentTask): Promise<Reply<null>> {
  return reply(task.fileName, async () => {
    const source = sources.get(task.id);
    sources.delete(task.id);
    await (await source)?.close();
    return null;
  });
}

/** Says that the pixels need not be copied on their way to the other thread. */
const moved = <T extends object>(value: T, { buffer }: Uint8Array): T =>
  move({ [transferableSymbol]: [buffer], [valueSymbol]: value }) as unknown as T;
