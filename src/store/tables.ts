import type { ColumnType, Generated } from 'kysely';

// The tables as Kysely sees them; migrations/ makes them. Texts that are JSON hold it as it was made, byte for byte.

type Timestamp = ColumnType<Date, Date | string | undefined, Date | string>;
type NullableTimestamp = ColumnType<
  Date | null,
  Date | string | null | undefined,
  Date | string | null
>;
/** ISO 8601 date, cast to text where it is read. */
type IsoDate = string;

/** Contents of uploaded files: each once, however often it is uploaded. */
export interface FilesTable {
  sha256: string;
  size: number;
  /** Names its chunks. */
  upload: string;
}

export interface FileChunksTable {
  upload: string;
  n: number;
  bytes: Uint8Array;
  added_at: Timestamp;
}

/**
 * How far a document is: waiting to be opened, its pages being recognised, its records being made, done; or at an end
 * without records.
 */
export type DocumentState = 'queued' | 'reading' | 'extracting' | 'done' | 'failed' | 'cancelled';

export interface DocumentsTable {
  id: Generated<string>;
  sha256: string;
  file_name: string;
  state: DocumentState;
  priority: number;
  /** JSON: how it is to be read. */
  options: string;
  /** Of the upload: the catalogue that it is an edition of, where that was said. */
  given_catalogue: string | null;
  /** Of the upload: the date of the edition, where that was said. */
  given_date: IsoDate | null;
  media_type: string | null;
  page_count: number | null;
  pages_done: Generated<number>;
  /** Where it stands in the turns that documents take (fair queueing by start times). */
  turn: Generated<number>;
  /** JSON: the error that ended it. */
  error: string | null;
  created_at: Timestamp;
  updated_at: Timestamp;
  finished_at: NullableTimestamp;
}

/** A page as read, or what kept it from being read: JSON. */
export interface PagesTable {
  document_id: string;
  number: number;
  content: string | null;
  failure: string | null;
}

/** What `katalog run` writes to files. */
export interface ResultsTable {
  document_id: string;
  /** catalogue.json */
  catalogue: string;
  /** text.txt */
  text: string;
  /** edits.jsonl */
  edits: string;
  /** JSON: what the review shows. */
  review: string;
  /** Counts from 1; raised when the records are made anew. */
  revision: number;
  made_at: Timestamp;
}

export interface CorrectionsTable {
  document_id: string;
  /** JSON: corrections.json */
  file: string;
  /** Counts from 1. */
  version: number;
  saved_at: Timestamp;
}

/** A catalogue that is followed from edition to edition. */
export interface CataloguesTable {
  id: Generated<string>;
  title: string;
  created_at: Timestamp;
  updated_at: Timestamp;
}

/** A catalogue as published at one time: the part of a document that is it. */
export interface EditionsTable {
  id: Generated<string>;
  catalogue_id: string;
  document_id: string;
  /** Its place among the catalogues of the document, from 0. */
  ordinal: number;
  title: string;
  /** The date by which editions are ordered: as given, or that of the upload. */
  dated: IsoDate;
  /** Whether none of its catalogue is newer. */
  current: boolean;
  offering_count: number;
  /** JSON: the document's catalogue.json with this catalogue alone. */
  file: string;
  revision: number;
  created_at: Timestamp;
}

export interface OfferingsTable {
  key: Generated<number>;
  edition_id: string;
  catalogue_id: string;
  /** Its place in the edition, from 0. */
  position: number;
  /** As in the record: unique in the edition. */
  id: string;
  title: string;
  /** The title as it is compared. */
  title_key: string;
  kind: string;
  providers: string[];
  audiences: string[];
  section_path: string[];
  /** Kroner. */
  price: number | null;
  /** Days on which it takes place, where they are known. */
  dates: IsoDate[];
  /** JSON: the record. */
  record: string;
  /** Whether its edition is the current one. */
  current: boolean;
  search: ColumnType<string, never, never>;
}

/** What the offerings of an edition can be narrowed down to, and how many have it. */
export interface FacetsTable {
  edition_id: string;
  facet: 'provider' | 'audience' | 'kind';
  value: string;
  offerings: number;
}

/** What changed from one edition to another. */
export interface ComparisonsTable {
  before_id: string;
  after_id: string;
  before_revision: number;
  after_revision: number;
  /** JSON: katalog/diff@1 */
  diff: string;
  /** JSON: ids of the offerings that are the same, as pairs. */
  pairs: string;
  changed: number;
  added: number;
  removed: number;
  /** Whether the webhooks were told. */
  announced: Generated<boolean>;
  made_at: Timestamp;
}

export interface WebhooksTable {
  id: Generated<string>;
  url: string;
  secret: string;
  events: string[];
  catalogue_id: string | null;
  created_at: Timestamp;
}

export interface DeliveriesTable {
  id: Generated<string>;
  webhook_id: string;
  event: string;
  /** JSON, as sent. */
  payload: string;
  state: 'waiting' | 'delivered' | 'failed';
  attempts: Generated<number>;
  /** What the last attempt came to. */
  outcome: string | null;
  created_at: Timestamp;
  updated_at: Timestamp;
}

/** One row: counts what readers could see change. */
export interface VersionsTable {
  single: Generated<boolean>;
  content: number;
}

/** Processes that work, each with the last time it said so and the jobs it has in hand. */
export interface WorkersTable {
  id: string;
  /** JSON: queue and id of each job. */
  jobs: string;
  seen_at: Timestamp;
}

/** Words of offerings as the search has them. One that no offering has any longer does no harm. */
export interface LexemesTable {
  lexeme: string;
}

export interface Tables {
  files: FilesTable;
  file_chunks: FileChunksTable;
  documents: DocumentsTable;
  pages: PagesTable;
  results: ResultsTable;
  corrections: CorrectionsTable;
  catalogues: CataloguesTable;
  editions: EditionsTable;
  offerings: OfferingsTable;
  lexemes: LexemesTable;
  facets: FacetsTable;
  comparisons: ComparisonsTable;
  webhooks: WebhooksTable;
  deliveries: DeliveriesTable;
  versions: VersionsTable;
  workers: WorkersTable;
}
