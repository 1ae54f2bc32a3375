import type { Column } from '../blocks/column.ts';
import { letterCount } from '../letters.ts';
import { rowsOf } from '../lines/rows.ts';
import { type Segment, segmentOf } from '../lines/segment.ts';
import type { Token } from '../words/token.ts';

/** A line of plain text. */
export interface TextLine {
  readonly line: Segment;
  /** Blank lines before it. */
  readonly blanks: number;
}

/** The pitch of the grid that `ingest` sets plain text on, in type sizes: 12 points for 10. */
const PITCH = 1.2;
/** Where blank lines stand between more than this share of the lines, they tell nothing (measured). */
const MEANINGLESS = 0.7;
/** Share of the lines that are narrower than the text's full width (measured). */
const FULL = 0.9;
/** Fewer lines than this do not show how wide a page's text is. */
const ENOUGH_LINES = 6;

/** The lines of a page, top to bottom; those of stray signs without letter or digit are left out. */
export function textLinesOf(tokens: readonly Token[], page: number): TextLine[] {
  const lines = rowsOf(tokens)
    .map((row) => segmentOf(row.tokens, { page, estimated: false, weightless: true }))
    .filter((line) => letterCount(line.text) > 0);
  return lines.map((line, i) => {
    const before = lines[i - 1];
    const rows = before === undefined ? 1 : (line.baseline - before.baseline) / (PITCH * line.size);
    return { line, blanks: Math.round(rows) - 1 };
  });
}

/** The same lines without blank lines, where these stand between nearly all lines. */
export function withoutSpacing(lines: readonly TextLine[]): TextLine[] {
  const spaced = lines.slice(1).filter(({ blanks }) => blanks > 0).length;
  const means = spaced <= MEANINGLESS * (lines.length - 1);
  return means ? [...lines] : lines.map(({ line }) => ({ line, blanks: 0 }));
}

/** The edges of the text: where nine lines in ten end, on this page or, if it is short, in the document. */
export function measureOf(lines: readonly TextLine[], document: readonly TextLine[]): Column {
  const shown = lines.length >= ENOUGH_LINES ? lines : document;
  const left = Math.min(...shown.map(({ line }) => line.box[0]));
  const rights = shown.map(({ line }) => line.box[2]).sort((a, b) => a - b);
  return { left, right: rights[Math.floor(rights.length * FULL)] ?? left };
}

/** Words met with a capital inside a sentence: names, which say nothing of where a sentence begins. */
export function namesIn(lines: readonly Segment[]): Set<string> {
  const names = new Set<string>();
  for (const line of lines) {
    line.tokens.forEach((token, i) => {
      const before = line.tokens[i - 1];
      if (before === undefined || /[.!?:…]["”»’)]*$/u.test(before.text)) return;
      if (/^\p{Lu}/u.test(token.text)) names.add(bare(token.text));
    });
  }
  return names;
}

/** A word without the punctuation that follows it. */
const bare = (word: string): string => word.replace(/[.,:;!?)”»]+$/u, '');
