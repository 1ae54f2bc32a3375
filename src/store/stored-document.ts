import { type Selectable, sql } from 'kysely';
import type { ErrorRecord } from '../model/index.ts';
import type { DocumentState, DocumentsTable } from './tables.ts';

/** How a document is to be read. */
export interface ReadingChoice {
  readonly ocr: 'auto' | 'always' | 'never';
  readonly profile?: string;
}

/** An uploaded document and how far it is. */
export interface StoredDocument {
  readonly id: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly state: DocumentState;
  readonly priority: number;
  readonly options: ReadingChoice;
  /** The catalogue that it is an edition of, and the date of the edition, where the upload said so. */
  readonly givenCatalogue?: string;
  readonly givenDate?: string;
  readonly mediaType?: string;
  readonly pageCount?: number;
  readonly pagesDone: number;
  readonly error?: ErrorRecord;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly finishedAt?: Date;
}

/** States in which there is work to be done on a document. */
export const BUSY_STATES: readonly DocumentState[] = ['queued', 'reading', 'extracting'];

/** States that a document does not leave by itself. */
export const FINAL_STATES: readonly DocumentState[] = ['done', 'failed', 'cancelled'];

/** What `documentOf` takes. */
export const COLUMNS = [
  'id',
  'file_name',
  'sha256',
  'state',
  'priority',
  'options',
  'given_catalogue',
  sql<string | null>`given_date::text`.as('given_date'),
  'media_type',
  'page_count',
  'pages_done',
  'error',
  'created_at',
  'updated_at',
  'finished_at',
] as const;

type Row = Omit<Selectable<DocumentsTable>, 'turn'>;

export function documentOf(row: Row): StoredDocument {
  return {
    id: row.id,
    fileName: row.file_name,
    sha256: row.sha256,
    state: row.state,
    priority: row.priority,
    options: JSON.parse(row.options) as ReadingChoice,
    ...(row.given_catalogue !== null && { givenCatalogue: row.given_catalogue }),
    ...(row.given_date !== null && { givenDate: row.given_date }),
    ...(row.media_type !== null && { mediaType: row.media_type }),
    ...(row.page_count !== null && { pageCount: row.page_count }),
    pagesDone: row.pages_done,
    ...(row.error !== null && { error: JSON.parse(row.error) as ErrorRecord }),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    ...(row.finished_at !== null && { finishedAt: row.finished_at }),
  };
}
