import { z } from 'zod';
import type { Cursor, Listed } from '../../store/index.ts';
import { ProblemError } from '../problem.ts';

/** How much of a list is asked for. */
export const Paging = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional().describe('`next` of the part before'),
});

const CursorContent = z.object({ at: z.iso.datetime(), id: z.uuid() });

export const encodeCursor = (content: object): string =>
  Buffer.from(JSON.stringify(content)).toString('base64url');

/** @throws ProblemError 400 for a cursor that is none. */
export function decodeCursor<T>(cursor: string | undefined, form: z.ZodType<T>): T | undefined {
  if (cursor === undefined) return undefined;
  try {
    return form.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new ProblemError(400, 'No cursor', 'Give `next` of the part before, as it was.');
  }
}

export const listCursor = (cursor: string | undefined): Cursor | undefined =>
  decodeCursor(cursor, CursorContent);

export const partOf = <T, R>({ items, next }: Listed<T>, resource: (item: T) => R) => ({
  items: items.map(resource),
  ...(next && { next: encodeCursor(next) }),
});
