import type { Block, BlockKind, Box, Line, Style, Word } from '../../src/model/index.ts';
import { rawText, union } from '../../src/model/index.ts';

/** How a block is set; what is left out is as in running text. */
export interface Setting {
  readonly size?: number;
  readonly bold?: boolean;
  readonly color?: string;
  readonly band?: string;
  readonly kind?: BlockKind;
  /** Points between the block above and this one. */
  readonly gap?: number;
  /** Its left edge, points. */
  readonly left?: number;
}

/** Sets blocks of text under one another on pages, as layout would hand them on. */
export class PageSetter {
  readonly blocks: Block[] = [];
  #page = 1;
  #y = 60;

  newPage(): this {
    this.#page++;
    this.#y = 60;
    return this;
  }

  /** Goes on at a height of the page, as for a second column. */
  from(y: number): this {
    this.#y = y;
    return this;
  }

  heading(text: string, setting: Setting = {}): this {
    return this.add(text, { kind: 'heading', bold: true, gap: 14, ...setting });
  }

  text(text: string, setting: Setting = {}): this {
    return this.add(text, { gap: 6, ...setting });
  }

  /** Adds a block; "\n" in `text` parts its lines. */
  add(
    text: string,
    { size = 10, bold = false, gap = 6, kind = 'paragraph', ...rest }: Setting,
  ): this {
    this.#y += gap;
    const style: Style = { size, bold, italic: false, color: rest.color ?? '#000000' };
    const lines = text.split('\n').map((line) => this.#setLine(line, style, rest.left));
    const box = union(lines.map((line) => line.box));
    const background = rest.band === undefined ? {} : { background: { box, color: rest.band } };
    const raw = rawText(lines);
    this.blocks.push({
      kind,
      page: this.#page,
      box,
      lines,
      style,
      raw,
      text: raw,
      edits: [],
      ...background,
    });
    return this;
  }

  /** Adds a line of cells, each with its left edge, as a block of the kind that layout makes of tables. */
  row(cells: readonly (readonly [left: number, text: string])[]): this {
    this.#y += 3;
    const style: Style = { size: 10, bold: false, italic: false, color: '#000000' };
    const top = this.#y;
    const lines = cells.map(([left, text]) => {
      this.#y = top;
      return this.#setLine(text, style, left);
    });
    const words = lines.flatMap((line) => line.words);
    const box = union(words.map((word) => word.box));
    const text = lines.map((line) => line.text).join(' ');
    const line = { ...(lines[0] as Line), text, box, words };
    this.blocks.push({
      kind: 'table',
      page: this.#page,
      box,
      lines: [line],
      style,
      raw: text,
      text,
      edits: [],
    });
    return this;
  }

  /** Words between `**` are bold. */
  #setLine(marked: string, style: Style, left = 60): Line {
    const [top, bottom] = [this.#y, this.#y + style.size * 1.2];
    this.#y = bottom;
    let x = left;
    const text = marked.replaceAll('**', '');
    let bold = style.bold;
    const words = marked.split(' ').map((piece): Word => {
      if (piece.startsWith('**')) bold = true;
      const word = piece.replaceAll('**', '');
      const own = { ...style, bold };
      if (piece.endsWith('**')) bold = style.bold;
      const box: Box = [x, top, x + word.length * style.size * 0.5, bottom];
      x = box[2] + style.size * 0.25;
      return {
        text: word,
        box,
        baseline: top + style.size,
        rotation: 0,
        style: own,
        confidence: 1,
      };
    });
    return {
      text,
      page: this.#page,
      box: union(words.map((word) => word.box)),
      baseline: top + style.size,
      style,
      confidence: 1,
      words,
    };
  }
}
