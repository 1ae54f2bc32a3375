import { type Column, hadRoom } from '../blocks/column.ts';
import type { Segment } from '../lines/segment.ts';
import {
  endsSentence,
  endsWithHyphen,
  labelOf,
  startsCapital,
  startsLowercase,
} from '../lines/text-ends.ts';

/** What is known of a whole text that helps to tell titles without type. */
export interface TitleFacts {
  /** Words that are written with a capital inside sentences, too. */
  readonly names: ReadonlySet<string>;
  /** Labels of practical fields: see `fieldLabelsOf`. */
  readonly fieldLabels: ReadonlySet<string>;
}

/** Titles have at most so many lines and characters (measured). */
const MOST_LINES = 4;
const MOST_CHARACTERS = 170;
/** The last line of a page may be a title when it is shorter than this share of the measure (measured). */
const SHORT = 0.75;
/** A line that holds a provider's name in full is at least this share of the measure when it wraps (measured). */
const WRAPPED = 0.6;

/** "… v. FDB", "… v/ Foreningen Norden": who offers it, at the end of a title. */
const PROVIDER = /\sv(?:\.|\/)\s?\p{Lu}[\p{L}\p{N}&/,\-’' ]{0,60}$/u;
/** The opening and the close of a letter are short lines, too. */
const LETTER_OPENING = /^(kære|k(ae|ee)re|hej|til rette)\s/iu;
const LETTER_CLOSE = /\bhilsen,?$/iu;

/** Whether a text is a letter's opening or close. */
export const isLetterLine = (text: string): boolean =>
  LETTER_OPENING.test(text) || isLetterClose(text);

export const isLetterClose = (text: string): boolean => LETTER_CLOSE.test(text);

export const namesProvider = (text: string): boolean => PROVIDER.test(text);

/** Whether a line, seen with the next, can open a title: short, without an end mark, before a new sentence. */
export function isTitleLike(
  line: Segment,
  next: Segment | undefined,
  column: Column,
  { names }: TitleFacts,
): boolean {
  const { text } = line;
  if (!isTitleText(text)) return false;
  if (namesProvider(text)) return true;
  const share = (line.box[2] - column.left) / (column.right - column.left);
  if (next === undefined) return share < SHORT;
  if (startsLowercase(next.text)) return namesProvider(next.text) && share > WRAPPED;
  if (namesProvider(next.text) && next.tokens.length <= 2) return true;
  const word = next.tokens[0]!.text.replace(/[.,:;]+$/u, '');
  return hadRoom(line, next, column) || !names.has(word);
}

/** Whether lines that belong together have the form of a title. */
export function isTitle(lines: readonly Segment[], { fieldLabels }: TitleFacts): boolean {
  const text = lines.map((line) => line.text).join(' ');
  if (lines.length > MOST_LINES || text.length > MOST_CHARACTERS) return false;
  if (!isTitleText(text) || text.endsWith(':') || isLetterLine(text)) return false;
  if (/@|https?:|www\./iu.test(text)) return false;
  const label = labelOf(text);
  return label === undefined || !fieldLabels.has(label);
}

const isTitleText = (text: string): boolean =>
  startsCapital(text) && !endsSentence(text) && !/[,;]$/u.test(text) && !endsWithHyphen(text);
