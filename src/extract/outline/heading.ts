import { type Block, flowing } from '../../model/index.ts';
import { fold } from '../fold.ts';
import { type StyleClass, styleClasses } from './style-classes.ts';

/** What a block of the body is to the catalogue. `front` belongs to none, `inner` is a heading within an offering. */
export type Role =
  | 'catalogue'
  | 'section'
  | 'subtitle'
  | 'offering'
  | 'inner'
  | 'body'
  | 'front'
  /** Contents pages and indexes. */
  | 'list'
  /** The title of a box with its text that what follows is not under. */
  | 'panel';

/** A block of the body with what the outline makes of it. */
export interface OutlineItem {
  readonly block: Block;
  role: Role;
  /** Depth of a section, 0 for the outermost. */
  depth: number;
}

/** What the outline asks of the rest of extraction. */
export interface OutlineContext {
  /** Type sizes are approximate: pages read by OCR, or a hidden layer. */
  readonly approximate: boolean;
  /** How many pages the document has. */
  readonly pageCount: number;
  /** There are no type sizes at all: plain text. */
  readonly unstyled: boolean;
  /** Whether a title names its provider behind a marker. */
  readonly isMarked: (title: string) => boolean;
  /** How many labelled lines such as "Sted: …" a block holds. */
  readonly labelsIn: (block: Block) => number;
}

/** A heading with what stands around it. */
export interface Heading {
  readonly item: OutlineItem;
  /** Its place among the items. */
  readonly index: number;
  readonly text: string;
  readonly page: number;
  readonly marked: boolean;
  readonly styleClass: StyleClass;
  /** What comes next in the body. */
  readonly next: 'text' | 'heading' | 'end';
  /** Number of labelled lines up to the next heading. */
  readonly labels: number;
  /** The beginning of the text under it, folded. */
  readonly intro: string;
  /** Whether it is the first on its page. */
  readonly opensPage: boolean;
}

/** As much of the text under a heading as tells what the heading is for. */
const INTRO_LENGTH = 500;

export function readHeadings(items: readonly OutlineItem[], context: OutlineContext): Heading[] {
  const places = items.flatMap((item, index) => (item.block.kind === 'heading' ? [index] : []));
  const classes = styleClasses(
    places.map((index) => (items[index] as OutlineItem).block),
    context.approximate,
  );
  return places.map((index, n) => {
    const item = items[index] as OutlineItem;
    const own = items.slice(index + 1, places[n + 1]).map(({ block }) => block);
    const text = flowing(item.block).trim();
    const last = n === places.length - 1;
    return {
      item,
      index,
      text,
      page: item.block.page,
      marked: context.isMarked(text),
      styleClass: classes.get(item.block) as StyleClass,
      next: own.length > 0 ? 'text' : last ? 'end' : 'heading',
      labels: own.reduce((sum, block) => sum + context.labelsIn(block), 0),
      intro: fold(own.map(flowing).join(' ').slice(0, INTRO_LENGTH)),
      opensPage: items[index - 1]?.block.page !== item.block.page,
    };
  });
}
