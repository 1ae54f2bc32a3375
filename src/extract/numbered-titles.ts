import { type Block, splitBlock } from '../model/index.ts';
import { numberingOf } from './numbering.ts';

/** So many numbers, each greater than the one before, number titles. */
const LEAST = 3;
/** "1.1 Titel" of at most so many letters. */
const NUMBERED = /^\d{1,2}\.\d{1,2}\.?\s+\p{Lu}.{2,90}$/u;

/**
 * Makes headings of the lines that open paragraphs with numbers of two parts, where these count through the document:
 * where type tells little, such titles run into their text.
 */
export function numberedLinesAsTitles(blocks: readonly Block[]): Block[] {
  const opens = (block: Block): boolean =>
    block.kind === 'paragraph' && NUMBERED.test(firstLine(block));
  const lines = blocks.filter(opens).map(firstLine);
  if (lines.length < LEAST || numberingOf(lines) !== 'order') return [...blocks];
  return blocks.flatMap((block) => (opens(block) ? partTitle(block) : [block]));
}

const firstLine = ({ text }: Block): string => text.split('\n')[0] ?? '';

/** The title, of one line or of two where the first is full, and the text behind it. */
function partTitle(block: Block): Block[] {
  const [first, second] = block.lines;
  const word = second?.words[0];
  if (first === undefined || word === undefined) return [{ ...block, kind: 'heading' }];
  const isFull = first.box[2] + word.box[2] - word.box[0] > block.box[2];
  const parts = splitBlock(block, isFull ? 2 : 1);
  if (parts === undefined)
    return block.lines.length > 2 ? [block] : [{ ...block, kind: 'heading' }];
  return [{ ...parts[0], kind: 'heading' }, parts[1]];
}
