import { type Block, flowing, type Word } from '../model/index.ts';
import { fold } from './fold.ts';
import type { LabelNames } from './labels/index.ts';
import { sliceBlock } from './slice-block.ts';

/** A title run in has at most so many words, and at least so many follow it. */
const MOST_WORDS = 14;
const LEAST_TEXT = 5;
/** So many paragraphs that begin so are a manner of setting titles; fewer are emphasis. */
const LEAST = 3;
/** Share of different texts below which they are labels ("Indhold", "Udbytte") and not titles. */
const DISTINCT = 0.7;

/**
 * Parts titles that are run in, bold at the beginning of their paragraph, from the text behind them. Only where the
 * document has at least as many of them as of headings that stand alone before text: else these are the titles.
 */
export function partRunIns(blocks: readonly Block[], names: LabelNames): Block[] {
  const found = new Map<Block, number>();
  for (const block of blocks) {
    const words = runInWords(block, names);
    if (words > 0) found.set(block, words);
  }
  const titles = [...found].map(([block, words]) => fold(flowing(sliceBlock(block, [0, words]))));
  const standing = blocks.filter(
    (block, n) => block.kind === 'heading' && blocks[n + 1]?.kind === 'paragraph',
  );
  const isManner =
    found.size >= LEAST &&
    found.size >= standing.length &&
    new Set(titles).size >= found.size * DISTINCT;
  if (!isManner) return [...blocks];
  return blocks.flatMap((block) => {
    const words = found.get(block);
    if (words === undefined) return [block];
    const count = block.lines.reduce((sum, line) => sum + line.words.length, 0);
    const title = { ...sliceBlock(block, [0, words]), kind: 'heading' as const };
    return [title, sliceBlock(block, [words, count])];
  });
}

/** How many bold words a paragraph begins with, if they may be a title; else 0. */
function runInWords(block: Block, names: LabelNames): number {
  if (block.kind !== 'paragraph') return 0;
  const words = block.lines.flatMap((line) => line.words);
  const bold = words.findIndex((word) => !word.style.bold);
  if (bold < 1 || bold > MOST_WORDS || words.length - bold < LEAST_TEXT) return 0;
  const last = words[bold - 1] as Word;
  const next = words[bold] as Word;
  const title = words
    .slice(0, bold)
    .map((word) => word.text)
    .join(' ');
  if (!/^[\p{Lu}\d"“»‘]/u.test(title) || names.nearly(title) !== undefined) return 0;
  const parted = /[.!?–—-]$/u.test(last.text) || /^[\p{Lu}–—-]/u.test(next.text);
  return parted && !/:$/.test(last.text) ? bold : 0;
}

/** Whether a title is run in: the text under it begins on its last line. */
export function isRunIn(heading: Block, text: Block | undefined): boolean {
  const [above, below] = [heading.lines.at(-1), text?.lines[0]];
  return (
    above !== undefined &&
    below !== undefined &&
    above.page === below.page &&
    Math.abs(above.baseline - below.baseline) < above.style.size * 0.3 &&
    below.box[0] >= above.box[2]
  );
}
