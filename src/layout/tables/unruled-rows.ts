import type { Box } from '../../model/index.ts';
import { rowsOf } from '../lines/rows.ts';
import { median } from '../statistics.ts';
import type { Token } from '../words/token.ts';
import { columnSpans, type Span } from './columns.ts';

/** Leading, in leadings of the lines of a cell, above which a row begins, and above which text ends the table. */
const OPENS = 1.2;
const ENDS = 1.6;
/** Leading in type sizes where no cell has two lines. */
const DEFAULT_LEADING = 1.3;
/** Lines of a cell stand within so many type sizes of each other. */
const WITHIN = 2;
/** Share of the columns that begin anew with a row, the first among them. */
const SHARED = 0.5;
/** Cells begin so near the edge of their column, in type sizes. */
const AT_EDGE = 1;

/**
 * The heights that part rows between two rules where the table has none between them, as under the filled band of its
 * heads: above lines that stand off and that most columns begin with, the first too. Text over the width of a table that
 * stands off farther is set apart as well, above and below.
 */
export function unruledRows(tokens: readonly Token[], [top, bottom]: Span): number[] {
  const lines = levelLines(tokens);
  const columns = columnSpans(
    lines.filter((line) => columnSpans(line.tokens).length > 1).flatMap((line) => line.tokens),
  );
  if (columns.length < 2) return [];
  const usual = usualLeading(tokens, columns) ?? DEFAULT_LEADING * lines[0]!.size;
  const ys: number[] = [];
  // a title may stand between the rules and the heads of a table
  let isText = lines[0] !== undefined && isLone(lines[0], columns);
  lines.slice(1).forEach((line, i) => {
    const above = lines[i]!;
    const leading = line.baseline - above.baseline;
    const middle = (above.bottom + line.top) / 2;
    if (isText) {
      if (columnSpans(line.tokens).length < 2) return;
      isText = false;
      if (leading > OPENS * usual) ys.push(middle);
    } else if (leading > OPENS * usual && opensRow(line, columns)) ys.push(middle);
    else if (leading > ENDS * usual && isLone(line, columns)) {
      isText = true;
      ys.push(middle);
    }
  });
  return ys.filter((y) => y > top + 1 && y < bottom - 1);
}

/** Text by itself from the first column on. */
function isLone({ tokens, size }: Line, [first]: readonly Span[]): boolean {
  const spans = columnSpans(tokens);
  return spans.length === 1 && spans[0]![0] - first![0] < AT_EDGE * size;
}

/** The distance of lines under each other within the cells; undefined where each has but one. */
function usualLeading(tokens: readonly Token[], columns: readonly Span[]): number | undefined {
  const leadings = columns.flatMap(([from, to]) => {
    const own = rowsOf(tokens.filter(({ box }) => centre(box) > from && centre(box) < to));
    return own.slice(1).flatMap((row, i) => {
      const leading = row.baseline - own[i]!.baseline;
      return leading < WITHIN * row.size ? [leading] : [];
    });
  });
  return leadings.length === 0 ? undefined : median(leadings);
}

/** What stands level, though in type of different sizes. */
interface Line {
  readonly tokens: readonly Token[];
  readonly baseline: number;
  readonly size: number;
  readonly top: number;
  readonly bottom: number;
}

/** Baselines of one row of cells differ by less than this share of the type size. */
const LEVEL = 0.5;

function levelLines(tokens: readonly Token[]): Line[] {
  const lines: Line[] = [];
  for (const row of rowsOf(tokens)) {
    const { baseline, size, box } = row;
    const last = lines.at(-1);
    if (last === undefined || baseline - last.baseline > LEVEL * Math.min(size, last.size)) {
      lines.push({ tokens: row.tokens, baseline, size, top: box[1], bottom: box[3] });
    } else {
      lines[lines.length - 1] = {
        ...last,
        tokens: [...last.tokens, ...row.tokens],
        top: Math.min(last.top, box[1]),
        bottom: Math.max(last.bottom, box[3]),
      };
    }
  }
  return lines;
}

function opensRow({ tokens, size }: Line, columns: readonly Span[]): boolean {
  const begins = ([from, to]: Span): boolean => {
    const inside = tokens.filter(({ box }) => centre(box) > from && centre(box) < to);
    return inside.some(({ box }) => box[0] - from < AT_EDGE * size);
  };
  const own = columns.filter(begins);
  return own.includes(columns[0]!) && own.length > SHARED * columns.length;
}

const centre = ([x0, , x1]: Box): number => (x0 + x1) / 2;
