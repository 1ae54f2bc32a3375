import { z } from 'zod';
import { Edit } from './edit.ts';
import { Box } from './geometry.ts';
import { Style, Word } from './page.ts';

/** A run of words on one baseline and in one column. `text` is the words parted by single spaces. */
export const Line = z.object({
  text: z.string(),
  page: z.number().int().positive(),
  box: Box,
  baseline: z.number(),
  style: Style.describe('of most of its letters'),
  confidence: z.number().min(0).max(1).describe('mean over its letters'),
  words: z.array(Word),
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
  background: z
    .object({ box: Box, color: z.string() })
    .optional()
    .describe('the filled area it stands in'),
});
export type Block = z.infer<typeof Block>;

/** A block's text with its line ends as spaces, for reading on. Offsets stay the same. */
export const flowing = (block: Pick<Block, 'text'>): string => block.text.replaceAll('\n', ' ');

/** Lines joined as `Block.raw` wants them. */
export const rawText = (lines: readonly Line[]): string =>
  lines.map((line) => line.text).join('\n');
