import type { Block } from '../model/index.ts';
import type { DescriptionPart } from './description.ts';

/** The footnotes of a document, by page and mark. */
export const footnotesIn = (blocks: readonly Block[]): ReadonlyMap<string, Block> =>
  new Map(
    blocks.flatMap((block) =>
      block.kind === 'footnote' ? (block.notes ?? []).map((note) => [note, block] as const) : [],
    ),
  );

/** The footnotes that some blocks refer to, whole, in the order in which they do. */
export function referredFootnotes(
  blocks: readonly Block[],
  footnotes: ReadonlyMap<string, Block>,
): DescriptionPart[] {
  const referred = new Set(blocks.flatMap(({ notes = [] }) => notes));
  return [...referred].flatMap((note) => {
    const block = footnotes.get(note);
    return block === undefined ? [] : [{ block, start: 0, end: block.text.length }];
  });
}
