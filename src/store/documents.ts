import { sql } from 'kysely';
import { type ErrorRecord, InternalError, type Page } from '../model/index.ts';
import { type Cursor, type Listed, listed } from './cursor.ts';
import type { Database } from './database.ts';
import {
  COLUMNS,
  documentOf,
  FINAL_STATES,
  type ReadingChoice,
  type StoredDocument,
} from './stored-document.ts';
import type { DocumentState } from './tables.ts';
import { turnOf } from './turns.ts';

export interface NewDocument {
  readonly fileName: string;
  readonly sha256: string;
  /** -100 to 100; what is higher is done first. */
  readonly priority: number;
  readonly options: ReadingChoice;
  readonly givenCatalogue?: string | undefined;
  readonly givenDate?: string | undefined;
}

/** A document that was opened. */
export interface OpenedDocument {
  readonly mediaType: string;
  readonly pageCount: number;
  /** Read already: their text is to be trusted. */
  readonly pages: readonly Page[];
  /** What kept pages from being read. */
  readonly failures: readonly { readonly number: number; readonly error: ErrorRecord }[];
}

export type PageReading = { readonly page: Page } | { readonly failure: ErrorRecord };

/** All pages of a document, as they were read; those that were not, with why. */
export interface StoredPages {
  /** JSON, in order. */
  readonly pages: readonly string[];
  readonly failures: readonly ErrorRecord[];
}

export interface Documents {
  add(document: NewDocument): Promise<StoredDocument>;
  find(id: string): Promise<StoredDocument | undefined>;
  /** The newest first. */
  list(options: {
    readonly limit: number;
    readonly after?: Cursor | undefined;
    readonly state?: DocumentState | undefined;
  }): Promise<Listed<StoredDocument>>;
  /**
   * Keeps what opening brought, once, and gives the document its place in the turns (see `turnOf`); undefined where it is
   * no longer waiting for it.
   */
  opened(id: string, opened: OpenedDocument): Promise<{ readonly turn: number } | undefined>;
  /** Keeps a page, once; whether the document is now complete by it. */
  addPage(
    id: string,
    number: number,
    reading: PageReading,
  ): Promise<{ readonly complete: boolean }>;
  pages(id: string): Promise<StoredPages>;
  /** Takes out what kept pages from being read, so that they are tried again. */
  forgetFailedPages(id: string): Promise<void>;
  /** Numbers of the pages that are there, read or failed. */
  pageNumbers(id: string): Promise<readonly number[]>;
  /** Moves a document on, if it is in one of the states; whether it was. */
  move(
    id: string,
    from: readonly DocumentState[],
    to: DocumentState,
    error?: ErrorRecord,
  ): Promise<boolean>;
  /** Documents by state. */
  count(): Promise<Readonly<Partial<Record<DocumentState, number>>>>;
}

export function documentsIn(db: Database): Documents {
  const pageNumbers = async (id: string): Promise<number[]> =>
    (await db.selectFrom('pages').select('number').where('document_id', '=', id).execute()).map(
      ({ number }) => number,
    );
  return {
    add: async ({ fileName, sha256, priority, options, givenCatalogue, givenDate }) =>
      documentOf(
        await db
          .insertInto('documents')
          .values({
            sha256,
            file_name: fileName,
            state: 'queued',
            priority,
            options: JSON.stringify(options),
            given_catalogue: givenCatalogue ?? null,
            given_date: givenDate ?? null,
          })
          .returning(COLUMNS)
          .executeTakeFirstOrThrow(),
      ),
    find: async (id) => {
      const row = await db
        .selectFrom('documents')
        .select(COLUMNS)
        .where('id', '=', id)
        .executeTakeFirst();
      return row && documentOf(row);
    },
    list: async ({ limit, after, state }) => {
      let query = db
        .selectFrom('documents')
        .select(COLUMNS)
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1);
      if (state !== undefined) query = query.where('state', '=', state);
      if (after !== undefined) {
        query = query.where(sql<boolean>`(created_at, id) < (${after.at}, ${after.id})`);
      }
      return listed((await query.execute()).map(documentOf), limit);
    },
    opened: async (id, { mediaType, pageCount, pages, failures }) => {
      const turn = await turnOf(db, id);
      // of an earlier attempt some may be there
      const there = new Set([
        ...(await pageNumbers(id)),
        ...pages.map(({ number }) => number),
        ...failures.map(({ number }) => number),
      ]);
      const moved = await db
        .updateTable('documents')
        .set({
          state: 'reading',
          media_type: mediaType,
          page_count: pageCount,
          pages_done: there.size,
          turn,
          updated_at: sql`now()`,
        })
        .where('id', '=', id)
        .where('state', '=', 'queued')
        .returning('id')
        .execute();
      if (moved.length === 0) return undefined;
      await insertPages(db, id, [
        ...pages.map((page) => ({ number: page.number, reading: { page } })),
        ...failures.map(({ number, error }) => ({ number, reading: { failure: error } })),
      ]);
      return { turn };
    },
    addPage: async (id, number, reading) => {
      if (!(await insertPages(db, id, [{ number, reading }]))) return { complete: false };
      const [document] = await db
        .updateTable('documents')
        .set((each) => ({ pages_done: each('pages_done', '+', 1), updated_at: sql`now()` }))
        .where('id', '=', id)
        .where('state', '=', 'reading')
        .returning(['pages_done', 'page_count'])
        .execute();
      return { complete: document !== undefined && document.pages_done === document.page_count };
    },
    pages: async (id) => {
      const rows = await db
        .selectFrom('pages')
        .select(['content', 'failure'])
        .where('document_id', '=', id)
        .orderBy('number')
        .execute();
      return {
        pages: rows.flatMap(({ content }) => content ?? []),
        failures: rows.flatMap(({ failure }) =>
          failure === null ? [] : (JSON.parse(failure) as ErrorRecord),
        ),
      };
    },
    forgetFailedPages: async (id) => {
      await db
        .deleteFrom('pages')
        .where('document_id', '=', id)
        .where('failure', 'is not', null)
        .execute();
    },
    pageNumbers,
    move: async (id, from, to, error) => {
      const moved = await db
        .updateTable('documents')
        .set({
          state: to,
          error: error === undefined ? null : JSON.stringify(error),
          updated_at: sql`now()`,
          finished_at: FINAL_STATES.includes(to) ? sql`now()` : null,
        })
        .where('id', '=', id)
        .where('state', 'in', from)
        .returning('id')
        .execute();
      return moved.length > 0;
    },
    count: async () => {
      const rows = await db
        .selectFrom('documents')
        .select(['state', sql<number>`count(*)::int`.as('number')])
        .groupBy('state')
        .execute();
      return Object.fromEntries(rows.map(({ state, number }) => [state, number]));
    },
  };
}

/** Rows of one statement: pages are large. */
const PAGES_AT_ONCE = 50;

/** Whether any of them was not there before. */
async function insertPages(
  db: Database,
  id: string,
  readings: readonly { readonly number: number; readonly reading: PageReading }[],
): Promise<boolean> {
  let added = 0;
  for (let start = 0; start < readings.length; start += PAGES_AT_ONCE) {
    const rows = readings.slice(start, start + PAGES_AT_ONCE).map(({ number, reading }) => ({
      document_id: id,
      number,
      content: 'page' in reading ? JSON.stringify(reading.page) : null,
      failure: 'failure' in reading ? JSON.stringify(reading.failure) : null,
    }));
    const inserted = await db
      .insertInto('pages')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .returning('number')
      .execute();
    added += inserted.length;
  }
  return added > 0;
}

/** @throws InternalError where there is no such document. */
export async function requireDocument(documents: Documents, id: string): Promise<StoredDocument> {
  const document = await documents.find(id);
  if (document !== undefined) return document;
  throw new InternalError({
    reason: `the store has no document ${id}`,
    remedy: 'Upload it again',
  });
}
