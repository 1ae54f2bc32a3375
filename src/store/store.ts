import { type Catalogues, cataloguesIn } from './catalogues.ts';
import { coalesced } from './coalesced.ts';
import { type Comparisons, comparisonsIn } from './comparisons.ts';
import { contentVersion } from './content-version.ts';
import {
  type Database,
  executorOf,
  openDatabase,
  type SqlExecutor,
  type StorePlace,
} from './database.ts';
import { type Documents, documentsIn } from './documents.ts';
import { type Editions, editionsIn } from './editions.ts';
import { type Facets, facets } from './facets.ts';
import { type Files, filesIn } from './files.ts';
import { type Offerings, offeringsIn } from './offerings.ts';
import { remembered, type Versioned } from './remembered.ts';
import { type Results, resultsIn } from './results.ts';
import { type SearchQuery, type SearchResult, searchIn } from './search.ts';
import { type Webhooks, webhooksIn } from './webhooks.ts';
import { type Workers, workersIn } from './workers.ts';

/** All that can be done with what is kept, in a transaction or by itself. */
export interface StoreParts {
  readonly files: Files;
  readonly documents: Documents;
  readonly results: Results;
  readonly catalogues: Catalogues;
  readonly editions: Editions;
  readonly offerings: Offerings;
  readonly comparisons: Comparisons;
  readonly webhooks: Webhooks;
  readonly workers: Workers;
  /** Runs statements of others, such as the queue, where these run. */
  readonly sql: SqlExecutor;
}

/** Editions and what belongs to them, kept in PostgreSQL or in an embedded one. */
export interface Store extends StoreParts {
  /** Whether the database lives in this process, so that no other can share it. */
  readonly embedded: boolean;
  search(query: SearchQuery): Promise<Versioned<SearchResult>>;
  /** Of the current editions, or of that of one catalogue. */
  facets(of: { readonly catalogueId?: string | undefined }): Promise<Versioned<Facets>>;
  /** Changes whenever catalogues, editions or offerings do: what readers saw is then out of date. */
  contentVersion(): Promise<number>;
  /** All or nothing. */
  transaction<T>(work: (parts: StoreParts) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Letters of what was found, of which some 500 results of 20 are remembered. */
const FOUND = {
  letters: 16_000_000,
  lettersOf: ({ hits }: SearchResult) => hits.reduce((sum, { record }) => sum + record.length, 200),
};
/** The same of facets: of those of some hundred catalogues. */
const FACETS = {
  letters: 1_000_000,
  lettersOf: (found: Facets) => JSON.stringify(found).length,
};

/**
 * Opens a store, and makes or updates its tables.
 *
 * @throws UnavailableError where the database cannot be reached, or is in use by another process.
 */
export async function openStore(place: StorePlace): Promise<Store> {
  const opened = await openDatabase(place);
  const { db, embedded, close } = opened;
  const version = coalesced(() => contentVersion(db));
  return {
    ...partsIn(db),
    embedded,
    search: remembered(searchIn(opened), version, FOUND),
    facets: remembered(
      async (of: { readonly catalogueId?: string | undefined }) => {
        // asked for first: what changes in between is in what is told of the old version, and is read again in the new
        const read = await version();
        return { ...(await facets(db, of)), version: read };
      },
      version,
      FACETS,
    ),
    contentVersion: version,
    transaction: (work) => db.transaction().execute((transaction) => work(partsIn(transaction))),
    close,
  };
}

function partsIn(db: Database): StoreParts {
  return {
    files: filesIn(db),
    documents: documentsIn(db),
    results: resultsIn(db),
    catalogues: cataloguesIn(db),
    editions: editionsIn(db),
    offerings: offeringsIn(db),
    comparisons: comparisonsIn(db),
    webhooks: webhooksIn(db),
    workers: workersIn(db),
    sql: executorOf(db),
  };
}
