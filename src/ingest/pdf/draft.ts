import type { Point } from '../matrix.ts';
import type { Glyph } from './marks.ts';

/** Part of a word; a glyph with the blanks between it and the one before. */
export interface Piece {
  readonly glyph: Glyph;
  readonly text: string;
  /** A space glyph stands before it. */
  readonly spaced: boolean;
}

/** A word in the making, of glyphs that follow each other on one baseline. */
export interface Draft {
  readonly pieces: Piece[];
  /** What follows on the same baseline within an em: the word does not end its line. */
  continued: boolean;
}

/** How far `next` starts from the end of `last`: along the direction of reading and across it, in ems of `next`. */
export function offset(last: Glyph, next: Glyph): { along: number; across: number } {
  const [ux, uy] = directions[next.rotation];
  const dx = next.start[0] - last.end[0];
  const dy = next.start[1] - last.end[1];
  return {
    along: (dx * ux + dy * uy) / next.look.size,
    across: Math.abs(dx * uy - dy * ux) / next.look.size,
  };
}

/** The direction of reading on the page, y downwards. */
export const directions: Readonly<Record<Glyph['rotation'], Point>> = {
  0: [1, 0],
  90: [0, 1],
  180: [-1, 0],
  270: [0, -1],
};
