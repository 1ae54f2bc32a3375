import { sql } from 'kysely';
import type { CatalogueFile } from '../model/index.ts';
import { countChange } from './content-version.ts';
import { settleCatalogue } from './current-edition.ts';
import type { Database } from './database.ts';
import { catalogueFor } from './find-catalogue.ts';
import { insertOfferings, placeWords } from './offerings.ts';

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
}

export function editionsIn(db: Database): Editions {
  const select = () => db.selectFrom('editions').select(COLUMNS);
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
      await countChange(db);
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
          (ordinal === 0 ? await existing(db, givenCatalogue) : undefined) ??
          (await catalogueFor(db, edition, taken));
        taken.add(catalogueId);
        const id = await saveEdition(db, {
          documentId,
          ordinal,
          catalogueId,
          edition,
          old: old?.id,
        });
        // offerings are written once, as what they are: to change them afterwards writes them and their words again
        const current = (await settleCatalogue(db, catalogueId)) === id;
        const { offerings } = edition.file;
        await insertOfferings(db, { id, catalogueId, current, offerings });
        saved.push({ id, added: old === undefined });
      }
      for (const { id } of before.slice(editions.length)) {
        await db.deleteFrom('editions').where('id', '=', id).execute();
      }
      const touched = [...taken, ...before.map((each) => each.catalogue_id)];
      for (const id of new Set(touched)) await settleCatalogue(db, id);
      await placeWords(db);
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
      // it may have gone meanwhile
      if (at < 0) return {};
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
      await countChange(db);
      for (const each of new Set([old.catalogue_id, catalogueId ?? old.catalogue_id])) {
        await settleCatalogue(db, each);
      }
      await placeWords(db);
    },
  };
}

/** A catalogue that was named, unless it has gone meanwhile. */
async function existing(db: Database, catalogue: string | undefined): Promise<string | undefined> {
  if (catalogue === undefined) return undefined;
  return (
    await db.selectFrom('catalogues').select('id').where('id', '=', catalogue).executeTakeFirst()
  )?.id;
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
