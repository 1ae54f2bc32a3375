import { overlapX, overlapY, type Shape } from '../../model/index.ts';
import { height, width } from '../extent.ts';
import type { Token } from '../words/token.ts';
import { isMark, isSectionNumber } from './bullets.ts';
import { type ColumnEdge, columnEdgesOf, linesAt } from './column-edges.ts';
import { type Gutter, isColumnStart, isEvenGap, isJustifiedSpace, LEAST_WIDTH } from './gutters.ts';
import type { Row } from './rows.ts';
import { joined, type Segment, type Source, segmentOf } from './segment.ts';

/** A gap wider than this many type sizes parts a row even without a gutter (measured). */
const WIDEST_SPACE = 1.6;
/** How far a lone mark may stand from its text, in type sizes. */
const MARK_REACH = 3;
const NUMBER_REACH = 5;

/** Rows parted at gutters, at wide gaps and at the edges of containers. */
export function segmentsOf(
  rows: readonly Row[],
  gutters: readonly Gutter[],
  source: Source,
): Segment[] {
  const columns = { gutters, edges: columnEdgesOf(rows) };
  const segments = rows.flatMap((row) =>
    partsOf(row, columns, source.estimated).map((tokens) => segmentOf(tokens, source)),
  );
  return joinMarks(segments);
}

/** What tells the columns of a page. */
interface Columns {
  readonly gutters: readonly Gutter[];
  readonly edges: readonly ColumnEdge[];
}

function partsOf(row: Row, { gutters, edges }: Columns, estimated: boolean): Token[][] {
  const { tokens } = row;
  const parts: Token[][] = [];
  tokens.forEach((token, i) => {
    const before = tokens[i - 1];
    // on scans even spaces may be chance
    const even = !estimated && isEvenGap(tokens, i);
    const isOwn = even && isJustifiedSpace(tokens, i);
    const own = isOwn ? gutters.filter((gutter) => isColumnStart(gutter, token)) : gutters;
    const isOpen =
      before === undefined ||
      isParted(before, token, row, own, even) ||
      isAtEdge(parts.at(-1)!, token, linesAt(edges, token), even);
    if (isOpen) parts.push([token]);
    else parts.at(-1)!.push(token);
  });
  return parts;
}

/** In a justified line of few words, spaces may be so many type sizes wide. */
const WIDEST_EVEN_SPACE = 5;

function isParted(
  a: Token,
  b: Token,
  row: Row,
  gutters: readonly Gutter[],
  even: boolean,
): boolean {
  const gap = b.box[0] - a.box[2];
  // beside a title's last line the text of the next column may stand on the same baseline: its spaces are its own
  const size = Math.min(a.style.size, b.style.size);
  const widest = (even ? WIDEST_EVEN_SPACE : WIDEST_SPACE) * size;
  if (a.container !== b.container || gap > widest) return true;
  return gutters.some(
    (gutter) =>
      (isAlong(gutter, row) || isColumnStart(gutter, b)) &&
      gutter.left >= a.box[2] - 0.6 &&
      gutter.right <= b.box[0] + 0.6,
  );
}

/** A line before the edge of a column is at least so wide, in type sizes: less is a label or a number. */
const LINE = 5;
/** So many lines begin at the edge of a column; by more of them it is told from a justified line's word by chance. */
const LINES = 4;
const LINES_FOR_EVEN = 8;

/** Whether the next column begins with a word, as it does in lines above or below that nothing stands before. */
function isAtEdge(line: readonly Token[], next: Token, lines: number, even: boolean): boolean {
  const [first, last] = [line[0]!, line.at(-1)!];
  const size = Math.min(last.style.size, next.style.size);
  return (
    lines >= (even ? LINES_FOR_EVEN : LINES) &&
    next.box[0] - last.box[2] >= LEAST_WIDTH * size &&
    last.box[2] - first.box[0] >= LINE * size
  );
}

const isAlong = ({ top, bottom }: Gutter, { baseline, size }: Row): boolean =>
  top <= baseline && bottom >= baseline - 0.5 * size;

/** A bullet or a short number alone keeps the text that follows it on its line. */
function joinMarks(segments: readonly Segment[]): Segment[] {
  const out: (Segment | undefined)[] = [...segments];
  segments.forEach((mark, i) => {
    if (mark.tokens.length !== 1 || !isMark(mark)) return;
    const reach = (/^\d/.test(mark.text) ? NUMBER_REACH : MARK_REACH) * mark.size;
    let nearest: number | undefined;
    segments.forEach((text, j) => {
      const gap = text.box[0] - mark.box[2];
      if (j === i || out[j] === undefined || gap <= -1 || gap >= reach) return;
      if (Math.abs(text.baseline - mark.baseline) >= 0.35 * text.size) return;
      if (text.container !== mark.container) return;
      if (isSectionNumber(mark.text) && !/^\p{L}/u.test(text.text)) return;
      if (nearest === undefined || text.box[0] < segments[nearest]!.box[0]) nearest = j;
    });
    if (nearest === undefined) return;
    out[nearest] = joined([mark, out[nearest]!]);
    out[i] = undefined;
  });
  return out.filter((segment) => segment !== undefined);
}

/** Marks the segments that a small disc or square stands left of: bullets that are drawn, not written. */
export function markDrawnBullets(
  segments: readonly Segment[],
  shapes: readonly Shape[],
  bodySize: number,
): Segment[] {
  const marks = shapes.filter(({ box }) => {
    const ratio = width(box) / height(box);
    return (
      width(box) > 0.15 * bodySize && width(box) < 0.6 * bodySize && ratio > 0.8 && ratio < 1.25
    );
  });
  const marked = new Set<Segment>();
  for (const { box } of marks) {
    const middle = (box[1] + box[3]) / 2;
    const beside = segments
      .filter((s) => s.box[0] > box[2] && s.box[0] - box[2] < 2 * bodySize)
      .filter((s) => middle > s.box[1] && middle < s.box[3])
      .sort((a, b) => a.box[0] - b.box[0])[0];
    if (beside !== undefined) marked.add(beside);
  }
  return segments.map((s) => (marked.has(s) ? { ...s, drawnBullet: true } : s));
}

/** Words of turned text on one baseline, in the direction of writing. */
export function turnedSegments(tokens: readonly Token[], source: Source): Segment[] {
  const runs: Token[][] = [];
  const turned = tokens.filter((token) => token.rotation !== 0);
  for (const token of turned.sort((a, b) => along(a) - along(b))) {
    const { size } = token.style;
    const run = runs.find((candidate) => {
      const last = candidate.at(-1)!;
      const gap = Math.max(-overlapX(last.box, token.box), -overlapY(last.box, token.box));
      return (
        last.rotation === token.rotation &&
        Math.abs(last.baseline - token.baseline) < 0.3 * size &&
        gap < 1.2 * size
      );
    });
    if (run === undefined) runs.push([token]);
    else run.push(token);
  }
  return runs.map((run) => segmentOf(run, source));
}

/** Place of a turned word in the direction of writing: 90 runs down the page, 270 up, 180 leftwards. */
function along({ rotation, box }: Token): number {
  if (rotation === 90) return box[1];
  return rotation === 270 ? -box[3] : -box[2];
}
