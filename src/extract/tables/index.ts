import { type Block, joinBlocks, type LabelledField } from '../../model/index.ts';
import { groupBy } from '../group-by.ts';
import type { FieldNamer } from '../labels/index.ts';
import { sliceBlock } from '../slice-block.ts';
import { cellTexts } from './cell-texts.ts';
import { factTableReader } from './fact-tables.ts';
import { isGrid, partGrid } from './grid.ts';
import { completed, type PlacedWord, type TableHeader } from './header.ts';
import { readHeaders } from './read-headers.ts';
import {
  isRepeated,
  isRestOfRow,
  isUntitled,
  type OpenTable,
  openTable,
  withRest,
} from './rest-of-row.ts';
import { continued, rowsUnder, type TableRow } from './rows.ts';
import { partTitleCell } from './title-cell.ts';
import { joinTornRows } from './torn-rows.ts';

/** The field of a block that was a cell, and the head of its column or its label, which names it. */
export interface Cell {
  readonly field: LabelledField;
  readonly label: string;
}

/** Blocks, and what tells the fields of those that were cells. */
export interface Unfolded {
  readonly blocks: readonly Block[];
  readonly cells: ReadonlyMap<Block, Cell>;
  /** The labels that the profile does not know. */
  readonly unknown: ReadonlyMap<Block, string>;
  /** The cells of tables that hold the facts of one offering. */
  readonly facts: ReadonlySet<Block>;
}

/**
 * Unfolds tables of offerings, an offering a row: the title's cell becomes a heading, the other cells blocks under
 * it. A table is told by the heads of its columns, wherever layout has put the cells. Tables of the facts of one offering
 * (see `factTableReader`) become blocks of their values.
 */
export function unfoldTables(blocks: readonly Block[], nameField: FieldNamer): Unfolded {
  const cells = new Map<Block, Cell>();
  const unknown = new Map<Block, string>();
  const factCells = new Set<Block>();
  const pages = groupBy(blocks, ({ page }) => page);
  let open: OpenTable | undefined;
  const byPage: Block[][] = [];
  const found: TableHeader[] = [];
  for (const own of pages.values()) {
    const page = unfoldPage(own, nameField, cells, open, found);
    if (page.rest.length > 0) byPage.push(withRest(byPage.pop() ?? [], page.rest, cells));
    byPage.push(page.blocks);
    open = page.open;
  }
  const unfolded = joinTornRows(
    byPage.flat(),
    (text) => !['title', undefined].includes(nameField(text)),
  );
  const readFacts = factTableReader(unfolded, nameField);
  const parted = unfolded.flatMap((block) => {
    const facts = readFacts(block);
    for (const { label, block: value } of facts ?? []) {
      factCells.add(value);
      const field = nameField(label);
      if (field === undefined) unknown.set(value, label);
      else cells.set(value, { field, label });
    }
    return facts?.map(({ block: value }) => value) ?? [block];
  });
  return { blocks: parted, cells, unknown, facts: factCells };
}

interface UnfoldedPage {
  readonly blocks: Block[];
  /** The rest of a row of the page before, with which it begins; no part of `blocks`. */
  readonly rest: readonly Block[];
  /** The table that ends the page, which the next page may go on with. */
  readonly open: OpenTable | undefined;
}

/** `before`: the table that ends the page before; `found`: those of all pages so far, to be added to. */
function unfoldPage(
  blocks: readonly Block[],
  nameField: FieldNamer,
  cells: Map<Block, Cell>,
  before: OpenTable | undefined,
  found: TableHeader[],
): UnfoldedPage {
  const { words, headers: read } = readHeaders(blocks, nameField);
  const headers = read.map((header) => {
    const whole = completed(header, found);
    found.push(whole);
    return whole;
  });
  const taken = new Set<PlacedWord['word']>();
  const unfold = (header: TableHeader, rows: readonly TableRow[]) => {
    for (const { word } of rows.length > 0 ? header.words : []) taken.add(word);
    for (const row of rows)
      for (const cell of row.values()) for (const { word } of cell) taken.add(word);
    const own = rows.filter((row) => row !== broken);
    const blocksOf = (row: TableRow) => rowBlocks(row, header, nameField, cells);
    return { open: openTable(header, own), header, rows: own.map(blocksOf) };
  };
  const reachOf = (i: number) => {
    const next = headers[i + 1]?.baseline ?? Infinity;
    return words.filter(({ baseline }) => baseline < next - (headers[i + 1]?.size ?? 0) * 0.5);
  };
  const more = before === undefined ? undefined : continued(before.header, reachOf(-1));
  const [first] = headers;
  const again = more === undefined && first !== undefined && isRepeated(first, before);
  const rowsOf = headers.map((header, i) => rowsUnder(header, reachOf(i), again && i === 0));
  const top = again ? { header: first, rows: rowsOf[0] ?? [] } : more;
  const broken = before && top?.rows.slice(0, 1).find((row) => isRestOfRow(row, before));
  const rest =
    broken === undefined || top === undefined || before === undefined
      ? []
      : rowBlocks(broken, top.header, nameField, cells, isUntitled(broken, before));
  const tables = [
    ...(more === undefined ? [] : [unfold(more.header, more.rows)]),
    ...headers.map((header, i) => unfold(header, rowsOf[i] as TableRow[])),
  ];
  const others = blocks.flatMap((block) => left(block, taken));
  const parted = others.flatMap((block) => (isGrid(block) ? partGrid(block) : [block]));
  const last = tables.at(-1);
  const lowest = words.reduce<PlacedWord | undefined>(
    (low, word) => (low === undefined || word.baseline > low.baseline ? word : low),
    undefined,
  );
  const isOpen = lowest !== undefined && taken.has(lowest.word);
  return {
    blocks: placeTables(parted, tables),
    rest,
    open: isOpen ? last?.open : undefined,
  };
}

/** What the tables leave of a block. */
function left(block: Block, taken: ReadonlySet<PlacedWord['word']>): Block[] {
  const words = block.lines.flatMap((line) => line.words);
  if (!words.some((word) => taken.has(word))) return [block];
  const runs: [number, number][] = [];
  words.forEach((word, n) => {
    if (taken.has(word)) return;
    const last = runs.at(-1);
    if (last !== undefined && last[1] === n) last[1] = n + 1;
    else runs.push([n, n + 1]);
  });
  const size = Math.min(...words.filter((word) => taken.has(word)).map(({ style }) => style.size));
  return runs.map((run) => {
    const rest = sliceBlock(block, run);
    const isTitle = rest.style.bold && rest.style.size >= TITLE_SIZE * size;
    return { ...rest, kind: isTitle ? ('heading' as const) : ('paragraph' as const) };
  });
}

/** A title that layout has taken into a table is so much larger than what stands in it. */
const TITLE_SIZE = 1.25;

/** Each table behind the last block that ends above it, with titles and notes that stand between its rows among these. */
function placeTables(
  rest: readonly Block[],
  tables: readonly { readonly header: TableHeader; readonly rows: readonly (readonly Block[])[] }[],
): Block[] {
  const placed: Block[] = [...rest];
  for (const { header, rows } of tables) {
    const top = header.baseline - header.size;
    let at = placed.findLastIndex(
      ({ box, lines }) => middleOf(box) < top || (lines[0]?.baseline ?? 0) < top,
    );
    for (const row of rows) {
      const rowTop = Math.min(...row.map(({ box }) => box[1]));
      while (at + 1 < placed.length && isAbove(placed[at + 1] as Block, rowTop)) at += 1;
      placed.splice(at + 1, 0, ...row);
      at += row.length;
    }
  }
  return placed;
}

const middleOf = ([, top, , bottom]: Block['box']): number => (top + bottom) / 2;

/** Whether a title, or what is left of a rule, stands above a row. */
const isAbove = ({ box, kind, text }: Block, top: number): boolean =>
  (kind === 'heading' || !/\p{L}/u.test(text)) && middleOf(box) < top;

function rowBlocks(
  row: TableRow,
  header: TableHeader,
  nameField: FieldNamer,
  cells: Map<Block, Cell>,
  untitled = false,
): Block[] {
  const titleCell = row.get('title') ?? [];
  const [titleWords, textWords] = untitled
    ? [[], titleCell]
    : partTitleCell(titleCell, rightOf('title', header));
  const title = cellBlock(titleWords);
  const beginsWithLabel = (line: string): boolean => {
    const label = /^(\p{Lu}[^:]{1,40}):\s/u.exec(line)?.[1];
    return label !== undefined && nameField(label) !== undefined;
  };
  const textsOf = (words: readonly PlacedWord[], field: LabelledField) =>
    cellTexts(words, rightOf(field, header), beginsWithLabel);
  const texts = [
    ...textsOf(textWords, 'title'),
    ...textsOf(row.get('description') ?? [], 'description'),
  ];
  const others = [...row].filter(([field]) => field !== 'title' && field !== 'description');
  const blocks: Block[] = title === undefined ? [] : [{ ...title, kind: 'heading' }];
  for (const { kind, words } of texts) {
    const text = cellBlock(words);
    if (text !== undefined) blocks.push({ ...text, kind });
  }
  for (const [field, words] of others) {
    const block = cellBlock(words);
    if (block === undefined) continue;
    const label = header.columns.find((column) => column.field === field)?.label ?? '';
    cells.set(block, { field, label });
    blocks.push(block);
  }
  return blocks;
}

/** Where the column of a field ends: where the next begins. */
function rightOf(field: LabelledField, { columns }: TableHeader): number | undefined {
  const lefts = columns.map(({ left }) => left).sort((a, b) => a - b);
  const own = columns.find((column) => column.field === field)?.left ?? 0;
  return lefts.find((left) => left > own);
}

/** The words of a cell as one block, put together from the blocks they were in. */
function cellBlock(words: readonly PlacedWord[]): Block | undefined {
  const runs: { block: Block; run: [number, number] }[] = [];
  for (const { block, n } of words) {
    const last = runs.at(-1);
    if (last !== undefined && last.block === block && last.run[1] === n) last.run[1] = n + 1;
    else runs.push({ block, run: [n, n + 1] });
  }
  const [first, ...more] = runs.map(({ block, run }) => ({
    ...sliceBlock(block, run),
    kind: 'paragraph' as const,
  }));
  return first === undefined ? undefined : more.reduce<Block>(joinBlocks, first);
}
