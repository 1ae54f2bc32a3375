import { z } from 'zod';
import { escapeHtml } from '../html/index.ts';
import { CatalogueFile, DiffFile, Offering } from '../model/index.ts';
import type {
  Delivery,
  StoredCatalogue,
  StoredDocument,
  StoredEdition,
  Webhook,
} from '../store/index.ts';
import { MARK, type SearchHit, WEBHOOK_EVENTS } from '../store/index.ts';

// What the API answers with: schemas, and how they are made of what is stored.

export const Id = z.uuid();
const time = z.iso.datetime();

z.globalRegistry.add(Offering, { id: 'Offering' });
z.globalRegistry.add(CatalogueFile, { id: 'CatalogueFile' });
z.globalRegistry.add(DiffFile, { id: 'DiffFile' });

export const DocumentState = z.enum([
  'queued',
  'reading',
  'extracting',
  'done',
  'failed',
  'cancelled',
]);

export const DocumentResource = z
  .object({
    id: Id,
    fileName: z.string(),
    sha256: z.string(),
    state: DocumentState.describe('waiting, pages being read, records being made, or how it ended'),
    progress: z.object({
      pagesDone: z.number().int(),
      pages: z.number().int().optional().describe('absent until the document is opened'),
    }),
    priority: z.number().int(),
    mediaType: z.string().optional(),
    error: z.object({ name: z.string(), reason: z.string(), remedy: z.string() }).optional(),
    editions: z.array(Id).optional().describe('that it holds; once it is done'),
    createdAt: time,
    updatedAt: time,
    finishedAt: time.optional(),
  })
  .meta({ id: 'Document' });
export type DocumentResource = z.infer<typeof DocumentResource>;

export const documentResource = (
  document: StoredDocument,
  editions?: readonly StoredEdition[],
): DocumentResource => ({
  id: document.id,
  fileName: document.fileName,
  sha256: document.sha256,
  state: document.state,
  progress: {
    pagesDone: document.pagesDone,
    ...(document.pageCount !== undefined && { pages: document.pageCount }),
  },
  priority: document.priority,
  ...(document.mediaType !== undefined && { mediaType: document.mediaType }),
  ...(document.error && {
    error: {
      name: document.error.name,
      reason: document.error.reason,
      remedy: document.error.remedy,
    },
  }),
  ...(editions && { editions: editions.map(({ id }) => id) }),
  createdAt: document.createdAt.toISOString(),
  updatedAt: document.updatedAt.toISOString(),
  ...(document.finishedAt && { finishedAt: document.finishedAt.toISOString() }),
});

export const CatalogueResource = z
  .object({
    id: Id,
    title: z.string(),
    editions: z.number().int(),
    offerings: z.number().int().describe('of its current edition'),
    currentEdition: Id.optional(),
    createdAt: time,
    updatedAt: time,
  })
  .meta({ id: 'Catalogue' });

export const catalogueResource = (
  catalogue: StoredCatalogue,
): z.infer<typeof CatalogueResource> => ({
  ...catalogue,
  createdAt: catalogue.createdAt.toISOString(),
  updatedAt: catalogue.updatedAt.toISOString(),
});

export const EditionResource = z
  .object({
    id: Id,
    catalogueId: Id,
    documentId: Id,
    title: z.string(),
    dated: z.iso.date().describe('by which editions are ordered'),
    current: z.boolean(),
    offerings: z.number().int(),
    revision: z.number().int().describe('raised when its records are made anew'),
    createdAt: time,
    changes: z
      .object({
        before: Id,
        added: z.number().int(),
        removed: z.number().int(),
        changed: z.number().int(),
      })
      .optional()
      .describe('against the edition before it, once they are compared'),
  })
  .meta({ id: 'Edition' });

export const editionResource = (edition: StoredEdition): z.infer<typeof EditionResource> => ({
  ...edition,
  createdAt: edition.createdAt.toISOString(),
});

export const HitResource = z
  .object({
    editionId: Id,
    catalogueId: Id,
    catalogueTitle: z.string(),
    editionTitle: z.string(),
    dated: z.iso.date(),
    offering: Offering,
    highlights: z
      .object({ title: z.string(), text: z.string() })
      .describe('HTML: text that is escaped, with what was found in <mark>'),
  })
  .meta({ id: 'Hit' });

/** What was found, as HTML: nothing of the text is markup. */
const markedHtml = (text: string): string =>
  escapeHtml(text).replaceAll(MARK.start, '<mark>').replaceAll(MARK.stop, '</mark>');

/** A hit as JSON, with the record as it is kept. */
export function hitJson({ record, offering, highlights, ...hit }: SearchHit): string {
  const rest = JSON.stringify({
    ...hit,
    highlights: { title: markedHtml(highlights.title), text: markedHtml(highlights.text) },
  });
  return `{"offering":${record},${rest.slice(1)}`;
}

export const WebhookResource = z
  .object({
    id: Id,
    url: z.url(),
    events: z.array(z.enum(WEBHOOK_EVENTS)),
    catalogueId: Id.optional(),
    createdAt: time,
    secret: z
      .string()
      .optional()
      .describe('by which messages are signed (standardwebhooks.com); told once, when it is made'),
  })
  .meta({ id: 'Webhook' });

export const webhookResource = ({
  id,
  url,
  events,
  catalogueId,
  createdAt,
}: Webhook): z.infer<typeof WebhookResource> => ({
  id,
  url,
  events: [...events],
  ...(catalogueId !== undefined && { catalogueId }),
  createdAt: createdAt.toISOString(),
});

export const DeliveryResource = z
  .object({
    id: Id,
    event: z.enum(WEBHOOK_EVENTS),
    state: z.enum(['waiting', 'delivered', 'failed']),
    attempts: z.number().int(),
    outcome: z.string().optional().describe('what the last attempt came to'),
    createdAt: time,
  })
  .meta({ id: 'Delivery' });

export const deliveryResource = (delivery: Delivery): z.infer<typeof DeliveryResource> => ({
  id: delivery.id,
  event: delivery.event,
  state: delivery.state,
  attempts: delivery.attempts,
  ...(delivery.outcome !== undefined && { outcome: delivery.outcome }),
  createdAt: delivery.createdAt.toISOString(),
});

/** A part of a list. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    next: z.string().optional().describe('the cursor of what follows; absent at the end'),
  });

/** What is no JSON, by its content type. */
export const fileOf = (type: string) => ({
  content: { [type.replace(/;.*/, '')]: { schema: z.string() } },
});
