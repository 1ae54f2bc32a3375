import { linesOf } from './lines.ts';
import type { Face, Press } from './press.ts';
import type { Style } from './style.ts';
import type { TruthBlock, TruthKind } from './truth.ts';

/** A part of the text, as its author wrote it. */
export interface Content {
  readonly kind: 'heading' | 'subheading' | 'paragraph' | 'list-item';
  readonly text: string;
}

/** A column, or what floats leave of one. */
export interface Frame {
  readonly x: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
}

const kinds: Record<Content['kind'], TruthKind> = {
  heading: 'heading',
  subheading: 'heading',
  paragraph: 'paragraph',
  'list-item': 'list-item',
};

/** Lines of a paragraph that stay together at either end of a column. */
const TOGETHER = 2;

/**
 * Pours contents into frames, which are of one width, until either runs out. What does not fit is not set. Returns
 * the height at which the text ends.
 */
export function pour(
  press: Press,
  style: Style,
  contents: Iterable<Content>,
  frames: readonly Frame[],
  chain = 'text',
): number {
  let at = 0;
  let y = frames[0]?.top ?? 0;
  let before: Content | undefined;
  for (const content of contents) {
    const frame = frames[at];
    if (frame === undefined) return y;
    const set = settingOf(press, style, content, frame.width);
    const reserve = isHeading(content)
      ? set.lines.length * set.leading + 2.5 * style.leading
      : Math.min(set.lines.length, TOGETHER) * set.leading;
    let gap = y === frame.top ? 0 : gapAbove(style, content, before);
    const turn = (): boolean => {
      at += 1;
      y = frames[at]?.top ?? y;
      gap = 0;
      return frames[at] !== undefined;
    };
    while (y + gap + reserve > frames[at]!.bottom) if (!turn()) return y;
    y += gap;
    const block = press.block(kinds[content.kind], chain);
    for (const [i, line] of set.lines.entries()) {
      const left = set.lines.length - i;
      const need = left === TOGETHER ? TOGETHER : 1;
      if (y + need * set.leading > frames[at]!.bottom + 0.01 && !turn()) return y;
      setLine(press, style, set, block, line, i, left === 1, frames[at]!, y);
      y += set.leading;
    }
    before = content;
  }
  return y;
}

interface Setting {
  readonly face: Face;
  readonly leading: number;
  readonly lines: readonly string[];
  readonly hang: number;
  readonly indent: number;
}

const isHeading = ({ kind }: Content): boolean => kind === 'heading' || kind === 'subheading';

function settingOf(press: Press, style: Style, { kind, text }: Content, width: number): Setting {
  const face = kind === 'heading' || kind === 'subheading' ? style[kind] : style.body;
  const hang = kind === 'list-item' ? 1.3 * style.body.size : 0;
  const indent = kind === 'paragraph' ? style.indent : 0;
  const hyphen = isHeading({ kind, text }) ? undefined : style.hyphen;
  const measure = (part: string) => press.measure(part, face);
  return {
    face: kind === 'list-item' ? { ...face, color: style.item } : face,
    leading: isHeading({ kind, text }) ? 1.2 * face.size : style.leading,
    lines: linesOf(text, width - hang, measure, { hyphen, indent }),
    hang,
    indent,
  };
}

function gapAbove(style: Style, { kind }: Content, before: Content | undefined): number {
  if (kind === 'heading') return 1.5 * style.leading;
  if (kind === 'subheading') return before?.kind === 'heading' ? 2 : 0.9 * style.leading;
  if (before !== undefined && isHeading(before)) return 0.2 * style.leading;
  if (kind === 'list-item' && before?.kind === 'list-item') return 0.2 * style.gap;
  return style.gap || (kind !== before?.kind ? 0.4 * style.leading : 0);
}

function setLine(
  press: Press,
  style: Style,
  { face, leading, hang, indent }: Setting,
  block: TruthBlock,
  text: string,
  index: number,
  last: boolean,
  frame: Frame,
  y: number,
): void {
  const baseline = y + 0.76 * leading;
  const inset = hang + (index === 0 ? indent : 0);
  if (index === 0 && block.kind === 'list-item') setBullet(press, style, block, frame.x, baseline);
  const width =
    style.justified && !last && block.kind === 'paragraph' ? frame.width - inset : undefined;
  press.line(block, text, frame.x + inset, baseline, face, width);
}

function setBullet(
  press: Press,
  style: Style,
  block: TruthBlock,
  x: number,
  baseline: number,
): void {
  const { size } = style.body;
  const middle = baseline - 0.28 * size;
  const color = style.item;
  if (style.bullet === 'disc') press.disc(x + 0.3 * size, middle, 0.2 * size, color);
  else if (style.bullet === 'square') {
    press.fill([x + 0.1 * size, middle - 0.2 * size, x + 0.5 * size, middle + 0.2 * size], color);
  } else {
    press.line(block, style.bullet === 'dot' ? '•' : '–', x, baseline, { ...style.body, color });
  }
}

/** Endless text: titled sections of paragraphs, lists and subheadings. */
export function* sections(
  stock: { title(): string; paragraph(): string; list(): string[] },
  manner: { readonly lists: boolean; readonly subheadings: boolean; readonly paragraphs: number },
): Generator<Content> {
  for (let section = 0; ; section++) {
    yield { kind: 'heading', text: stock.title() };
    for (let i = 0; i < manner.paragraphs; i++)
      yield { kind: 'paragraph', text: stock.paragraph() };
    if (manner.subheadings && section % 2 === 0) {
      yield { kind: 'subheading', text: stock.title() };
      yield { kind: 'paragraph', text: stock.paragraph() };
    }
    if (manner.lists && section % 2 === 0) {
      for (const text of stock.list()) yield { kind: 'list-item', text };
      yield { kind: 'paragraph', text: stock.paragraph() };
    }
  }
}

/** Text without headings. */
export function* running(stock: { paragraph(): string }): Generator<Content> {
  for (;;) yield { kind: 'paragraph', text: stock.paragraph() };
}
