import { type Block, type BlockKind, rawText, union } from '../model/index.ts';
import type { Column } from './blocks/column.ts';
import { type Segment, styleOf, toLine } from './lines/segment.ts';

/** A block in the making. */
export interface Draft {
  readonly kind: BlockKind;
  readonly lines: readonly Segment[];
  /** The column it stands in, for text. */
  readonly column?: Column;
  /** Stands at the foot of the page, apart from the text. */
  readonly footnote: boolean;
  /** Of the footnotes that it refers to; in a footnote its own: see `Block`. */
  readonly notes?: readonly string[];
}

/** The block of the model. */
export function toBlock(draft: Draft): Block {
  const lines = draft.lines.map(toLine);
  const [first] = draft.lines;
  const { page, container, estimated } = first!;
  const raw = rawText(lines);
  return {
    kind: draft.kind,
    page,
    box: union(lines.filter((line) => line.page === page).map((line) => line.box)),
    lines,
    style: styleOf(
      draft.lines.flatMap((line) => line.tokens),
      estimated,
    ),
    raw,
    text: raw,
    edits: [],
    ...(draft.notes && { notes: [...draft.notes] }),
    ...(container === undefined
      ? {}
      : { background: { box: container.box, color: container.color } }),
  };
}
