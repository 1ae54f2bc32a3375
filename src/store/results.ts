import { sql } from 'kysely';
import type { CorrectionsFile } from '../model/index.ts';
import type { Database } from './database.ts';

/** What reading a document came to: the contents of the files that `katalog run` writes, byte for byte. */
export interface Result {
  /** catalogue.json */
  readonly catalogue: string;
  /** text.txt */
  readonly text: string;
  /** edits.jsonl */
  readonly edits: string;
  /** JSON: what the review shows. */
  readonly review: string;
}

export interface StoredCorrections {
  readonly file: CorrectionsFile;
  /** Counts from 1. */
  readonly version: number;
}

export interface Results {
  save(documentId: string, result: Result): Promise<void>;
  find<K extends keyof Result>(
    documentId: string,
    part: K,
  ): Promise<{ readonly content: string; readonly revision: number } | undefined>;
  corrections(documentId: string): Promise<StoredCorrections | undefined>;
  /**
   * Saves all corrections of a document, in place of those of version `expected` (0: there are none). The new version;
   * undefined where another was saved in between.
   */
  saveCorrections(
    documentId: string,
    file: CorrectionsFile,
    expected: number,
  ): Promise<number | undefined>;
}

export function resultsIn(db: Database): Results {
  return {
    save: async (documentId, result) => {
      await db
        .insertInto('results')
        .values({ document_id: documentId, ...result, revision: 1 })
        .onConflict((conflict) =>
          conflict.column('document_id').doUpdateSet((each) => ({
            ...result,
            revision: each('results.revision', '+', 1),
            made_at: sql`now()`,
          })),
        )
        .execute();
    },
    find: async (documentId, part) => {
      const row = await db
        .selectFrom('results')
        .select([sql.ref<string>(part).as('content'), 'revision'])
        .where('document_id', '=', documentId)
        .executeTakeFirst();
      return row;
    },
    corrections: async (documentId) => {
      const row = await db
        .selectFrom('corrections')
        .select(['file', 'version'])
        .where('document_id', '=', documentId)
        .executeTakeFirst();
      return row && { file: JSON.parse(row.file) as CorrectionsFile, version: row.version };
    },
    saveCorrections: async (documentId, file, expected) => {
      const content = JSON.stringify(file);
      const saved =
        expected === 0
          ? await db
              .insertInto('corrections')
              .values({ document_id: documentId, file: content, version: 1 })
              .onConflict((conflict) => conflict.doNothing())
              .returning('version')
              .executeTakeFirst()
          : await db
              .updateTable('corrections')
              .set({ file: content, version: expected + 1, saved_at: sql`now()` })
              .where('document_id', '=', documentId)
              .where('version', '=', expected)
              .returning('version')
              .executeTakeFirst();
      return saved?.version;
    },
  };
}
