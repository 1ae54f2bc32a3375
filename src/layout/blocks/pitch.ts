import { overlapX } from '../../model/index.ts';
import type { Segment } from '../lines/segment.ts';

/** Leading, in line pitches, above which lines part (measured). */
export const PARAGRAPH_GAP = 1.3;
/** The usual pitch in type sizes where a page is too short to tell. */
const DEFAULT_PITCH = 1.3;

/**
 * The usual distance of a page's baselines, in type sizes: the 40th percentile over the lines, each measured to the
 * next line below it, as gaps between paragraphs count, too.
 */
export function pitchOf(lines: readonly Segment[]): number {
  const ratios: number[] = [];
  for (const line of lines) {
    let nearest = Infinity;
    for (const other of lines) {
      const ratio = (other.baseline - line.baseline) / line.size;
      if (ratio <= 0.6 || ratio >= Math.min(3, nearest)) continue;
      if (Math.abs(other.size - line.size) >= 0.1 * line.size) continue;
      if (overlapX(other.box, line.box) > 0) nearest = ratio;
    }
    if (nearest < Infinity) ratios.push(nearest);
  }
  ratios.sort((a, b) => a - b);
  return ratios[Math.floor(ratios.length * 0.4)] ?? DEFAULT_PITCH;
}
