import { type Block, type Edit, type Line, rawText, union, type Word } from '../model/index.ts';

/** A run of a block's words: `[from, to)`, counted over all its lines. */
export type WordRun = readonly [from: number, to: number];

/**
 * A run of a block's words as a block of its own, with the edits of its text. Where an edit runs over an end of the
 * run, the text stays as it was read.
 */
export function sliceBlock(block: Block, [from, to]: WordRun): Block {
  const lines: Line[] = [];
  let count = 0;
  let at = 0;
  let [start, end]: [number | undefined, number] = [undefined, 0];
  for (const line of block.lines) {
    const own: Word[] = [];
    for (const word of line.words) {
      if (count >= from && count < to) {
        own.push(word);
        start ??= at;
        end = at + word.text.length;
      }
      at += word.text.length + 1;
      count += 1;
    }
    if (own.length > 0) lines.push(own.length === line.words.length ? line : lineOf(own, line));
  }
  const [first] = lines as [Line, ...Line[]];
  const raw = rawText(lines);
  const sliced = sliceEdits(block, start ?? 0, end) ?? { text: raw, edits: [] };
  return {
    ...block,
    page: first.page,
    box: union(lines.filter((line) => line.page === first.page).map((line) => line.box)),
    lines,
    style: styleOf(lines.flatMap((line) => line.words)),
    raw,
    ...sliced,
  };
}

/** What the edits make of the raw text `[start, end)`; undefined where one runs over an end. */
function sliceEdits(
  block: Block,
  start: number,
  end: number,
): { text: string; edits: Edit[] } | undefined {
  // the run in the text as it stands before each edit
  let [from, to] = [start, end];
  const edits: Edit[] = [];
  for (const edit of block.edits) {
    const grown = edit.after.length - edit.before.length;
    const editEnd = edit.at + edit.before.length;
    if (editEnd <= from) {
      from += grown;
      to += grown;
    } else if (edit.at >= from && editEnd <= to) {
      edits.push({ ...edit, at: edit.at - from });
      to += grown;
    } else if (edit.at < to) return undefined;
  }
  return { text: block.text.slice(from, to), edits };
}

function lineOf(words: readonly Word[], line: Line): Line {
  const from = line.words.indexOf(words[0] as Word);
  const cells = line.cells?.map((cell) => Math.min(Math.max(0, cell - from), words.length));
  return {
    ...line,
    // cells that were cut away are empty ones
    ...(cells === undefined ? {} : { cells }),
    text: textOf(words, line),
    box: union(words.map((word) => word.box)),
    style: styleOf(words),
    words: [...words],
  };
}

/** The text of a run of a line's words, parted as they are there. */
function textOf(words: readonly Word[], line: Line): string {
  const from = line.words.indexOf(words[0] as Word);
  const before = line.words.slice(0, from).reduce((sum, { text }) => sum + text.length + 1, 0);
  const length = words.reduce((sum, { text }) => sum + text.length + 1, 0) - 1;
  return line.text.slice(before, before + length);
}

/** The style of most letters. */
function styleOf(words: readonly Word[]): Word['style'] {
  const letters = new Map<string, number>();
  for (const { style, text } of words) {
    const key = JSON.stringify(style);
    letters.set(key, (letters.get(key) ?? 0) + text.length);
  }
  const [most] = [...letters].sort((a, b) => b[1] - a[1])[0] as [string, number];
  return JSON.parse(most) as Word['style'];
}
