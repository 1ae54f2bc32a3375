import { json, jsonLines } from '../../batch/index.ts';
import { readLayers } from '../../layer-reader.ts';
import {
  EncryptedError,
  type ErrorRecord,
  fromErrorRecord,
  InterruptedError,
  KatalogError,
  type Page,
  toErrorRecord,
} from '../../model/index.ts';
import { asPageError } from '../../page-queue.ts';
import { recognizePage } from '../../page-reader.ts';
import { readPagePictures } from '../../picture-reader.ts';
import { recordsOf } from '../../pipeline.ts';
import type { RecordMaker } from '../../records/index.ts';
import { reviewOf } from '../../report/index.ts';
import {
  type Result,
  requireDocument,
  type Store,
  type StoredDocument,
  type StoreParts,
} from '../../store/index.ts';
import type { Comparer } from '../compare/index.ts';
import { editionsOf } from '../editions-of.ts';
import { isConnectionLost } from './enduring.ts';
import { gather, keepPage } from './gather.ts';
import { type Jobs, priorityOf, type Queue } from './queue.ts';
import type { Sources } from './sources.ts';

/** What the steps of the work are done with. */
export interface StepTools {
  readonly store: Store;
  readonly queue: Pick<Queue, 'send'>;
  readonly sources: Sources;
  readonly records: RecordMaker;
  readonly engines: { get(): Promise<Parameters<typeof recognizePage>[3]> };
  readonly comparer: Comparer;
  /** Pages of a text layer that are read at once. */
  readonly jobs: number;
}

/**
 * Reads the text layers of a document; its other pages become jobs. Done a second time it changes nothing. What is
 * wrong with the document itself ends it; other errors are thrown, and the job is tried again.
 */
export async function openDocument(
  { store, queue, sources, records, engines, jobs }: StepTools,
  { documentId }: Jobs['open'],
  signal: AbortSignal,
): Promise<void> {
  const document = await requireDocument(store.documents, documentId);
  if (document.state !== 'queued') return;
  await orFailed(store, document, ['queued'], async () => {
    const { mediaType, pageCount, layers } = await sources.use(document, async (source) => ({
      mediaType: source.mediaType,
      pageCount: source.pageCount,
      layers: await readLayers(
        source,
        (pages) => records.judge(document.fileName, pages, signal),
        { ocr: document.options.ocr, jobs },
        {
          signal,
          readPictures: (page) => readPagePictures(source, page, { engine: engines.get, signal }),
        },
      ),
    }));
    const failures = layers.failed.map((error) => ({
      number: error.page ?? 0,
      error: toErrorRecord(error),
    }));
    await store.transaction(async (parts) => {
      const opened = { mediaType, pageCount, pages: layers.pages, failures };
      const placed = await parts.documents.opened(documentId, opened);
      if (placed === undefined) return;
      // pages that an earlier attempt read are kept
      const there = new Set(await parts.documents.pageNumbers(documentId));
      const wanted = layers.distrusted.filter((number) => !there.has(number));
      if (wanted.length === 0) return gather(parts, queue, document, ['reading']);
      const first = placed.turn + there.size;
      await queue.send(
        'page',
        wanted.map((number, n) => ({
          data: { documentId, number },
          priority: priorityOf(document.priority, first + n),
        })),
        parts.sql,
      );
    });
  });
}

/** Recognises a page and keeps it, unless another did; who keeps the last one has the records made. */
export async function readPage(
  { store, queue, sources, engines }: StepTools,
  { documentId, number }: Jobs['page'],
  signal: AbortSignal,
): Promise<void> {
  const document = await requireDocument(store.documents, documentId);
  if (document.state !== 'reading') return;
  const reading = await sources
    .use(document, async (source) => ({
      page: await recognizePage(source, document.sha256, number, await engines.get(), { signal }),
    }))
    .catch((error: unknown) => {
      if (signal.aborted || isConnectionLost(error)) throw error;
      return { failure: toErrorRecord(asPageError(error, document.fileName, number)) };
    });
  await keepPage({ store, queue }, document, number, reading);
}

/** Makes the records of a document, and keeps the editions that it holds. */
export async function makeRecords(
  tools: StepTools,
  { documentId }: Jobs['records'],
  signal: AbortSignal,
): Promise<void> {
  const { store, queue } = tools;
  const document = await requireDocument(store.documents, documentId);
  if (document.state !== 'extracting') return;
  await orFailed(store, document, ['extracting'], async () => {
    const corrections = await store.results.corrections(documentId);
    const made = await recordsFromPages(tools, document, corrections?.file, signal);
    const dated = document.givenDate ?? document.createdAt.toISOString().slice(0, 10);
    await store.transaction(async (parts) => {
      if (!(await parts.documents.move(documentId, ['extracting'], 'done'))) return;
      // corrections that were saved in the meantime have a job of their own, which finds the document as it was
      const now = await parts.results.corrections(documentId);
      if (now?.version !== corrections?.version) {
        await parts.documents.move(documentId, ['done'], 'extracting');
        return;
      }
      await parts.results.save(documentId, made.result);
      const saved = await parts.editions.save(
        documentId,
        editionsOf(made.catalogue, dated),
        document.givenCatalogue,
      );
      for (const { edition, added } of saved) {
        const deliveries = added
          ? await parts.webhooks.announce('edition.created', edition.catalogueId, { edition })
          : [];
        await sendDeliveries(queue, parts, deliveries);
      }
      const jobs = saved.map(({ edition }) => ({
        data: { editionId: edition.id },
        priority: priorityOf(document.priority),
      }));
      await queue.send('compare', jobs, parts.sql);
    });
  });
}

async function recordsFromPages(
  { store, records }: StepTools,
  { id, fileName, sha256, mediaType, pageCount, options }: StoredDocument,
  corrections: NonNullable<Parameters<typeof recordsOf>[1]['corrections']> | undefined,
  signal: AbortSignal,
) {
  const { pages, failures } = await store.documents.pages(id);
  const failed = failures.map(fromErrorRecord);
  if (pages.length === 0 && failed[0] !== undefined) throw failed[0];
  const info = { fileName, sha256, mediaType: mediaType ?? '', pageCount: pageCount ?? 0 };
  const read = { info, pages: pages.map((page) => JSON.parse(page) as Page), failed };
  const made = await recordsOf(
    read,
    { ...options, ...(corrections && { corrections }) },
    records,
    signal,
  );
  const { catalogue, blocks, corrected, text, edits } = made;
  const review = reviewOf({ catalogue, pages: made.pages, blocks, given: corrected }, 'scans');
  const result: Result = {
    catalogue: json(catalogue),
    text,
    edits: jsonLines(edits),
    review: JSON.stringify(review),
  };
  return { catalogue, result };
}

/** Compares an edition with the one before it, and the one after it with it. */
export async function compareEdition(
  { store, queue, comparer }: StepTools,
  { editionId }: Jobs['compare'],
): Promise<void> {
  const edition = await store.editions.find(editionId);
  // made anew without it since
  if (edition === undefined) return;
  const { before, after } = await store.editions.neighbours(edition);
  if (after !== undefined) await comparer.compare(edition, after);
  if (before === undefined) return;
  const { diff } = await comparer.compare(before, edition);
  const { summary } = JSON.parse(diff) as { summary: Record<string, number> };
  await store.transaction(async (parts) => {
    if (!(await parts.comparisons.announce(before.id, edition.id))) return;
    const news = { edition, before, summary };
    const noted = await parts.webhooks.announce('edition.changed', edition.catalogueId, news);
    await sendDeliveries(queue, parts, noted);
  });
}

const sendDeliveries = (
  queue: Pick<Queue, 'send'>,
  parts: StoreParts,
  ids: readonly string[],
): Promise<void> =>
  queue.send(
    'webhook',
    ids.map((deliveryId) => ({ data: { deliveryId }, priority: 0 })),
    parts.sql,
  );

/** What is kept of the error that ended a document: the command line's remedy is none where no password can be given. */
const failureOf = (error: KatalogError): ErrorRecord => ({
  ...toErrorRecord(error),
  ...(error instanceof EncryptedError && { remedy: 'Upload a copy that opens without a password' }),
});

/** Does a step; what katalog says is wrong with the document ends it, since another try would meet it again. */
async function orFailed(
  store: Store,
  document: StoredDocument,
  states: readonly StoredDocument['state'][],
  step: () => Promise<void>,
): Promise<void> {
  try {
    await step();
  } catch (error) {
    if (!(error instanceof KatalogError) || error instanceof InterruptedError) throw error;
    await store.documents.move(document.id, states, 'failed', failureOf(error));
  }
}
