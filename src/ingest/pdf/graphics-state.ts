import type { Box } from '../../model/index.ts';
import { IDENTITY, type Matrix } from '../matrix.ts';
import { overWhite } from './color.ts';
import type { Face } from './marks.ts';

/** A paint: a colour as #rrggbb, nothing, or a pattern (a gradient's middle colour where it is known). */
export type Paint = { readonly color: string | undefined; readonly solid: boolean };

const BLACK: Paint = { color: '#000000', solid: true };

/**
 * The part of the graphics state (ISO 32000-1, 8.4) that decides where text and fills stand and how they look.
 * Operators change it in place, thousands of times a page; `q` copies it.
 */
export interface GraphicsState {
  ctm: Matrix;
  /** The upright box around the clip path, on the page. */
  clip: Box;
  fill: Paint;
  stroke: Paint;
  fillAlpha: number;
  strokeAlpha: number;
  /** Of the transparency groups around. */
  groupAlpha: number;
  face: Face | undefined;
  fontSize: number;
  renderMode: number;
  charSpacing: number;
  wordSpacing: number;
  /** 1 is the normal width. */
  horizontalScale: number;
  leading: number;
  rise: number;
  textMatrix: Matrix;
  /** The text position and the start of its line, in text space. */
  x: number;
  y: number;
  lineX: number;
  lineY: number;
}

export const initialState = (ctm: Matrix, clip: Box): GraphicsState => ({
  ctm,
  clip,
  fill: BLACK,
  stroke: BLACK,
  fillAlpha: 1,
  strokeAlpha: 1,
  groupAlpha: 1,
  face: undefined,
  fontSize: 1,
  renderMode: 0,
  charSpacing: 0,
  wordSpacing: 0,
  horizontalScale: 1,
  leading: 0,
  rise: 0,
  textMatrix: IDENTITY,
  x: 0,
  y: 0,
  lineX: 0,
  lineY: 0,
});

/** Text is drawn where its mode has ink and the ink is not fully transparent (ISO 32000-1, table 106). */
export function inkOf(state: GraphicsState): { inked: boolean; color: string | undefined } {
  const stroked = state.renderMode % 4 === 1;
  const paint = stroked ? state.stroke : state.fill;
  const alpha = (stroked ? state.strokeAlpha : state.fillAlpha) * state.groupAlpha;
  const inked = state.renderMode !== 3 && alpha > 0;
  // Mode 7 only clips: what shows through the letters is painted later, in a colour that is not known here.
  const known = inked && state.renderMode !== 7;
  return {
    inked,
    color: known && paint.color !== undefined ? overWhite(paint.color, alpha) : undefined,
  };
}
