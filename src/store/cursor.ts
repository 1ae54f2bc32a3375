/** Where a page of a list ended: what comes next is older, or as old and of a lower id. */
export interface Cursor {
  readonly at: string;
  readonly id: string;
}

/** A part of a list, and where the next part begins; absent at the end. */
export interface Listed<T> {
  readonly items: readonly T[];
  readonly next?: Cursor;
}

interface Dated {
  readonly id: string;
  readonly createdAt: Date;
}

/** Of up to `limit + 1` rows the first `limit`. */
export function listed<T extends Dated>(rows: readonly T[], limit: number): Listed<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  if (rows.length <= limit || last === undefined) return { items };
  return { items, next: { at: last.createdAt.toISOString(), id: last.id } };
}
