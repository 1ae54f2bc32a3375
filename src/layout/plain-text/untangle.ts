import { letterCount } from '../letters.ts';
import { type Segment, segmentOf } from '../lines/segment.ts';
import {
  endsSentence,
  endsWithHyphen,
  endsWithMark,
  startsCapital,
  startsLowercase,
} from '../lines/text-ends.ts';
import type { Token } from '../words/token.ts';
import type { TextLine } from './text-lines.ts';

/** A page whose lines run across two columns shows by several lines wider than this many usual ones (measured). */
const WIDE = 1.3;
const LEAST_WIDE_LINES = 2;
/** The usual width of a full line: the 93rd percentile, as many lines end short (measured). */
const FULL = 0.93;
/** Partial readings kept per line. */
const BEAM = 300;
/** Mean score per wide line below which the order is left as it is. */
const SURE = 1;

/** One column's part of a line. */
interface Piece {
  readonly tokens: readonly Token[];
  readonly text: string;
  readonly width: number;
}

/** A reading of the lines so far: whose turn it is in either column, and how the last line was parted. */
interface Reading {
  readonly score: number;
  readonly left: Piece | undefined;
  readonly right: Piece | undefined;
  readonly step: Step | undefined;
  readonly before: Reading | undefined;
}

interface Step {
  readonly left?: Piece;
  readonly right?: Piece;
}

/** The lines of a page parted into what stands above, the two columns, and what stands below. */
export interface Untangled {
  readonly above: readonly TextLine[];
  readonly left: readonly Segment[];
  readonly right: readonly Segment[];
  readonly below: readonly TextLine[];
}

/** Width of a full line in the other pages; undefined when there are none. */
export function usualWidth(others: readonly TextLine[]): number | undefined {
  const widths = others.map(({ line }) => line.box[2] - line.box[0]).sort((a, b) => a - b);
  return widths[Math.floor(widths.length * FULL)];
}

/**
 * Parts a page whose text lines run across two columns, by a beam search over where each line is parted: the pieces
 * must go on from each other in hyphens, case and end marks, and divided words should be met in `text`, the whole
 * document. Undefined where nothing is interleaved or no reading is convincing.
 */
export function untangle(
  sheet: readonly TextLine[],
  columnWidth: number,
  text: readonly Segment[],
  endsColumns: (line: Segment) => boolean,
): Untangled | undefined {
  const isWide = ({ line }: TextLine) => line.box[2] - line.box[0] > WIDE * columnWidth;
  if (sheet.filter(isWide).length < LEAST_WIDE_LINES) return undefined;
  const start = sheet.findIndex(isWide);
  const length = sheet.slice(start).findIndex(({ line }) => endsColumns(line));
  const end = length < 0 ? sheet.length : start + length;
  const region = sheet.slice(start, end);
  const reading = bestReading(region, columnWidth, lexiconOf(text));
  if (reading === undefined || reading.score < SURE * region.filter(isWide).length) {
    return undefined;
  }
  const steps = stepsOf(reading);
  const segments = (pieces: readonly (Piece | undefined)[]) =>
    pieces
      .filter((piece) => piece !== undefined)
      .map(({ tokens }) => segmentOf(tokens, region[0]!.line));
  return {
    above: sheet.slice(0, start),
    left: segments(steps.map((step) => step.left)),
    right: segments(steps.map((step) => step.right)),
    below: sheet.slice(end),
  };
}

/** The words of a text, in lower case. */
function lexiconOf(text: readonly Segment[]): Set<string> {
  return new Set(text.flatMap((line) => line.text.toLowerCase().match(/\p{L}+/gu) ?? []));
}

function stepsOf(reading: Reading): Step[] {
  const steps: Step[] = [];
  for (let at: Reading | undefined = reading; at !== undefined; at = at.before) {
    if (at.step !== undefined) steps.unshift(at.step);
  }
  return steps;
}

function bestReading(
  lines: readonly TextLine[],
  columnWidth: number,
  lexicon: ReadonlySet<string>,
): Reading | undefined {
  let beam: Reading[] = [
    { score: 0, left: undefined, right: undefined, step: undefined, before: undefined },
  ];
  const judge = (before: Piece | undefined, piece: Piece) =>
    continuation(before, piece, columnWidth, lexicon);
  lines.forEach(({ line }, i) => {
    const whole = pieceOf(line.tokens);
    const partings = partingsOf(whole, columnWidth);
    const next: Reading[] = [];
    for (const reading of beam) {
      const { left, right, score } = reading;
      const add = (gain: number, step: Step) =>
        next.push({
          score: score + gain,
          left: step.left ?? left,
          right: step.right ?? right,
          step,
          before: reading,
        });
      if (whole.width <= TOLERATED * columnWidth) {
        add(judge(left, whole), { left: whole });
        const late = right === undefined ? STARTS_RIGHT_ALONE : RIGHT_ALONE;
        if (right !== undefined || i > 0) add(judge(right, whole) + late, { right: whole });
      }
      for (const { step, gain } of partings) {
        add(judge(left, step.left) + judge(right, step.right) + gain, step);
      }
    }
    beam = distinct(next.sort((a, b) => b.score - a.score));
  });
  return beam[0];
}

/** The best readings that differ in what either column goes on from. */
function distinct(readings: readonly Reading[]): Reading[] {
  const seen = new Set<string>();
  const kept: Reading[] = [];
  for (const reading of readings) {
    const key = `${reading.left?.text}\n${reading.right?.text}`;
    if (seen.has(key)) continue;
    seen.add(key);
    kept.push(reading);
    if (kept.length === BEAM) break;
  }
  return kept;
}

/** Signs that OCR leaves where it sees the space between columns. */
const isStray = (token: Token): boolean => /^[~|]$/.test(token.text);

function pieceOf(tokens: readonly Token[]): Piece {
  const width = tokens.length === 0 ? 0 : tokens.at(-1)!.box[2] - tokens[0]!.box[0];
  return { tokens, text: tokens.map((token) => token.text).join(' '), width };
}

/** Pieces may be wider than the column by this, as widths are made up; the right one is no mere scrap. */
const TOLERATED = 1.08;
const SCRAP = 0.12;
/** The scores below are those of the prototype measured on a page of eleven interleaved lines. */
const RIGHT_ALONE = -0.3;
const STARTS_RIGHT_ALONE = -1;
const AT_STRAY_SIGN = 2;
const LEFT_ENDS_WELL = 0.7;
const LINE_NOT_WIDE = -1.5;

/** The ways to part a line in two, with what speaks for each by itself. */
function partingsOf(whole: Piece, columnWidth: number): { step: Required<Step>; gain: number }[] {
  const partings: { step: Required<Step>; gain: number }[] = [];
  const { tokens } = whole;
  for (let at = 1; at < tokens.length; at++) {
    const atStray = isStray(tokens[at - 1]!) || isStray(tokens[at]!);
    const left = pieceOf(isStray(tokens[at - 1]!) ? tokens.slice(0, at - 1) : tokens.slice(0, at));
    const right = pieceOf(isStray(tokens[at]!) ? tokens.slice(at + 1) : tokens.slice(at));
    if (letterCount(left.text) === 0 || letterCount(right.text) === 0) continue;
    if (Math.max(left.width, right.width) > TOLERATED * columnWidth) continue;
    if (right.width < SCRAP * columnWidth) continue;
    if (whole.width < columnWidth && !atStray && !endsWithMark(left.text)) continue;
    const endsWell =
      left.width > 0.8 * columnWidth || endsWithMark(left.text) || left.text.endsWith('-');
    const gain =
      (endsWell ? LEFT_ENDS_WELL : -LEFT_ENDS_WELL) +
      (atStray ? AT_STRAY_SIGN : 0) +
      (whole.width < 1.15 * columnWidth ? LINE_NOT_WIDE : 0);
    partings.push({ step: { left, right }, gain });
  }
  return partings;
}

const ITEM = /^[e•●*]\s+\p{Lu}/u;

/** How well a piece goes on from the last of its column. */
function continuation(
  before: Piece | undefined,
  piece: Piece,
  columnWidth: number,
  lexicon: ReadonlySet<string>,
): number {
  const { text } = piece;
  const isItem = ITEM.test(text);
  if (before === undefined) return startsCapital(text) || isItem ? 0.5 : -2;
  const lowercase = startsLowercase(text) && !isItem;
  if (endsWithHyphen(before.text)) {
    if (!lowercase) return -4;
    const start = before.tokens.at(-1)!.text.slice(0, -1);
    const word = `${start}${piece.tokens[0]!.text}`.toLowerCase().replace(/[.,:;]+$/u, '');
    return lexicon.has(word) ? 5 : 2.5;
  }
  const first = piece.tokens[0]!;
  const fits = before.width + 3 + (first.box[2] - first.box[0]) < 0.93 * columnWidth;
  if (lowercase) {
    if (endsSentence(before.text)) return -3;
    return fits ? -1 : 1.5;
  }
  const ended = endsWithMark(before.text);
  if (isItem) return before.text.endsWith(':') || ITEM.test(before.text) ? 1.5 : ended ? 0 : -1;
  if (ended) return 1;
  return ITEM.test(before.text) || fits ? 0 : -1.5;
}
