import type { Block, Box, Page, Shape, Word } from '../../src/model/index.ts';

/** How a text is set on a synthetic page. Lengths in points. */
export interface Setting {
  readonly left: number;
  readonly top: number;
  /** Width of the column; lines are broken to it. Default: no breaking. */
  readonly width?: number;
  readonly size?: number;
  readonly leading?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly color?: string;
  /** Indent of the first line of each text. */
  readonly indent?: number;
  /** Indent of all lines but the first. */
  readonly hang?: number;
}

const PAGE_WIDTH = 595;
const PAGE_HEIGHT = 842;

/** A page on which texts are set word by word, much as a text layer gives them. */
export class SyntheticPage {
  readonly words: Word[] = [];
  readonly shapes: Shape[] = [];
  /** The bottom of what was set last. */
  y = 0;

  constructor(
    readonly number: number,
    readonly origin: Page['origin'] = 'text-layer',
  ) {}

  /** Sets a text and returns the page; a "\n" ends a line. */
  set(text: string, setting: Setting): this {
    const { left, top, width = Infinity, size = 10 } = setting;
    const { leading = size * 1.35, indent = 0, hang = 0 } = setting;
    let baseline = top + size * 0.9;
    const space = 0.27 * size;
    text.split('\n').forEach((paragraph) => {
      let x = left + indent;
      for (const token of paragraph.split(' ').filter((t) => t !== '')) {
        const end = x + textWidth(token, size);
        if (end > left + width && x > left + indent) {
          x = left + hang;
          baseline += leading;
        }
        this.word(token, x, baseline, setting);
        x += textWidth(token, size) + space;
      }
      baseline += leading;
    });
    this.y = baseline - leading + size * 0.3;
    return this;
  }

  /** Sets the next text `gap` points below the last. */
  below(text: string, gap: number, setting: Omit<Setting, 'top'>): this {
    return this.set(text, { ...setting, top: this.y + gap });
  }

  word(text: string, x: number, baseline: number, setting: Omit<Setting, 'top' | 'left'>): this {
    const { size = 10, bold = false, italic = false, color = '#000000' } = setting;
    this.words.push({
      text,
      box: [x, baseline - 0.9 * size, x + textWidth(text, size), baseline + 0.22 * size],
      baseline,
      rotation: 0,
      style: this.origin === 'text-layer' ? { size, bold, italic, color } : { size, bold, italic },
      confidence: this.origin === 'ocr' ? 0.95 : 1,
    });
    return this;
  }

  fill(box: Box, color: string, round = false): this {
    this.shapes.push({ box, color, round });
    return this;
  }

  page(): Page {
    return {
      number: this.number,
      width: PAGE_WIDTH,
      height: PAGE_HEIGHT,
      origin: this.origin,
      words: this.words,
      shapes: this.shapes,
      links: [],
      layer: { invisible: 0, imageCover: this.origin === 'ocr' ? 1 : 0 },
    };
  }
}

export const textWidth = (text: string, size: number): number =>
  [...text].reduce((sum, char) => sum + (/[iljtf.,:;'|!]/.test(char) ? 0.28 : 0.52), 0) * size;

/** A page turned by `degrees` about its middle, as a scan is: boxes stay upright, as OCR gives them. */
export function turned(page: Page, degrees: number): Page {
  const [cx, cy] = [page.width / 2, page.height / 2];
  const slope = Math.tan((degrees * Math.PI) / 180);
  const words = page.words.map((word) => {
    const dx = -slope * ((word.box[1] + word.box[3]) / 2 - cy);
    const dy = slope * ((word.box[0] + word.box[2]) / 2 - cx);
    const [a, b, c, d] = word.box;
    const box: Box = [a + dx, b + dy, c + dx, d + dy];
    return { ...word, box, baseline: word.baseline + dy };
  });
  return { ...page, words };
}

/** Blocks as "kind: text" with line ends as spaces, for comparing at a glance. */
export const summary = (blocks: readonly Block[]): string[] =>
  blocks.map((block) => `${block.kind}: ${block.text.replaceAll('\n', ' ')}`);

/** Danish filler of about `words` words that ends with a full stop. */
export function prose(words: number, seed = 0): string {
  const stock =
    `deltagerne arbejder med egne eksempler fra hverdagen og får sparring på de valg der skal træffes når nye opgaver
     lander på bordet undervejs veksler dagen mellem korte oplæg øvelser i grupper og fælles opsamling så alle går
     hjem med en plan`.split(/\s+/);
  const chosen = Array.from(
    { length: words },
    (_, i) => stock[(i * 7 + seed * 5 + (i >> 3)) % stock.length]!,
  );
  const text = chosen.join(' ');
  return `${text[0]!.toUpperCase()}${text.slice(1)}.`;
}
