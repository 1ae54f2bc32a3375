import type { Box } from '../../model/index.ts';
import { area, intersect, type Matrix, multiply, transformBox } from '../matrix.ts';
import { isShown, type Replay, set } from './replay-state.ts';

export function save(run: Replay): void {
  run.levels.push(run.level);
  run.level = { state: run.state, transformed: false, painted: false };
  run.state = { ...run.state };
}

export function restore(run: Replay): void {
  const outer = run.levels.pop();
  if (outer === undefined) return;
  const holdsMarks = noteVanishedImage(run) || run.level.painted;
  run.state = run.level.state;
  run.level = outer;
  outer.painted ||= holdsMarks;
}

/** Closes all levels that are open, as at the end of the page. */
export function restoreAll(run: Replay): void {
  while (run.levels.length > 0) restore(run);
  noteVanishedImage(run);
}

function noteVanishedImage(run: Replay): boolean {
  if (!run.level.transformed || run.level.painted) return false;
  paintImage(run);
  return true;
}

export function paintImage(run: Replay): void {
  run.level.painted = true;
  if (!isShown(run)) return;
  const box = intersect(transformBox(run.state.ctm, [0, 0, 1, 1]), run.state.clip);
  if (area(box) === 0) return;
  run.images.push({ box, matrix: run.state.ctm, fillsUnder: run.fills.length });
  hideUnder(run, box);
}

/** A scan is sometimes painted over its text layer: the text is then there to be found, not to be seen. */
const FULL_PAGE = 0.9;

function hideUnder(run: Replay, image: Box): void {
  if (area(image) < FULL_PAGE * area(run.stage.visible)) return;
  run.glyphs.forEach((glyph, i) => {
    run.glyphs[i] = { ...glyph, look: { ...glyph.look, inked: false, color: undefined } };
  });
}

export function transform(run: Replay, matrix: Matrix): void {
  set(run, { ctm: multiply(run.state.ctm, matrix) });
  run.level.transformed = true;
  run.level.painted = false;
}

export function clipTo(run: Replay, box: Box, matrix: Matrix = run.state.ctm): void {
  set(run, { clip: intersect(run.state.clip, transformBox(matrix, box)) });
}

export function beginForm(run: Replay, matrix: Matrix | null, box: Box | null): void {
  run.level.painted = true;
  save(run);
  if (matrix) set(run, { ctm: multiply(run.state.ctm, matrix) });
  if (box) clipTo(run, box);
}
