import type { Block, LabelledField, Line, Word } from '../../model/index.ts';
import type { FieldNamer } from '../labels/index.ts';

/** A word with where it stands: the block, and its number among the block's words. */
export interface PlacedWord {
  readonly word: Word;
  /** Its baseline on the page made level, points. */
  readonly baseline: number;
  readonly block: Block;
  readonly n: number;
  /** The row that layout has put it in, where it has found the table. */
  readonly row?: Line;
}

/** A column of a table, as its head names it. */
export interface TableColumn {
  readonly field: LabelledField;
  /** Its head, as printed. */
  readonly label: string;
  /** x of its left edge, points. */
  readonly left: number;
}

/** The heads of a table's columns, on one line. */
export interface TableHeader {
  readonly page: number;
  readonly columns: readonly TableColumn[];
  readonly words: readonly PlacedWord[];
  readonly baseline: number;
  /** Type size, points. */
  readonly size: number;
}

/** Words further apart than this share of their size stand in different cells. */
const CELL_GAP = 0.7;
/** Words on one baseline differ by no more than this share of their size. */
const ONE_LINE = 0.3;
/** A line of fewer heads may be anything. */
const LEAST_COLUMNS = 3;

/** The lines of a page's words that name the columns of a table of offerings: a title and at least two more fields. */
export function headersOf(words: readonly PlacedWord[], nameField: FieldNamer): TableHeader[] {
  return linesOf(words).flatMap((line) => {
    const cells = cellsOf(line).flatMap((cell) => partHeads(cell, nameField));
    if (cells.length < LEAST_COLUMNS) return [];
    const columns = withTitles(
      cells.map((cell) => {
        const text = textOf(cell);
        return { field: nameField(text), label: text, left: (cell[0] as PlacedWord).word.box[0] };
      }),
    );
    const named = columns.filter((column): column is TableColumn => column.field !== undefined);
    const isHeader =
      named.length >= LEAST_COLUMNS &&
      named.length >= columns.length - 1 &&
      named.some(({ field }) => field === 'title');
    if (!isHeader) return [];
    const [first] = line as [PlacedWord, ...PlacedWord[]];
    return [
      {
        page: (first.block.lines[0] as Block['lines'][number]).page,
        columns: named,
        words: line,
        baseline: first.baseline,
        size: first.word.style.size,
      },
    ];
  });
}

/** Fields that an offering's own table of days or groups has no columns for. */
const OF_OFFERINGS: ReadonlySet<LabelledField | undefined> = new Set([
  'providers',
  'audiences',
  'description',
]);

type Head = Omit<TableColumn, 'field'> & { readonly field: LabelledField | undefined };

/** The first head as that of the titles, whatever the publisher calls what is offered, where the others are those of offerings. */
function withTitles(heads: readonly Head[]): readonly Head[] {
  const [first, ...others] = heads;
  const isTold =
    first !== undefined &&
    first.field === undefined &&
    others.every(({ field }) => field !== undefined && field !== 'title') &&
    others.some(({ field }) => OF_OFFERINGS.has(field));
  return isTold ? [{ ...first, field: 'title' }, ...others] : heads;
}

/** Words on one baseline, from left to right; lines from top to bottom. */
export function linesOf(words: readonly PlacedWord[]): PlacedWord[][] {
  const lines: PlacedWord[][] = [];
  for (const placed of [...words].sort((a, b) => a.baseline - b.baseline)) {
    const line = lines.at(-1);
    const above = line?.[0];
    const near =
      above !== undefined && placed.baseline - above.baseline < ONE_LINE * above.word.style.size;
    if (line !== undefined && near) line.push(placed);
    else lines.push([placed]);
  }
  return lines.map((line) => line.sort((a, b) => a.word.box[0] - b.word.box[0]));
}

function cellsOf(line: readonly PlacedWord[]): PlacedWord[][] {
  const cells: PlacedWord[][] = [];
  for (const placed of line) {
    const before = cells.at(-1)?.at(-1)?.word;
    const gap = before === undefined ? Infinity : placed.word.box[0] - before.box[2];
    if (gap > CELL_GAP * placed.word.style.size) cells.push([placed]);
    else cells.at(-1)?.push(placed);
  }
  return cells;
}

const textOf = (cell: readonly PlacedWord[]): string => cell.map(({ word }) => word.text).join(' ');

/** Heads that nearly touch, as a long one does the next: labels side by side that are none together. */
function partHeads(cell: PlacedWord[], nameField: FieldNamer): PlacedWord[][] {
  // words of a sentence that are labels, too, begin with small letters: "trin for trin"
  const isLabel = (words: PlacedWord[]): boolean =>
    /^\p{Lu}/u.test(textOf(words)) && nameField(textOf(words)) !== undefined;
  if (cell.length < 2 || isLabel(cell)) return [cell];
  const at = cell.findLastIndex((_, n) => n > 0 && isLabel(cell.slice(0, n)));
  const others = at === -1 ? [] : partHeads(cell.slice(at), nameField);
  return others.length > 0 && others.every(isLabel) ? [cell.slice(0, at), ...others] : [cell];
}

/** Heads of one table's columns stand this close to those of another of its form, in type sizes. */
const ALIGNED = 1;

/**
 * A header with the heads that recognition lost, as white on colour, where an earlier table of the document has columns
 * at the same places and more of them.
 */
export function completed(header: TableHeader, earlier: readonly TableHeader[]): TableHeader {
  for (const { columns } of earlier.filter((each) => each.columns.length > header.columns.length)) {
    // a page may lie further right than another
    const shifts = header.columns.map(({ field, left }) => {
      const same = columns.find((column) => column.field === field);
      return same === undefined ? Number.NaN : left - same.left;
    });
    const shift = [...shifts].sort((a, b) => a - b)[Math.floor(shifts.length / 2)] as number;
    const isSame = shifts.every((each) => Math.abs(each - shift) <= ALIGNED * header.size);
    if (!isSame) continue;
    return {
      ...header,
      columns: columns.map((column) => ({ ...column, left: column.left + shift })),
    };
  }
  return header;
}
