import type { Block } from '../../model/index.ts';
import type { FieldNamer } from '../labels/index.ts';
import { headersOf, type PlacedWord, type TableHeader } from './header.ts';

/** A page that few lines tell the slope of may be turned by so much, tried in such steps. */
const MOST_SLOPE = 0.012;
const SLOPE_STEP = 0.001;

/** The words of a page made level, and the heads of its tables: at the slope at which most are found, first as measured. */
export function readHeaders(
  blocks: readonly Block[],
  nameField: FieldNamer,
): { readonly words: PlacedWord[]; readonly headers: TableHeader[] } {
  const read = (slope: number, words: readonly PlacedWord[]) => {
    const level = words.map((placed) => ({
      ...placed,
      baseline: placed.word.baseline - slope * placed.word.box[0],
    }));
    return { words: level, headers: headersOf(level, nameField) };
  };
  const all = blocks.flatMap(wordsOf);
  const slope = slopeOf(blocks);
  const measured = read(slope, all);
  // words that were set are level; where they were recognised a head may be torn though the rest of it is found
  if (blocks.every(({ style }) => style.color !== undefined)) return measured;
  const titles = all.filter(({ word }) => nameField(word.text) === 'title');
  const found = measured.headers.flatMap(({ words }) => words);
  // around the words that may head a column of titles: with a whole page each slope takes as long as the first
  const near = around([...titles, ...found], all);
  if (near.length === 0) return measured;
  let best = { slope, columns: columnsIn(measured.headers) };
  for (let step = -MOST_SLOPE / SLOPE_STEP; step <= MOST_SLOPE / SLOPE_STEP; step++) {
    const other = step * SLOPE_STEP;
    const columns = columnsIn(read(other, near).headers);
    if (columns > best.columns) best = { slope: other, columns };
  }
  return best.slope === slope ? measured : read(best.slope, all);
}

const columnsIn = (headers: readonly TableHeader[]): number =>
  headers.reduce((sum, { columns }) => sum + columns.length, 0);

/** The words that may stand on one line with any of the titles, however the page is turned. */
function around(titles: readonly PlacedWord[], words: readonly PlacedWord[]): PlacedWord[] {
  return words.filter(({ word }) =>
    titles.some((title) => {
      const across = Math.abs(word.box[0] - title.word.box[0]);
      const slack = MOST_SLOPE * across + Math.max(word.style.size, title.word.style.size);
      return Math.abs(word.baseline - title.word.baseline) <= slack;
    }),
  );
}

/** Shorter lines tell too little of how a page is turned, points. */
const LONG_LINE = 120;

/** How much lower lines end than they begin, per point: the median of the long ones. */
function slopeOf(blocks: readonly Block[]): number {
  const slopes = blocks.flatMap(({ lines }) =>
    lines.flatMap(({ words, cells: row }) => {
      // the lines of a row's cells stand under one another
      if (row !== undefined) return [];
      const [first, last] = [words[0], words.at(-1)];
      if (first === undefined || last === undefined) return [];
      const across = last.box[0] - first.box[0];
      return across < LONG_LINE ? [] : [(last.baseline - first.baseline) / across];
    }),
  );
  return slopes.sort((a, b) => a - b)[Math.floor(slopes.length / 2)] ?? 0;
}

/** With the baselines that they have on the page as it is. */
function wordsOf(block: Block): PlacedWord[] {
  // words on the page that a block begins on: a table's cells do not run over pages
  let n = 0;
  return block.lines.flatMap((line) =>
    line.words.flatMap((word) => {
      const placed = {
        word,
        baseline: word.baseline,
        block,
        n,
        ...(line.cells === undefined ? {} : { row: line }),
      };
      n += 1;
      return line.page === block.page ? [placed] : [];
    }),
  );
}
