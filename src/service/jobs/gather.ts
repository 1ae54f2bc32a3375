import type { Store, StoredDocument, StoreParts } from '../../store/index.ts';
import { priorityOf, type Queue } from './queue.ts';

// A document comes together again: apart from the other steps, since the server takes part in it and must not load them.

/** Keeps a page, unless another did; who keeps the last one has the records made. */
export async function keepPage(
  { store, queue }: { readonly store: Store; readonly queue: Pick<Queue, 'send'> },
  document: StoredDocument,
  number: number,
  reading: Parameters<StoreParts['documents']['addPage']>[2],
): Promise<void> {
  await store.transaction(async (parts) => {
    const { complete } = await parts.documents.addPage(document.id, number, reading);
    if (complete) await gather(parts, queue, document, ['reading']);
  });
}

/** All pages are there: the records are to be made. */
export async function gather(
  parts: StoreParts,
  queue: Pick<Queue, 'send'>,
  { id, priority }: StoredDocument,
  from: readonly StoredDocument['state'][],
): Promise<void> {
  if (!(await parts.documents.move(id, from, 'extracting'))) return;
  // before the pages of others: it is short, and ends a document
  const job = { data: { documentId: id }, priority: priorityOf(priority) };
  await queue.send('records', [job], parts.sql);
}
