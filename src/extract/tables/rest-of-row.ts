import { type Block, joinBlocks } from '../../model/index.ts';
import type { PlacedWord, TableHeader } from './header.ts';
import type { TableRow } from './rows.ts';

/** A table that ends its page, and may go on on the next. */
export interface OpenTable {
  readonly header: TableHeader;
  /** Whether its titles are in bold. */
  readonly bold: boolean;
}

const isBold = ([first]: readonly PlacedWord[]): boolean => first?.word.style.bold === true;

export const openTable = (header: TableHeader, rows: readonly TableRow[]): OpenTable => ({
  header,
  bold: rows.every((row) => isBold(row.get('title') ?? [])),
});

/** Whether a page begins with the heads of the table that ended the page before. */
export const isRepeated = (header: TableHeader, before: OpenTable | undefined): boolean =>
  before !== undefined &&
  before.header.columns.length === header.columns.length &&
  before.header.columns.every(({ label }, n) => label === header.columns[n]?.label);

/**
 * Whether the first row under repeated heads is the rest of the row that ended the page before: it has no title, or in
 * the column of titles that are bold a text alone.
 */
export function isRestOfRow(row: TableRow, before: OpenTable): boolean {
  const title = row.get('title');
  return title === undefined || (row.size === 1 && before.bold && !isBold(title));
}

const SENTENCE_END = /[.!?:]["”»)]?$/u;

/**
 * A page's blocks behind those before it, the rest of a row's text under that text; a paragraph that the end of the page
 * broke off is one with its rest.
 *
 * @param isCell whether a block is the cell of another column: these stand behind the text of their row.
 */
export function withRest(
  blocks: readonly Block[],
  [rest, ...more]: readonly Block[],
  isCell: (block: Block) => boolean,
): Block[] {
  if (rest === undefined) return [...blocks];
  if (isCell(rest)) return [...blocks, rest, ...more];
  const at = blocks.findLastIndex((block) => !isCell(block));
  const [above, cells] = [blocks[at], blocks.slice(at + 1)];
  const isOne =
    above?.kind === 'paragraph' &&
    rest.kind === 'paragraph' &&
    !SENTENCE_END.test(above.text) &&
    /^\p{Ll}/u.test(rest.text);
  return isOne
    ? [...blocks.slice(0, at), joinBlocks(above, rest), ...cells, ...more]
    : [...blocks.slice(0, at + 1), rest, ...cells, ...more];
}
