import type { Block, Line, Word } from '../../model/index.ts';
import { sliceBlock, type WordRun } from '../slice-block.ts';

/** Share of the rows that must hold a title in bold over its text. */
const TITLED = 0.5;

/** Words on one baseline differ by no more than this share of their size. */
const ONE_LINE = 0.3;
/** Styles of text differ by at least this share in size. */
const SIZE_CHANGE = 0.08;
/** Type so much larger than what stands under it is a title's. */
const LARGER = 1.2;
/** A wider room than this, in type sizes, parts paragraphs. */
const ROOM = 1.55;

/**
 * Whether a table is none but a grid that offerings are set in: the cells of most rows hold titles in bold over text,
 * as a programme with its days at the left.
 */
export function isGrid(block: Block): boolean {
  if (block.kind !== 'table') return false;
  const titled = block.lines.filter((line) =>
    runsOfCells(line).some((run) => {
      const parts = partsOf(line, run);
      const [first, second] = parts;
      return first !== undefined && second !== undefined && isTitleOver(first, second);
    }),
  );
  return block.lines.length > 0 && titled.length >= block.lines.length * TITLED;
}

/** The cells of a grid as headings and paragraphs, row by row, each cell parted where its type or its spacing changes. */
export function partGrid(block: Block): Block[] {
  let at = 0;
  return block.lines.flatMap((line) => {
    const start = at;
    at += line.words.length;
    return runsOfCells(line).flatMap((run) =>
      partsOf(line, run).map((words, n, parts) => {
        const from = start + line.words.indexOf(words[0] as Word);
        const part = atBaselines(sliceBlock(block, [from, from + words.length]));
        const below = parts[n + 1];
        const isTitle = isBold(words) || (below !== undefined && isLarger(words, below));
        return { ...part, kind: isTitle ? ('heading' as const) : ('paragraph' as const) };
      }),
    );
  });
}

const runsOfCells = ({ cells = [], words }: Line): WordRun[] =>
  cells.map((from, i) => [from, cells[i + 1] ?? words.length] as const);

/** Whether a part of a cell is set as a title of the part under it. */
const isTitleOver = (above: readonly Word[], below: readonly Word[]): boolean =>
  (isBold(above) && !isBold(below)) || isLarger(above, below);

const isLarger = ([first]: readonly Word[], [other]: readonly Word[]): boolean =>
  first !== undefined && other !== undefined && first.style.size > LARGER * other.style.size;

const isBold = (words: readonly Word[]): boolean => words.every(({ style }) => style.bold);

/** The words of a cell, parted where a line is set otherwise than the one above, or further from it. */
function partsOf(line: Line, [from, to]: WordRun): Word[][] {
  const lines: Word[][] = [];
  for (const word of line.words.slice(from, to)) {
    const last = lines.at(-1)?.[0];
    const level =
      last !== undefined && Math.abs(word.baseline - last.baseline) < ONE_LINE * last.style.size;
    if (level) lines.at(-1)?.push(word);
    else lines.push([word]);
  }
  const parts: Word[][] = [];
  for (const own of lines) {
    const above = parts.at(-1);
    if (above !== undefined && isAlike(above, own)) above.push(...own);
    else parts.push([...own]);
  }
  return parts;
}

function isAlike(above: readonly Word[], below: readonly Word[]): boolean {
  const [last, first] = [above.at(-1) as Word, below[0] as Word];
  const { size } = last.style;
  return (
    isBold(above) === isBold(below) &&
    Math.abs(first.style.size - size) < SIZE_CHANGE * size &&
    first.baseline - last.baseline < ROOM * Math.max(size, first.style.size) * 1.2
  );
}

/** A cell's words in lines of their own: layout has them all in its row. */
function atBaselines(block: Block): Block {
  const [row] = block.lines;
  if (row === undefined || block.lines.length > 1) return block;
  const lines: Line[] = [];
  for (const word of row.words) {
    const last = lines.at(-1);
    if (
      last !== undefined &&
      Math.abs(word.baseline - last.baseline) < ONE_LINE * word.style.size
    ) {
      const words = [...last.words, word];
      lines.splice(-1, 1, lineOf(words, row));
    } else lines.push(lineOf([word], row));
  }
  const raw = lines.map(({ text }) => text).join('\n');
  // line ends stand where spaces stood: the offsets of edits stay
  const text = block.edits.length === 0 ? raw : block.text;
  return { ...block, lines, raw: block.edits.length === 0 ? raw : block.raw, text };
}

function lineOf(words: readonly Word[], { page, confidence }: Line): Line {
  const boxes = words.map(({ box }) => box);
  const [first] = words as [Word];
  return {
    text: words.map(({ text }) => text).join(' '),
    page,
    confidence,
    box: [
      Math.min(...boxes.map((box) => box[0])),
      Math.min(...boxes.map((box) => box[1])),
      Math.max(...boxes.map((box) => box[2])),
      Math.max(...boxes.map((box) => box[3])),
    ],
    baseline: first.baseline,
    style: first.style,
    words: [...words],
  };
}
