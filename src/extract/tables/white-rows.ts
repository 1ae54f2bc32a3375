import type { PlacedWord } from './header.ts';

/** A line of a table's body: its words by the number of their column. */
export type BodyLine = ReadonlyMap<number, readonly PlacedWord[]>;

/** Leading, in leadings within the cells, above which a row begins. */
const OPENS = 1.2;
/** Share of the columns that begin anew with a row. */
const SHARED = 0.5;
/** Share of the lines that stand off that must begin rows. */
const MOSTLY = 0.8;

/**
 * The lines that rows begin with, and those that stand by themselves between rows, where white space parts the rows:
 * lines stand off from the one above more than the lines of a cell do, and most of them begin the title's column and
 * others. Undefined where they do not.
 */
export function rowsByWhite(
  body: readonly BodyLine[],
  columns: number,
): { readonly openers: ReadonlySet<BodyLine>; readonly lone: ReadonlySet<BodyLine> } | undefined {
  const usual = usualLeading(body, columns);
  if (usual === undefined) return undefined;
  const begins = (line: BodyLine) => line.has(0) && line.size > SHARED * columns;
  const apart = body.filter((line, n) => {
    const above = body[n - 1];
    return above === undefined || baselineOf(line) - baselineOf(above) > OPENS * usual;
  });
  const lone = new Set(apart.filter((line) => line.size === 1 && line.has(0)));
  const afterLone = body.filter((line, n) => lone.has(body[n - 1] as BodyLine) && begins(line));
  const others = apart.filter((line) => !lone.has(line));
  const openers = new Set([...others.filter(begins), ...afterLone]);
  const isParted = openers.size > 1 && openers.size >= MOSTLY * others.length;
  return isParted ? { openers, lone } : undefined;
}

/** The median distance of lines under each other within the cells: the lower half of those in the columns. */
function usualLeading(body: readonly BodyLine[], columns: number): number | undefined {
  const leadings = Array.from({ length: columns }, (_, n) => {
    const own = body.filter((line) => line.has(n)).map(baselineOf);
    return own.slice(1).map((baseline, i) => baseline - (own[i] as number));
  }).flat();
  return leadings.sort((a, b) => a - b)[Math.floor(leadings.length * 0.4)];
}

const baselineOf = (line: BodyLine): number =>
  ([...line.values()][0] as readonly [PlacedWord])[0].baseline;
