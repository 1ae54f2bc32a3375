import type { CorrectionsFile, ErrorRecord } from '../model/index.ts';
import {
  BUSY_STATES,
  type NewDocument,
  type StoredDocument,
  type StoredEdition,
} from '../store/index.ts';
import type { ServiceContext } from './context.ts';
import { gather } from './jobs/gather.ts';
import { priorityOf } from './jobs/queue.ts';
import { notFound, ProblemError } from './problem.ts';

// What users do, by the API or by a page.

type Upload = Omit<NewDocument, 'sha256'>;

/**
 * Keeps an uploaded file as it comes, and has it read.
 *
 * @throws whatever the content throws: then nothing is kept.
 */
export async function upload(
  context: ServiceContext,
  document: Upload,
  content: AsyncIterable<Uint8Array>,
): Promise<StoredDocument> {
  return enqueue(context, {
    ...document,
    sha256: await receive(context, document.fileName, content),
  });
}

/** Keeps an uploaded file as it comes; its sha256. */
export async function receive(
  { store }: ServiceContext,
  fileName: string,
  content: AsyncIterable<Uint8Array>,
): Promise<string> {
  const { sha256, size } = await store.files.put(content);
  if (size === 0) throw new ProblemError(422, 'An empty file', `${fileName} is empty.`);
  return sha256;
}

/** Has a file that is kept read. @throws ProblemError 422 where it is to be an edition of a catalogue that is not there. */
export async function enqueue(
  { store, queue, wake }: ServiceContext,
  document: NewDocument,
): Promise<StoredDocument> {
  const { givenCatalogue } = document;
  if (givenCatalogue !== undefined && !(await store.catalogues.find(givenCatalogue))) {
    throw new ProblemError(422, 'No such catalogue', 'Name one that is there, or none.');
  }
  const added = await store.transaction(async (parts) => {
    const { id, ...rest } = await parts.documents.add(document);
    const job = { data: { documentId: id }, priority: priorityOf(document.priority) };
    await queue.send('open', [job], parts.sql);
    return { id, ...rest };
  });
  wake();
  return added;
}

/** @throws ProblemError 404. */
export async function documentOr404(
  { store }: Pick<ServiceContext, 'store'>,
  id: string,
): Promise<StoredDocument> {
  const document = await store.documents.find(id);
  if (document === undefined) throw notFound('document');
  return document;
}

/** @throws ProblemError 404. */
export async function editionOr404(
  { store }: Pick<ServiceContext, 'store'>,
  id: string,
): Promise<StoredEdition> {
  const edition = await store.editions.find(id);
  if (edition === undefined) throw notFound('edition');
  return edition;
}

const CANCELLED: ErrorRecord = {
  name: 'InterruptedError',
  reason: 'it was cancelled',
  remedy: 'Have it read again',
};

/** Ends the work on a document. @throws ProblemError 404, or 409 where it is at an end already. */
export async function cancel(context: ServiceContext, id: string): Promise<StoredDocument> {
  const { state } = await documentOr404(context, id);
  if (!(await context.store.documents.move(id, BUSY_STATES, 'cancelled', CANCELLED))) {
    throw new ProblemError(409, 'Nothing to cancel', `The document is ${state}.`);
  }
  return documentOr404(context, id);
}

/**
 * Has a document that failed or was cancelled done again, from where it was: pages that were read are kept.
 *
 * @throws ProblemError 404, or 409 where there is nothing to do again.
 */
export async function retry(context: ServiceContext, id: string): Promise<StoredDocument> {
  const { store, queue, wake } = context;
  const { state, priority } = await documentOr404(context, id);
  const again = await store.transaction(async (parts) => {
    await parts.documents.forgetFailedPages(id);
    if (!(await parts.documents.move(id, ['failed', 'cancelled'], 'queued'))) return false;
    const job = { data: { documentId: id }, priority: priorityOf(priority) };
    await queue.send('open', [job], parts.sql);
    return true;
  });
  if (!again) throw new ProblemError(409, 'Nothing to do again', `The document is ${state}.`);
  wake();
  return documentOr404(context, id);
}

/**
 * Saves the corrections of a document in place of those of version `expected`, and has its records made anew with them.
 *
 * @throws ProblemError 404; 409 while its records are being made for the first time, 412 where others were saved in
 *   between.
 */
export async function saveCorrections(
  context: ServiceContext,
  id: string,
  file: CorrectionsFile,
  expected: number,
): Promise<number> {
  const { store, queue, wake } = context;
  const document = await documentOr404(context, id);
  if (document.state !== 'done' && document.state !== 'extracting') {
    throw new ProblemError(409, 'Not read yet', `The document is ${document.state}.`);
  }
  if (file.document.sha256 !== document.sha256) {
    throw new ProblemError(422, 'Corrections of another document', file.document.fileName);
  }
  const version = await store.transaction(async (parts) => {
    const saved = await parts.results.saveCorrections(id, file, expected);
    if (saved === undefined) return undefined;
    await gather(parts, queue, document, ['done', 'extracting']);
    return saved;
  });
  if (version === undefined) {
    throw new ProblemError(412, 'Others were saved in between', 'Get them, and save anew.');
  }
  wake();
  return version;
}
