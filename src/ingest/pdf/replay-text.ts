import type { Box } from '../../model/index.ts';
import { applyTo, type Matrix, multiply, type Point } from '../matrix.ts';
import { type GraphicsState, inkOf } from './graphics-state.ts';
import type { Glyph, Look, Quarter } from './marks.ts';

/** A glyph as pdfjs hands it out; `width` in glyph space. */
export interface GlyphItem {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
}

/** A slant of the text matrix of more than this is a slanted face made by the producer; true italics slant 10–15°. */
const SLANT = 0.1;
/** Type smaller than this, in points, is no type. */
const LEAST_SIZE = 0.05;

/**
 * The glyphs that one show-text operator paints, and the text position after it (ISO 32000-1, 9.4.4). Glyphs off the
 * visible page or outside the clip are left out. Numbers among the items move the pen back by thousandths of an em.
 */
export function showText(
  state: GraphicsState,
  items: readonly (GlyphItem | number | null)[],
  visible: Box,
  mark: number | undefined,
): { glyphs: Glyph[]; x: number } {
  const { face, fontSize, horizontalScale } = state;
  if (face === undefined) return { glyphs: [], x: state.x };
  const space = multiply(state.ctm, state.textMatrix);
  const y = state.y + state.rise;
  const { size, bold, italic, up, along } = typeOf(state, space);
  const look: Look = { ...inkOf(state), face, size, bold, italic };
  const glyphs: Glyph[] = [];
  // Letter-spacing belongs to the glyph, or every letter of a spaced-out title would be a word.
  const counted = isLetterspaced(state) ? state.charSpacing * horizontalScale : 0;
  let x = state.x;
  for (const item of items) {
    if (typeof item === 'number') x -= (item / 1000) * fontSize * horizontalScale;
    else if (item !== null) {
      const width = item.width * fontSize * face.unit * horizontalScale;
      const spacing = spacingAfter(state, item) * horizontalScale;
      const start = applyTo(space, x, y);
      const end = applyTo(space, x + width + counted, y);
      if (
        size >= LEAST_SIZE &&
        isMiddleInside(start, end, up, visible) &&
        isMiddleInside(start, end, up, state.clip)
      ) {
        const rotation = rotationOf(start, end, along);
        glyphs.push({ text: item.unicode ?? '', start, end, rotation, look, mark });
      }
      x += width + spacing;
    }
  }
  return { glyphs, x };
}

const spacingAfter = (state: GraphicsState, item: GlyphItem): number =>
  state.charSpacing + (item.isSpace ? state.wordSpacing : 0);

/** From 0.05 em on letter-spacing is meant to be seen; below that it justifies lines. */
const isLetterspaced = (state: GraphicsState): boolean =>
  state.charSpacing >= 0.05 * Math.abs(state.fontSize);

function typeOf(state: GraphicsState, space: Matrix) {
  const up: Point = [space[2] * state.fontSize, space[3] * state.fontSize];
  const along: Point = [space[0] * state.fontSize, space[1] * state.fontSize];
  const size = Math.hypot(...up);
  const slant = (up[0] * along[0] + up[1] * along[1]) / (size * Math.hypot(...along) || 1);
  return {
    size,
    up,
    along,
    // Filled and stroked at once is how producers make a bold of a regular face.
    bold: (state.face?.bold ?? false) || state.renderMode % 4 === 2,
    italic: (state.face?.italic ?? false) || slant > SLANT,
  };
}

/** Direction of reading to the next quarter; for a glyph without advance, of the text matrix. */
function rotationOf(start: Point, end: Point, along: Point): Quarter {
  let dx = end[0] - start[0];
  let dy = end[1] - start[1];
  if (dx === 0 && dy === 0) [dx, dy] = along;
  if (Math.abs(dx) >= Math.abs(dy)) return dx >= 0 ? 0 : 180;
  return dy > 0 ? 90 : 270;
}

/** Whether the middle of a glyph is: half-way along its advance, and a third of an em above the baseline. */
function isMiddleInside(start: Point, end: Point, up: Point, box: Box): boolean {
  const x = (start[0] + end[0]) / 2 + up[0] / 3;
  const y = (start[1] + end[1]) / 2 + up[1] / 3;
  return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
}
