import type { Box } from '../../model/index.ts';
import type { Matrix } from '../matrix.ts';
import { type GraphicsState, initialState } from './graphics-state.ts';
import type { Face, Fill, Glyph, ImageMark } from './marks.ts';

/** What replaying needs to know of the page beside its operators. */
export interface Stage {
  /** Page space to points from the top left, page rotation and crop box taken in. */
  readonly transform: Matrix;
  readonly visible: Box;
  face(id: string): Face;
  /** The colour that a shading looks like from afar; undefined where that cannot be said. */
  shadingColor(id: string): string | undefined;
  /** Whether an optional-content group ("layer") is switched on. */
  shown(group: unknown): boolean;
}

/** A level of the save/restore stack, and whether anything was painted in it since its matrix was set. */
interface Level {
  /** The state to go back to. */
  readonly state: GraphicsState;
  transformed: boolean;
  painted: boolean;
}

/** The state of a replay. Handlers change it; nothing outlives the call of `replay`. */
export interface Replay {
  readonly stage: Stage;
  state: GraphicsState;
  readonly glyphs: Glyph[];
  readonly fills: Fill[];
  readonly rules: Box[];
  readonly images: ImageMark[];
  readonly levels: Level[];
  level: Level;
  /** A `W` waits for the path that becomes the clip. */
  clipPending: boolean;
  /** One entry an open marked-content sequence: hidden by optional content or not. */
  readonly hidden: boolean[];
  /** … and its number in the structure tree, if it has one. */
  readonly marked: (number | undefined)[];
  /** How many soft-mask groups are open: what they paint is a mask, not marks. */
  masks: number;
  readonly groups: { readonly mask: boolean }[];
}

export function newReplay(stage: Stage): Replay {
  const state = initialState(stage.transform, stage.visible);
  return {
    stage,
    state: { ...state },
    glyphs: [],
    fills: [],
    rules: [],
    images: [],
    levels: [],
    level: { state, transformed: false, painted: false },
    clipPending: false,
    hidden: [],
    marked: [],
    masks: 0,
    groups: [],
  };
}

/** Whether what is painted now can be seen. */
export const isShown = (run: Replay): boolean => run.masks === 0 && !run.hidden.includes(true);

export const set = (run: Replay, change: Partial<GraphicsState>): void => {
  Object.assign(run.state, change);
};
