import { linesOf, type PlacedWord } from './header.ts';

/** What stands under one another in a cell: a paragraph, or an item of a list. */
export interface CellText {
  readonly kind: 'paragraph' | 'list-item';
  readonly words: readonly PlacedWord[];
}

/** Lines so much further apart than the nearest, in type sizes, are of different paragraphs. */
const APART = 0.18;
/** Lines that begin so much further right than the others, in type sizes, are of list items. */
const INDENT = 0.7;
/** A line ends early where so much room, in type sizes, is left behind the first word of the next. */
const ROOM = 0.5;
const BULLET = /^[•●▪◦‣·○*–—-]$/u;

/**
 * The paragraphs and list items of a cell, told by the room between lines, by their indents, and by the labels that lines
 * begin with ("Udbyder: …").
 *
 * @param right where the column ends, points; undefined for the last one.
 */
export function cellTexts(
  cell: readonly PlacedWord[],
  right: number | undefined,
  beginsWithLabel: (line: string) => boolean,
): CellText[] {
  const lines = linesOf(cell);
  const edge = Math.min(...cell.map(({ word }) => word.box[0]));
  const end = right ?? Math.max(...cell.map(({ word }) => word.box[2]));
  const pitches = lines.slice(1).map((line, n) => baselineOf(line) - baselineOf(lines[n]));
  const pitch = Math.min(...pitches);
  const texts: { kind: CellText['kind']; words: PlacedWord[] }[] = [];
  lines.forEach((line, n) => {
    const { word: first } = line[0] as PlacedWord;
    const above = lines[n - 1];
    const kind = isItem(first, edge) ? 'list-item' : 'paragraph';
    const opens =
      above === undefined ||
      kind !== texts.at(-1)?.kind ||
      BULLET.test(first.text) ||
      (pitches[n - 1] as number) > pitch + APART * first.style.size ||
      (kind === 'list-item' && endsEarly(above, first, end)) ||
      beginsWithLabel(line.map(({ word }) => word.text).join(' '));
    if (opens) texts.push({ kind, words: [...line] });
    else texts.at(-1)?.words.push(...line);
  });
  return texts;
}

const baselineOf = (line: readonly PlacedWord[] | undefined): number => line?.[0]?.baseline ?? 0;

const isItem = (first: PlacedWord['word'], edge: number): boolean =>
  BULLET.test(first.text) || first.box[0] > edge + INDENT * first.style.size;

function endsEarly(line: readonly PlacedWord[], next: PlacedWord['word'], end: number): boolean {
  const last = line.at(-1)?.word.box[2] ?? 0;
  return last + next.box[2] - next.box[0] + ROOM * next.style.size < end;
}
