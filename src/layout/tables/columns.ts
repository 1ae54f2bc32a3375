import { median } from '../statistics.ts';
import type { Token } from '../words/token.ts';

/** A stretch across the page, points. */
export type Span = readonly [from: number, to: number];

/** White space between columns, in type sizes. */
const BETWEEN_COLUMNS = 0.8;

/** The stretches across the page that words cover, parted by white space. */
export function columnSpans(tokens: readonly Token[]): Span[] {
  const least = BETWEEN_COLUMNS * median(tokens.map((token) => token.style.size));
  const spans: [number, number][] = [];
  for (const { box } of [...tokens].sort((a, b) => a.box[0] - b.box[0])) {
    const last = spans.at(-1);
    if (last === undefined || box[0] - last[1] >= least) spans.push([box[0], box[2]]);
    else last[1] = Math.max(last[1], box[2]);
  }
  return spans;
}
