import type { Row } from '../lines/rows.ts';
import type { Source } from '../lines/segment.ts';
import { segmentsOf } from '../lines/segments.ts';

/** A running head has a text at either end and one in the middle at most: more that begin columns are their heads. */
const LEAST_HEADS = 3;
/** The rows below in which the columns begin: the title of a section may stand first. */
const REACH = 3;
/** What begins at one left edge does so within so many points. */
const SAME_EDGE = 3;

/** Whether a row at the top of a page heads the columns of a table, as each page of it may repeat: no running head. */
export function headsTable(rows: readonly Row[], at: number, source: Source): boolean {
  const [row] = rows.slice(at, at + 1);
  if (row === undefined) return false;
  const heads = segmentsOf([row], [], source);
  const below = segmentsOf(rows.slice(at + 1, at + 1 + REACH), [], source);
  const isColumn = (left: number) => below.some(({ box }) => Math.abs(box[0] - left) < SAME_EDGE);
  return (
    heads.length >= LEAST_HEADS && heads.filter(({ box }) => isColumn(box[0])).length >= LEAST_HEADS
  );
}
