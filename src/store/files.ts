import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { InternalError } from '../model/index.ts';
import type { Database } from './database.ts';

export interface StoredFile {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/** Uploaded files, where every process finds them. */
export interface Files {
  /**
   * Keeps what a stream brings, a piece at a time, so that no more than a piece is held. Where the stream ends with an
   * error nothing is kept, and the error is passed on.
   */
  put(content: AsyncIterable<Uint8Array>): Promise<StoredFile>;
  /** @throws InternalError where there is no such file. */
  get(sha256: string): Promise<Uint8Array>;
  /** Throws away what uploads left that were cut short by the end of the process; how many pieces that was. */
  sweep(): Promise<number>;
}

const CHUNK_BYTES = 1024 * 1024;

export function filesIn(db: Database): Files {
  const forget = (upload: string) =>
    db.deleteFrom('file_chunks').where('upload', '=', upload).execute();
  return {
    put: async (content) => {
      const upload = randomUUID();
      const hash = createHash('sha256');
      let size = 0;
      let n = 0;
      try {
        for await (const bytes of inChunks(content)) {
          hash.update(bytes);
          size += bytes.length;
          await db.insertInto('file_chunks').values({ upload, n: n++, bytes }).execute();
        }
        const sha256 = hash.digest('hex');
        const added = await db
          .insertInto('files')
          .values({ sha256, size, upload })
          .onConflict((conflict) => conflict.doNothing())
          .returning('sha256')
          .execute();
        if (added.length === 0) await forget(upload);
        return { sha256, size };
      } catch (error) {
        await forget(upload);
        throw error;
      }
    },
    get: async (sha256) => {
      const chunks = await db
        .selectFrom('files')
        .innerJoin('file_chunks', 'file_chunks.upload', 'files.upload')
        .select('file_chunks.bytes')
        .where('files.sha256', '=', sha256)
        .orderBy('file_chunks.n')
        .execute();
      const file = await db
        .selectFrom('files')
        .select('size')
        .where('sha256', '=', sha256)
        .executeTakeFirst();
      const bytes = Buffer.concat(chunks.map((chunk) => chunk.bytes));
      if (file?.size === bytes.length) return bytes;
      throw new InternalError({
        reason: `the store has no whole file ${sha256}`,
        remedy: 'Restore the database from a backup',
      });
    },
    sweep: async () => {
      const swept = await db
        .deleteFrom('file_chunks')
        .where('added_at', '<', sql<Date>`now() - interval '1 day'`)
        .where('upload', 'not in', (files) => files.selectFrom('files').select('upload'))
        .executeTakeFirst();
      return Number(swept.numDeletedRows);
    },
  };
}

/** The same bytes in pieces of one size. */
async function* inChunks(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const piece of content) {
    held.push(piece);
    size += piece.length;
    if (size < CHUNK_BYTES) continue;
    yield Buffer.concat(held);
    held = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(held);
}
