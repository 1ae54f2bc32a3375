import type { Draft } from '../draft.ts';
import { joined, type Segment } from '../lines/segment.ts';
import { isCellGrid, rowsBy } from '../tables/grids.ts';
import type { Figure } from './captions.ts';

/** A figure as blocks: what stands above it, its labels disc by disc and row by row, what stands below. */
export function figureDrafts(figure: Figure, bodySize: number): Draft[] {
  const caption = (lines: readonly Segment[]): Draft[] =>
    lines.length === 0 ? [] : [{ kind: 'figure', lines, footnote: false }];
  const labels: Draft[] = isCellGrid(figure.labels, bodySize)
    ? [{ kind: 'table', lines: rowsBy(figure.labels, bodySize).map(joined), footnote: false }]
    : caption(discByDisc(figure.labels, bodySize));
  return [...caption(figure.above), ...labels, ...caption(figure.below)];
}

function discByDisc(labels: readonly Segment[], bodySize: number): Segment[] {
  const place = (s: Segment) => s.container?.levelBox ?? s.box;
  return [...labels].sort((a, b) => {
    const [first, second] = [place(a), place(b)];
    const sameRow = Math.abs(first[1] - second[1]) < bodySize;
    if (!sameRow) return first[1] - second[1];
    return first[0] - second[0] || a.baseline - b.baseline;
  });
}
