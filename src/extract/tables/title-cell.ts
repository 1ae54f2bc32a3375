import { linesOf, type PlacedWord } from './header.ts';

/** A line ends early where the first word of the next would still have stood on it, with so much room more, in type sizes. */
const ROOM = 1;

/**
 * The words of a title's cell that are the title, and those of the text that stands under it in the same cell: told by
 * the title's weight or slant, or by its last line, which ends before the column does.
 *
 * @param right where the column ends, points; undefined for the last one.
 */
export function partTitleCell(
  cell: readonly PlacedWord[],
  right: number | undefined,
): readonly [title: readonly PlacedWord[], text: readonly PlacedWord[]] {
  const lines = linesOf(cell);
  const bold = lines.findIndex((line) => !line.every(({ word }) => word.style.bold));
  if (bold > 0) return halves(lines, bold);
  const italic = lines.findIndex((line) => !line.every(({ word }) => word.style.italic));
  if (bold === 0 && italic > 0) return halves(lines, italic);
  // where nothing is heavier, a title is one line or two
  if (bold === -1 || lines.length < 2) return [cell, []];
  const edge = right ?? Math.max(...cell.map(({ word }) => word.box[2]));
  const early = lines.slice(0, 2).findIndex((line, n) => endsEarly(line, lines[n + 1], edge));
  return early === -1 ? [cell, []] : halves(lines, early + 1);
}

const halves = (
  lines: readonly PlacedWord[][],
  at: number,
): readonly [readonly PlacedWord[], readonly PlacedWord[]] => [
  lines.slice(0, at).flat(),
  lines.slice(at).flat(),
];

function endsEarly(
  line: readonly PlacedWord[],
  next: readonly PlacedWord[] | undefined,
  edge: number,
): boolean {
  const [last, first] = [line.at(-1)?.word, next?.[0]?.word];
  if (last === undefined || first === undefined) return false;
  const width = first.box[2] - first.box[0] + ROOM * first.style.size;
  return /^\p{Lu}/u.test(first.text) && last.box[2] + width < edge;
}
