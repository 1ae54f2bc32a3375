import { type Box, overlapX } from '../../model/index.ts';
import type { Draft } from '../draft.ts';
import type { Segment } from '../lines/segment.ts';

/** Footnotes stand in the lower part of the page and reach down to its foot (shares of the height, measured). */
const HIGHEST = 0.55;
const FOOT = 0.85;
/** Type at most this share of the body's is small. */
export const SMALL = 0.9;

const MARKED = /^(\d{1,3}\p{L}|\d{1,3}$|\*)/u;

/** The footnotes of a page: small lines at its foot, the first of them marked, with no body text below. */
export function footnotesOf(
  segments: readonly Segment[],
  pageHeight: number,
  bodySize: number,
): Segment[] {
  const isSmall = (s: Segment) => s.size <= SMALL * bodySize && s.container === undefined;
  const low = segments
    .filter((s) => isSmall(s) && s.rotation === 0 && s.box[1] > pageHeight * HIGHEST)
    .sort((a, b) => a.baseline - b.baseline);
  for (const [i, first] of low.entries()) {
    if (!isMarked(first)) continue;
    const notes = low.slice(i).filter((s) => s.box[0] < first.box[2] + 2 * bodySize);
    const span: Box = [first.box[0], 0, Math.max(...notes.map((s) => s.box[2])), pageHeight];
    const below = segments.some(
      (s) => !isSmall(s) && s.baseline > first.baseline + 2 && overlapX(s.box, span) > 0,
    );
    if (!below && (notes.at(-1)?.baseline ?? 0) > pageHeight * FOOT) return notes;
  }
  return [];
}

/** Whether a line opens a footnote: a mark, then text. */
const isMarked = (line: Segment): boolean =>
  MARKED.test(line.tokens[0]?.text ?? '') && /\p{L}/u.test(line.text) && line.tokens.length > 2;

/** One block a note: each opens with the number after the last, or with another asterisk. */
export function footnoteDrafts(notes: readonly Segment[]): Draft[] {
  const drafts: { kind: 'paragraph'; lines: Segment[]; footnote: true }[] = [];
  let number = Number.NaN;
  for (const line of notes) {
    const mark = line.tokens[0]!.text;
    const own = Number.parseInt(mark, 10);
    if (drafts.length === 0 || mark.startsWith('*') || own === number + 1) {
      drafts.push({ kind: 'paragraph', lines: [line], footnote: true });
      number = own;
    } else {
      drafts.at(-1)!.lines.push(line);
    }
  }
  return drafts;
}
