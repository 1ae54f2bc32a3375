import { type Block, joinBlocks } from '../../model/index.ts';
import type { PlacedWord, TableHeader } from './header.ts';
import { goesOn, type TableRow } from './rows.ts';

/** A table that ends its page, and may go on on the next. */
export interface OpenTable {
  readonly header: TableHeader;
  /** Whether its titles are in bold. */
  readonly bold: boolean;
  /** Whether it has rows whose cells begin with small letters, though they begin with them. */
  readonly small: boolean;
}

const isBold = ([first]: readonly PlacedWord[]): boolean => first?.word.style.bold === true;

export const openTable = (header: TableHeader, rows: readonly TableRow[]): OpenTable => ({
  header,
  bold: rows.every((row) => isBold(row.get('title') ?? [])),
  small: rows.some(goesOn),
});

/** Whether a page begins with the heads of the table that ended the page before. */
export const isRepeated = (header: TableHeader, before: OpenTable | undefined): boolean =>
  before !== undefined &&
  before.header.columns.length === header.columns.length &&
  before.header.columns.every(({ label }, n) => label === header.columns[n]?.label);

/**
 * Whether the first row of a page is the rest of the row that ended the page before: sentences of that one go on in its
 * cells, or it has no title, or in the column of titles that are bold a text alone.
 */
export function isRestOfRow(row: TableRow, before: OpenTable): boolean {
  const isText = row.size === 1 && isUntitled(row, before);
  return row.get('title') === undefined || isText || (!before.small && goesOn(row));
}

/** Whether what a row has in the column of titles is none, since these are bold. */
export function isUntitled(row: TableRow, before: OpenTable): boolean {
  const title = row.get('title');
  return before.bold && title !== undefined && !isBold(title);
}

const SENTENCE_END = /[.!?:]["”»)]?$/u;

/**
 * A page's blocks with the rest of their last row from the next page, each part of it under the cell that it goes on
 * from; a title, a cell or a paragraph that the end of the page broke off is one with its rest.
 *
 * @param cells what is known of those blocks that are cells of other columns than title and text; kept up.
 */
export function withRest<C extends { readonly field: string }>(
  blocks: readonly Block[],
  rest: readonly Block[],
  cells: Map<Block, C>,
): Block[] {
  const joined = [...blocks];
  for (const block of rest) {
    const title = joined.findLastIndex(({ kind }) => kind === 'heading');
    const cell = cells.get(block);
    const at = joined.findLastIndex((above, n) =>
      block.kind === 'heading' ? n === title : cells.get(above)?.field === cell?.field,
    );
    const above = joined[at];
    if (above === undefined || at < title || !isOne(above, block, cell !== undefined)) {
      joined.splice(cell === undefined ? at + 1 : joined.length, 0, block);
      continue;
    }
    const whole = joinBlocks(above, block);
    joined[at] = whole;
    if (cell !== undefined) cells.set(whole, cell);
  }
  return joined;
}

/** Whether a page's end broke off one title, cell or paragraph. */
const isOne = (above: Block, rest: Block, isCell: boolean): boolean =>
  isCell ||
  rest.kind === 'heading' ||
  (above.kind === 'paragraph' &&
    rest.kind === 'paragraph' &&
    !SENTENCE_END.test(above.text) &&
    /^\p{Ll}/u.test(rest.text));
