import { type Block, flowing } from '../model/index.ts';

/** Bullets as printed, and as OCR misreads them. */
const BULLET = /^\s*(?:[•●▪◦‣·○■✓✔☑➔➤►▶*°¢«»+–—-]\s*|[eo©]\s+)+/u;

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
    text += (text === '' ? '' : separator(text, piece, previous, kind)) + piece;
    previous = kind;
  }
  return text;
}

/** What parts two pieces: a sentence that goes on is one paragraph, list items stand close. */
function separator(
  text: string,
  piece: string,
  previous: Block['kind'] | undefined,
  kind: Block['kind'],
): string {
  const goesOn = /[\p{Ll},]$/u.test(text) && /^\p{Ll}/u.test(piece);
  if (goesOn && previous === 'paragraph' && kind === 'paragraph') return ' ';
  return kind === 'list-item' && previous === 'list-item' ? '\n' : '\n\n';
}

function render({ block, start, end }: DescriptionPart): string {
  if (block.kind === 'table') return block.text.slice(start, end).trim();
  const text = flowing(block).slice(start, end).replace(/\s+/g, ' ').trim();
  return block.kind === 'list-item' && text !== '' ? `- ${text.replace(BULLET, '')}` : text;
}
