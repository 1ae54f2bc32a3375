import { sql } from 'kysely';
import type { CatalogueFile } from '../model/index.ts';
import { type Cursor, type Listed, listed } from './cursor.ts';
import type { Database } from './database.ts';
import { type CandidateCatalogue, chooseCatalogue, titleKey } from './match-catalogue.ts';
import { insertOfferings } from './offerings.ts';

/** A catalogue that is followed from edition to edition. */
export interface StoredCatalogue {
  readonly id: string;
  readonly title: string;
  readonly editions: number;
  /** Of its current edition. */
  readonly offerings: number;
  readonly currentEdition?: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A catalogue as published at one time. */
export interface StoredEdition {
  readonly id: string;
  readonly catalogueId: string;
  readonly documentId: string;
  readonly title: string;
  /** ISO 8601 date. */
  readonly dated: string;
  /** Whether none of its catalogue is newer. */
  readonly current: boolean;
  readonly offerings: number;
  /** Counts from 1; raised when its records are made anew. */
  readonly revision: number;
  readonly createdAt: Date;
}

/** The part of a document that is an edition. */
export interface NewEdition {
  readonly title: string;
  readonly dated: string;
  /** The document's catalogue.json with this catalogue alone. */
  readonly file: CatalogueFile;
}

export interface SavedEdition {
  readonly edition: StoredEdition;
  /** Whether it was not there before. */
  readonly added: boolean;
}

export interface Editions {
  /**
   * Keeps the editions that a document holds, in place of those that it held before. Each is laid to the catalogue it
   * is an edition of: the given one, else by the likeness of titles; else a new one is begun.
   *
   * To be called in a transaction.
   */
  save(
    documentId: string,
    editions: readonly NewEdition[],
    givenCatalogue?: string,
  ): Promise<readonly SavedEdition[]>;
  find(id: string): Promise<StoredEdition | undefined>;
  /** The edition's own catalogue.json: JSON. */
  file(id: string): Promise<string | undefined>;
  /** From the newest to the oldest. */
  ofCatalogue(catalogueId: string): Promise<readonly StoredEdition[]>;
  ofDocument(documentId: string): Promise<readonly StoredEdition[]>;
  /** The edition before this one in its catalogue, and the one after. */
  neighbours(
    edition: StoredEdition,
  ): Promise<{ readonly before?: StoredEdition; readonly after?: StoredEdition }>;
  /** Lays an edition to another catalogue, or gives it another date. */
  change(
    id: string,
    change: { readonly catalogueId?: string | undefined; readonly dated?: string | undefined },
  ): Promise<void>;
  /** The newest first. */
  catalogues(options: {
    readonly limit: number;
    readonly after?: Cursor | undefined;
  }): Promise<Listed<StoredCatalogue>>;
  catalogue(id: string): Promise<StoredCatalogue | undefined>;
  renameCatalogue(id: string, title: string): Promise<void>;
}

export function editionsIn(db: Database): Editions {
  const select = () => db.selectFrom('editions').select(COLUMNS);
  const selectCatalogues = () =>
    db
      .selectFrom('catalogues')
      .select((catalogue) => [
        'catalogues.id',
        'catalogues.title',
        'catalogues.created_at',
        'catalogues.updated_at',
        catalogue
          .selectFrom('editions')
          .select(sql<number>`count(*)::int`.as('n'))
          .whereRef('editions.catalogue_id', '=', 'catalogues.id')
          .as('editions'),
        catalogue
          .selectFrom('editions')
          .select('editions.offering_count')
          .whereRef('editions.catalogue_id', '=', 'catalogues.id')
          .where('editions.current', '=', true)
          .as('offerings'),
        catalogue
          .selectFrom('editions')
          .select('editions.id')
          .whereRef('editions.catalogue_id', '=', 'catalogues.id')
          .where('editions.current', '=', true)
          .as('current_edition'),
      ]);
  const ordered = async (catalogueId: string) =>
    (
      await select()
        .where('catalogue_id', '=', catalogueId)
        .orderBy('editions.dated', 'desc')
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .execute()
    ).map(editionOf);
  return {
    save: async (documentId, editions, givenCatalogue) => {
      await db
        .updateTable('versions')
        .set((each) => ({ content: each('content', '+', 1) }))
        .execute();
      const saved: { id: string; added: boolean }[] = [];
      const taken = new Set<string>();
      const before = await db
        .selectFrom('editions')
        .select(['id', 'ordinal', 'catalogue_id'])
        .where('document_id', '=', documentId)
        .orderBy('ordinal')
        .execute();
      for (const [ordinal, edition] of editions.entries()) {
        const old = before.find((each) => each.ordinal === ordinal);
        const catalogueId =
          old?.catalogue_id ??
          (ordinal === 0 ? givenCatalogue : undefined) ??
          (await catalogueFor(db, edition, taken));
        taken.add(catalogueId);
        const id = await saveEdition(db, {
          documentId,
          ordinal,
          catalogueId,
          edition,
          old: old?.id,
        });
        await insertOfferings(db, { id, catalogueId, offerings: edition.file.offerings });
        saved.push({ id, added: old === undefined });
      }
      for (const { id } of before.slice(editions.length)) {
        await db.deleteFrom('editions').where('id', '=', id).execute();
      }
      const touched = [...taken, ...before.map((each) => each.catalogue_id)];
      for (const id of new Set(touched)) await settleCatalogue(db, id);
      return Promise.all(
        saved.map(async ({ id, added }) => ({
          added,
          edition: editionOf(await select().where('id', '=', id).executeTakeFirstOrThrow()),
        })),
      );
    },
    find: async (id) => {
      const row = await select().where('id', '=', id).executeTakeFirst();
      return row && editionOf(row);
    },
    file: async (id) =>
      (await db.selectFrom('editions').select('file').where('id', '=', id).executeTakeFirst())
        ?.file,
    ofCatalogue: ordered,
    ofDocument: async (documentId) =>
      (await select().where('document_id', '=', documentId).orderBy('ordinal').execute()).map(
        editionOf,
      ),
    neighbours: async ({ id, catalogueId }) => {
      const all = await ordered(catalogueId);
      const at = all.findIndex((each) => each.id === id);
      const [after, before] = [all[at - 1], all[at + 1]];
      return { ...(before && { before }), ...(after && { after }) };
    },
    change: async (id, { catalogueId, dated }) => {
      const old = await db
        .selectFrom('editions')
        .select('catalogue_id')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      await db
        .updateTable('editions')
        .set({
          ...(catalogueId !== undefined && { catalogue_id: catalogueId }),
          ...(dated !== undefined && { dated }),
        })
        .where('id', '=', id)
        .execute();
      if (catalogueId !== undefined) {
        await db
          .updateTable('offerings')
          .set({ catalogue_id: catalogueId })
          .where('edition_id', '=', id)
          .execute();
      }
      await db
        .updateTable('versions')
        .set((each) => ({ content: each('content', '+', 1) }))
        .execute();
      for (const each of new Set([old.catalogue_id, catalogueId ?? old.catalogue_id])) {
        await settleCatalogue(db, each);
      }
    },
    catalogues: async ({ limit, after }) => {
      let query = selectCatalogues()
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1);
      if (after !== undefined) {
        query = query.where(sql<boolean>`(created_at, id) < (${after.at}, ${after.id})`);
      }
      return listed((await query.execute()).map(catalogueOf), limit);
    },
    catalogue: async (id) => {
      const row = await selectCatalogues().where('catalogues.id', '=', id).executeTakeFirst();
      return row && catalogueOf(row);
    },
    renameCatalogue: async (id, title) => {
      await db
        .updateTable('catalogues')
        .set({ title, updated_at: sql`now()` })
        .where('id', '=', id)
        .execute();
    },
  };
}

/** The catalogue that an edition belongs to, by its offerings; a new one where it belongs to none. */
async function catalogueFor(
  db: Database,
  { title, file }: NewEdition,
  taken: ReadonlySet<string>,
): Promise<string> {
  const keys = [...new Set(file.offerings.map((offering) => titleKey(offering.title)))];
  const found = (await candidatesFor(db, keys)).filter(({ id }) => !taken.has(id));
  const chosen = chooseCatalogue({ title, keys }, found);
  if (chosen !== undefined) return chosen.id;
  const { id } = await db
    .insertInto('catalogues')
    .values({ title })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** More do not come near. */
const CANDIDATES = 10;

async function candidatesFor(
  db: Database,
  keys: readonly string[],
): Promise<readonly CandidateCatalogue[]> {
  if (keys.length === 0) return [];
  return db
    .selectFrom('offerings')
    .innerJoin('catalogues', 'catalogues.id', 'offerings.catalogue_id')
    .select([
      'catalogues.id',
      'catalogues.title',
      sql<number>`count(distinct offerings.title_key)::int`.as('shared'),
      sql<number>`(
        select count(distinct own.title_key)::int from offerings own
        where own.catalogue_id = catalogues.id and own.current
      )`.as('offerings'),
    ])
    .where('offerings.current', '=', true)
    .where('offerings.title_key', '=', sql<string>`any(${[...keys]})`)
    .groupBy(['catalogues.id', 'catalogues.title'])
    .orderBy('shared', 'desc')
    .limit(CANDIDATES)
    .execute();
}

interface EditionToSave {
  readonly documentId: string;
  readonly ordinal: number;
  readonly catalogueId: string;
  readonly edition: NewEdition;
  readonly old: string | undefined;
}

async function saveEdition(
  db: Database,
  { documentId, ordinal, catalogueId, edition, old }: EditionToSave,
): Promise<string> {
  const content = {
    title: edition.title,
    offering_count: edition.file.offerings.length,
    file: JSON.stringify(edition.file),
  };
  if (old !== undefined) {
    await db
      .updateTable('editions')
      .set((each) => ({ ...content, revision: each('revision', '+', 1) }))
      .where('id', '=', old)
      .execute();
    return old;
  }
  const { id } = await db
    .insertInto('editions')
    .values({
      ...content,
      document_id: documentId,
      ordinal,
      catalogue_id: catalogueId,
      dated: edition.dated,
      current: false,
      revision: 1,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Says anew which edition is the current one; a catalogue without editions goes. */
async function settleCatalogue(db: Database, catalogueId: string): Promise<void> {
  const newest = await db
    .selectFrom('editions')
    .select(['id', 'title', 'current'])
    .where('catalogue_id', '=', catalogueId)
    .orderBy('dated', 'desc')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (newest === undefined) {
    await db.deleteFrom('catalogues').where('id', '=', catalogueId).execute();
    return;
  }
  await db
    .updateTable('editions')
    .set({ current: sql<boolean>`id = ${newest.id}` })
    .where('catalogue_id', '=', catalogueId)
    .where(sql<boolean>`current <> (id = ${newest.id})`)
    .execute();
  await db
    .updateTable('offerings')
    .set({ current: sql<boolean>`edition_id = ${newest.id}` })
    .where('catalogue_id', '=', catalogueId)
    .where(sql<boolean>`current <> (edition_id = ${newest.id})`)
    .execute();
  await db
    .updateTable('catalogues')
    .set({ updated_at: sql`now()` })
    .where('id', '=', catalogueId)
    .execute();
}

const COLUMNS = [
  'id',
  'catalogue_id',
  'document_id',
  'title',
  sql<string>`editions.dated::text`.as('day'),
  'current',
  'offering_count',
  'revision',
  'created_at',
] as const;

interface EditionRow {
  readonly id: string;
  readonly catalogue_id: string;
  readonly document_id: string;
  readonly title: string;
  readonly day: string;
  readonly current: boolean;
  readonly offering_count: number;
  readonly revision: number;
  readonly created_at: Date;
}

const editionOf = (row: EditionRow): StoredEdition => ({
  id: row.id,
  catalogueId: row.catalogue_id,
  documentId: row.document_id,
  title: row.title,
  dated: row.day,
  current: row.current,
  offerings: row.offering_count,
  revision: row.revision,
  createdAt: row.created_at,
});

interface CatalogueRow {
  readonly id: string;
  readonly title: string;
  readonly editions: number | null;
  readonly offerings: number | null;
  readonly current_edition: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
}

const catalogueOf = (row: CatalogueRow): StoredCatalogue => ({
  id: row.id,
  title: row.title,
  editions: row.editions ?? 0,
  offerings: row.offerings ?? 0,
  ...(row.current_edition !== null && { currentEdition: row.current_edition }),
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});
