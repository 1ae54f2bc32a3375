import { type Block, flowing } from '../model/index.ts';

const BULLET = /^\s*(?:[•●▪◦‣·○■*–—-]|e(?=\s+\p{Lu}))\s*/u;

/** A part of a description: a run of a block's mended text. */
export interface DescriptionPart {
  readonly block: Block;
  readonly start: number;
  readonly end: number;
}

/** Paragraphs parted by blank lines, list items as lines with "- ", rows of tables as lines. */
export function describe(parts: readonly DescriptionPart[]): string {
  let text = '';
  let previous: Block['kind'] | undefined;
  for (const part of parts) {
    const piece = render(part);
    if (piece === '') continue;
    const { kind } = part.block;
    const tight = kind === 'list-item' && previous === 'list-item';
    text += text === '' ? piece : `${tight ? '\n' : '\n\n'}${piece}`;
    previous = kind;
  }
  return text;
}

function render({ block, start, end }: DescriptionPart): string {
  if (block.kind === 'table') return block.text.slice(start, end).trim();
  const text = flowing(block).slice(start, end).replace(/\s+/g, ' ').trim();
  return block.kind === 'list-item' && text !== '' ? `- ${text.replace(BULLET, '')}` : text;
}
