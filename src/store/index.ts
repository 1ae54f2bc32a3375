export type { StoredCatalogue } from './catalogues.ts';
export type { ComparisonSummary, StoredComparison } from './comparisons.ts';
export type { Cursor, Listed } from './cursor.ts';
export type { SqlExecutor, StorePlace } from './database.ts';
export { type NewDocument, type PageReading, requireDocument } from './documents.ts';
export type { NewEdition, SavedEdition, StoredEdition } from './editions.ts';
export type { Facets } from './facets.ts';
export type { Files } from './files.ts';
export { MARK } from './highlight.ts';
export type { Result, StoredCorrections } from './results.ts';
export type { SearchHit, SearchResult } from './search.ts';
export { openStore, type Store, type StoreParts } from './store.ts';
export {
  BUSY_STATES,
  FINAL_STATES,
  type ReadingChoice,
  type StoredDocument,
} from './stored-document.ts';
export type { DocumentState } from './tables.ts';
export { type Delivery, WEBHOOK_EVENTS, type Webhook, type WebhookEvent } from './webhooks.ts';
export type { JobInHand } from './workers.ts';
