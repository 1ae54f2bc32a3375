import type { Box } from '../../model/index.ts';
import { type Matrix, multiply } from '../matrix.ts';
import { initialState, type Paint } from './graphics-state.ts';
import { OPS } from './pdfjs-build.ts';
import { paintFill } from './replay-fill.ts';
import {
  beginForm,
  clipTo,
  paintImage,
  restore,
  restoreAll,
  save,
  transform,
} from './replay-levels.ts';
import { filledRules, strokedRules } from './replay-rules.ts';
import { isShown, type Replay, set } from './replay-state.ts';
import { type GlyphItem, showText } from './replay-text.ts';

/** A fill that is smaller than this, in points, is a hairline, not an area. */
const LEAST_FILL = 1;

interface Group {
  readonly matrix?: Matrix | null;
  readonly bbox?: Box | null;
  readonly smask?: unknown;
}

function beginGroup(run: Replay, group: Group): void {
  run.level.painted = true;
  save(run);
  const mask = Boolean(group.smask);
  run.groups.push({ mask });
  if (mask) run.masks += 1;
  if (group.bbox) {
    clipTo(run, group.bbox, group.matrix ? multiply(run.state.ctm, group.matrix) : run.state.ctm);
  }
  set(run, {
    groupAlpha: run.state.groupAlpha * run.state.fillAlpha,
    fillAlpha: 1,
    strokeAlpha: 1,
  });
}

function endGroup(run: Replay): void {
  if (run.groups.pop()?.mask) run.masks -= 1;
  restore(run);
}

function beginAnnotation(run: Replay, rect: Box | null, place: Matrix, matrix: Matrix): void {
  restoreAll(run);
  save(run);
  run.state = initialState(run.stage.transform, run.stage.visible);
  if (rect) clipTo(run, rect);
  set(run, { ctm: multiply(multiply(run.state.ctm, place), matrix) });
}

/** `mark` is the number of the content in the structure tree. */
function beginMarked(run: Replay, hidden: boolean, mark: number | undefined): void {
  run.hidden.push(hidden);
  run.marked.push(mark);
}

function setGraphicsState(run: Replay, entries: readonly (readonly [string, unknown])[]): void {
  for (const [key, value] of entries) {
    if (key === 'ca') set(run, { fillAlpha: value as number });
    else if (key === 'CA') set(run, { strokeAlpha: value as number });
    else if (key === 'Font') {
      const [id, size] = value as [string, number];
      set(run, { face: run.stage.face(id), fontSize: size });
    }
  }
}

function patternOf(run: Replay, kind: string, id: string): Paint {
  const color = kind === 'Shading' ? run.stage.shadingColor(id) : undefined;
  return { color, solid: false };
}

function constructPath(
  run: Replay,
  operator: number,
  data: readonly [ArrayLike<number> | null],
  bounds: Box | null,
): void {
  if (bounds && FILLS.has(operator)) {
    run.level.painted = true;
    if (isShown(run)) {
      run.fills.push(...paintFill(run.state, data[0], bounds, LEAST_FILL));
      run.rules.push(...filledRules(run.state, data[0], bounds));
    }
  } else if (operator !== OPS.endPath) run.level.painted = true;
  if (bounds && STROKES.has(operator) && isShown(run)) {
    run.rules.push(...strokedRules(run.state, data[0], bounds));
  }
  if (run.clipPending && bounds) clipTo(run, bounds);
  run.clipPending = false;
}

function shadingFill(run: Replay, id: string): void {
  run.level.painted = true;
  const color = run.stage.shadingColor(id);
  if (color !== undefined && isShown(run)) {
    run.fills.push({ box: run.state.clip, color, round: false });
  }
}

function moveText(run: Replay, dx: number, dy: number): void {
  const lineX = run.state.lineX + dx;
  const lineY = run.state.lineY + dy;
  set(run, { x: lineX, y: lineY, lineX, lineY });
}

const setTextMatrix = (run: Replay, textMatrix: Matrix): void =>
  set(run, { textMatrix, x: 0, y: 0, lineX: 0, lineY: 0 });

const FILLS: ReadonlySet<number> = new Set([
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);

const STROKES: ReadonlySet<number> = new Set([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);

const noColor: Paint = { color: undefined, solid: false };
const solid = (color: string): Paint => ({ color, solid: true });
const image = (run: Replay) => paintImage(run);

/** Operator codes to what they do. pdfjs hands each its own arguments, hence `never`. */
export const handlers: Readonly<Record<number, (run: Replay, args: never) => void>> = {
  [OPS.save]: (run) => save(run),
  [OPS.restore]: (run) => restore(run),
  [OPS.transform]: (run, args: Matrix) => transform(run, args),
  [OPS.setGState]: (run, [entries]: [readonly (readonly [string, unknown])[]]) =>
    setGraphicsState(run, entries),
  [OPS.setFillRGBColor]: (run, [color]: [string]) => set(run, { fill: solid(color) }),
  [OPS.setStrokeRGBColor]: (run, [color]: [string]) => set(run, { stroke: solid(color) }),
  [OPS.setFillColorN]: (run, [kind, id]: [string, string]) =>
    set(run, { fill: patternOf(run, kind, id) }),
  [OPS.setStrokeColorN]: (run, [kind, id]: [string, string]) =>
    set(run, { stroke: patternOf(run, kind, id) }),
  [OPS.setFillTransparent]: (run) => set(run, { fill: noColor }),
  [OPS.setStrokeTransparent]: (run) => set(run, { stroke: noColor }),
  [OPS.paintFormXObjectBegin]: (run, [matrix, box]: [Matrix | null, Box | null]) =>
    beginForm(run, matrix, box),
  [OPS.paintFormXObjectEnd]: (run) => restore(run),
  [OPS.beginGroup]: (run, [group]: [Group]) => beginGroup(run, group),
  [OPS.endGroup]: (run) => endGroup(run),
  [OPS.beginAnnotation]: (run, [, rect, place, matrix]: [string, Box | null, Matrix, Matrix]) =>
    beginAnnotation(run, rect, place, matrix),
  [OPS.endAnnotation]: (run) => restore(run),
  [OPS.beginMarkedContent]: (run) => beginMarked(run, false, undefined),
  [OPS.beginMarkedContentProps]: (run, [tag, props]: [string, unknown]) =>
    tag === 'OC'
      ? beginMarked(run, !run.stage.shown(props), undefined)
      : beginMarked(run, false, typeof props === 'number' ? props : undefined),
  [OPS.endMarkedContent]: (run) => {
    run.hidden.pop();
    run.marked.pop();
  },
  [OPS.clip]: (run) => {
    run.clipPending = true;
  },
  [OPS.eoClip]: (run) => {
    run.clipPending = true;
  },
  [OPS.constructPath]: (
    run,
    [operator, data, bounds]: [number, readonly [ArrayLike<number> | null], Box | null],
  ) => constructPath(run, operator, data, bounds),
  [OPS.shadingFill]: (run, [id]: [string]) => shadingFill(run, id),
  [OPS.paintImageXObject]: image,
  [OPS.paintInlineImageXObject]: image,
  [OPS.paintImageMaskXObject]: image,
  [OPS.paintSolidColorImageMask]: image,
  [OPS.beginText]: (run) => setTextMatrix(run, [1, 0, 0, 1, 0, 0]),
  [OPS.setTextMatrix]: (run, [matrix]: [Matrix]) => setTextMatrix(run, matrix),
  [OPS.moveText]: (run, [dx, dy]: [number, number]) => moveText(run, dx, dy),
  [OPS.setLeadingMoveText]: (run, [dx, dy]: [number, number]) => {
    set(run, { leading: dy });
    moveText(run, dx, dy);
  },
  [OPS.nextLine]: (run) => moveText(run, 0, run.state.leading),
  [OPS.setFont]: (run, [id, size]: [string, number]) =>
    set(run, { face: run.stage.face(id), fontSize: size }),
  [OPS.setTextRenderingMode]: (run, [renderMode]: [number]) => set(run, { renderMode }),
  [OPS.setCharSpacing]: (run, [charSpacing]: [number]) => set(run, { charSpacing }),
  [OPS.setWordSpacing]: (run, [wordSpacing]: [number]) => set(run, { wordSpacing }),
  [OPS.setHScale]: (run, [percent]: [number]) => set(run, { horizontalScale: percent / 100 }),
  [OPS.setLeading]: (run, [leading]: [number]) => set(run, { leading: -leading }),
  [OPS.setTextRise]: (run, [rise]: [number]) => set(run, { rise }),
  [OPS.showText]: (run, [items]: [readonly (GlyphItem | number | null)[]]) => {
    run.level.painted = true;
    const mark = run.marked.findLast((number) => number !== undefined);
    const { glyphs, x } = showText(run.state, items, run.stage.visible, mark);
    if (isShown(run)) for (const glyph of glyphs) run.glyphs.push(glyph);
    run.state.x = x;
  },
};
