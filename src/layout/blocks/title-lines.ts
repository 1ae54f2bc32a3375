import type { Segment } from '../lines/segment.ts';
import { endsWithHyphen, endsWithMark, labelOf, startsCapital } from '../lines/text-ends.ts';
import { namesProvider } from '../plain-text/titles.ts';
import { type FlowLine, hadRoom } from './column.ts';
import { PARAGRAPH_GAP } from './pitch.ts';

/** A title without weight has at most so many lines. */
const MOST_LINES = 3;
/** White space that sets the title off from its text, as a share of the pitch of that text (measured on scans). */
const SET_OFF = 1.08;

/** A capital letter, or the bar that OCR reads for an I; a number may be a date in the middle of a sentence. */
const BEGINS_SENTENCE = /^["“„»(]?(?:\p{Lu}|\|\s)/u;

/**
 * The last lines of titles where no weight tells them: after white space, lines that do not end like a sentence,
 * before a new sentence, and either set off from it a little, or ended with room left, or ended with a provider.
 */
export function titleEnds(flow: readonly FlowLine[], pitch: number): Set<Segment> {
  const ends = new Set<Segment>();
  let start = 0;
  flow.forEach(({ line }, i) => {
    const before = flow[i - 1]?.line;
    const open = before === undefined || !line.weightless || isGap(before, line, pitch);
    if (open || ends.has(before)) start = i;
    if (line.weightless && i - start < MOST_LINES && isTitleEnd(flow, start, i)) ends.add(line);
  });
  return ends;
}

function isGap(before: Segment, line: Segment, pitch: number): boolean {
  const leading = line.baseline - before.baseline;
  return leading < 0 || leading > PARAGRAPH_GAP * pitch * Math.max(line.size, before.size);
}

function isTitleEnd(flow: readonly FlowLine[], start: number, end: number): boolean {
  const { line, column } = flow[end]!;
  const next = flow[end + 1]?.line;
  const following = flow[end + 2]?.line;
  if (next === undefined || next.baseline <= line.baseline) return false;
  const provider = namesProvider(line.text.replace(/\.$/u, ''));
  if (!startsCapital(flow[start]!.line.text) || !BEGINS_SENTENCE.test(next.text)) return false;
  if ((endsWithMark(line.text) && !provider) || /,$/.test(line.text)) return false;
  if (endsWithHyphen(line.text) || labelOf(line.text) !== undefined) return false;
  const leading = next.baseline - line.baseline;
  const usual = following === undefined ? 0 : following.baseline - next.baseline;
  const setOff = usual > 0 && leading > SET_OFF * usual && leading < 2 * usual;
  return provider || setOff || hadRoom(line, next, column);
}
