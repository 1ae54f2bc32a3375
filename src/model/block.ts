import { z } from 'zod';
import { Edit } from './edit.ts';
import { Box, union } from './geometry.ts';
import { Style, Word } from './page.ts';

/**
 * A run of words on one baseline and in one column, or a row of a table. `text` is the words parted by single spaces; in a
 * row by "\n" where a hyphen stands at the end of a cell's line.
 */
export const Line = z.object({
  text: z.string(),
  page: z.number().int().positive(),
  box: Box,
  baseline: z.number(),
  style: Style.describe('of most of its letters'),
  confidence: z.number().min(0).max(1).describe('mean over its letters'),
  words: z.array(Word),
  cells: z
    .array(z.number().int().nonnegative())
    .optional()
    .describe(
      'in a row of a table: for each column the number of its first word; an empty cell begins where the next does',
    ),
});
export type Line = z.infer<typeof Line>;

export const BlockKind = z.enum([
  'heading',
  'paragraph',
  'list-item',
  'figure',
  'table',
  'page-header',
  'page-footer',
  'contents-entry',
  'footnote',
]);
export type BlockKind = z.infer<typeof BlockKind>;

/**
 * Lines that belong together, in reading order. A paragraph that runs over columns or pages is one block.
 * `raw` is the text as read, its lines parted by "\n"; `text` is the same as mended. A "\n" that is left in
 * `text` is a line end that means no more than a space. `edits` lead from `raw` to `text`, in order.
 */
export const Block = z.object({
  kind: BlockKind,
  page: z.number().int().positive().describe('of its first line'),
  box: Box.describe('of its lines on that page'),
  lines: z.array(Line).min(1),
  style: Style.describe('of most of its letters'),
  raw: z.string(),
  text: z.string(),
  edits: z.array(Edit),
  notes: z
    .array(z.string())
    .optional()
    .describe(
      'page and mark of each footnote that it refers to, such as "5:1"; in a footnote its own',
    ),
  background: z
    .object({ box: Box, color: z.string() })
    .optional()
    .describe('the filled area it stands in'),
});
export type Block = z.infer<typeof Block>;

/** A block's text with its line ends as spaces, for reading on. Offsets stay the same. */
export const flowing = (block: Pick<Block, 'text'>): string => block.text.replaceAll('\n', ' ');

/** The words of each cell of a table's row as read, one entry a column; undefined for other lines. */
export const cellsOf = ({ cells, words }: Pick<Line, 'cells' | 'words'>): string[] | undefined =>
  cells?.map((from, i) =>
    words
      .slice(from, cells[i + 1] ?? words.length)
      .map((word) => word.text)
      .join(' '),
  );

/** Lines joined as `Block.raw` wants them. */
export const rawText = (lines: readonly Line[]): string =>
  lines.map((line) => line.text).join('\n');

/**
 * Parts a block before line `at` into two, each with its own edits. Undefined where an edit runs over the line end,
 * so that the two lines are one in the mended text.
 */
export function splitBlock(block: Block, at: number): readonly [Block, Block] | undefined {
  const upper = block.lines.slice(0, at);
  const lower = block.lines.slice(at);
  if (upper.length === 0 || lower.length === 0) return undefined;
  // the place of the line end in the text as it stood before each edit
  let place = rawText(upper).length;
  const edits: { upper: Edit[]; lower: Edit[] } = { upper: [], lower: [] };
  for (const edit of block.edits) {
    if (edit.at > place) edits.lower.push({ ...edit, at: edit.at - place - 1 });
    else if (edit.at + edit.before.length <= place) {
      edits.upper.push(edit);
      place += edit.after.length - edit.before.length;
    } else return undefined;
  }
  const part = (lines: Line[], text: string, own: Edit[]): Block => {
    const page = (lines[0] as Line).page;
    const box = union(lines.filter((line) => line.page === page).map((line) => line.box));
    return { ...block, page, box, lines, raw: rawText(lines), text, edits: own };
  };
  return [
    part(upper, block.text.slice(0, place), edits.upper),
    part(lower, block.text.slice(place + 1), edits.lower),
  ];
}

/** Two blocks as one, the second under the first, with the edits of both. Kind and style are the first's. */
export function joinBlocks(upper: Block, lower: Block): Block {
  const lines = [...upper.lines, ...lower.lines];
  const own = lines.filter((line) => line.page === upper.page);
  // the second's edits are made first, behind the first's text as read, so that these do not shift them
  const shifted = lower.edits.map((edit) => ({ ...edit, at: edit.at + upper.raw.length + 1 }));
  const notes = [...new Set([...(upper.notes ?? []), ...(lower.notes ?? [])])];
  return {
    ...upper,
    ...(notes.length > 0 && { notes }),
    lines,
    box: union(own.map((line) => line.box)),
    raw: rawText(lines),
    text: `${upper.text}\n${lower.text}`,
    edits: [...shifted, ...upper.edits],
  };
}
