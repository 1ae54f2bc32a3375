import type { Box } from '../../model/index.ts';
import type { Matrix, Point } from '../matrix.ts';

/** What is known of a typeface from the PDF. Ascent and descent in ems, descent negative. */
export interface Face {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly ascent: number;
  readonly descent: number;
  /** Glyph space to text space, along x. */
  readonly unit: number;
}

export type Quarter = 0 | 90 | 180 | 270;

/** How the glyphs of one show-text operator look; they share it. */
export interface Look {
  readonly face: Face;
  /** Type size in points. */
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  /** Absent where the paint is a pattern, or where there is none. */
  readonly color: string | undefined;
  /** False for render mode 3, for full transparency and for text under a later full-page image. */
  readonly inked: boolean;
}

/** One glyph as painted. Lengths in points, origin at the page's top left. */
export interface Glyph {
  /** Unicode as the font maps it; empty or white for a space. */
  readonly text: string;
  /** Where its baseline starts, and where its advance ends. */
  readonly start: Point;
  readonly end: Point;
  /** Direction of reading, degrees clockwise from left to right. */
  readonly rotation: Quarter;
  readonly look: Look;
  /** The marked content of a tagged PDF that it stands in. */
  readonly mark?: number | undefined;
}

export interface Fill {
  readonly box: Box;
  readonly color: string;
  readonly round: boolean;
}

export interface ImageMark {
  /** Where it shows: cut to the clip and the visible part of the page. */
  readonly box: Box;
  /** From the unit square, y upwards, that the image is painted in, to the page. */
  readonly matrix: Matrix;
  /** How many of the page's fills lie under it. */
  readonly fillsUnder: number;
}

/** What the content of a page paints, in the order it is painted. */
export interface Marks {
  readonly glyphs: readonly Glyph[];
  readonly fills: readonly Fill[];
  /** Lines along the edges of the page, as boxes that may be of no width or height. */
  readonly rules: readonly Box[];
  readonly images: readonly ImageMark[];
}
