import type { Segment } from './segment.ts';

/** Marks that open a list item. U+F0B7 is the bullet of Symbol fonts. */
const SYMBOL = /^[•●▪◦‣·○■□◆➢➤►✓\uf0b7\uf0a7]$/u;
const GLUED_SYMBOL = /^[•●▪◦‣○■□◆➢➤►✓\uf0b7\uf0a7]\S/u;
const DASH = /^[-–—*»]$/u;
const ORDINAL = /^(\d{1,2}|[a-zæøå])[.)]$/u;
/** The day of a date is no number of an item: "8. marts". */
const MONTH = /^(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)(?:\p{L}|\.|,|$)/iu;
/** What OCR makes of a bullet that its language lacks: a letter, a sign. */
const STRAY = /^(?:[eo«»¢©°•*+~\-–—]|[eo¢]\*)$/iu;
/** A mark set off by at least this many type sizes is a bullet whatever else it may be. */
const SET_OFF = 0.45;

/** Whether a segment is a mark alone, still to be joined to its text. */
export const isMark = ({ text, estimated }: Segment): boolean =>
  SYMBOL.test(text) ||
  DASH.test(text) ||
  ORDINAL.test(text) ||
  isSectionNumber(text) ||
  (estimated && STRAY.test(text));

/** "2.1": the number of a heading, when text follows. */
export const isSectionNumber = (text: string): boolean => /^\d{1,2}(\.\d{1,2})*\.?$/.test(text);

/** Whether a line opens a list item, seen alone: a bullet, or a dash or number set off from its text. */
export function opensItem(line: Segment): boolean {
  if (line.drawnBullet) return true;
  const [first, second] = line.tokens;
  if (first === undefined) return false;
  if (GLUED_SYMBOL.test(first.text)) return true;
  if (second === undefined) return false;
  if (SYMBOL.test(first.text)) return true;
  const gap = second.box[0] - first.box[2];
  return gap > SET_OFF * line.size && (DASH.test(first.text) || isOrdinal(first.text, second.text));
}

const isOrdinal = (text: string, next: string): boolean => ORDINAL.test(text) && !MONTH.test(next);

/** The mark of a line that may open a list item, given that others beside it do; undefined for other lines. */
export function possibleMark(line: Segment): 'dash' | 'ordinal' | 'stray' | undefined {
  const [first, second] = line.tokens;
  if (first === undefined || second === undefined) return undefined;
  if (DASH.test(first.text)) return 'dash';
  if (isOrdinal(first.text, second.text)) return 'ordinal';
  const setOff = second.box[0] - first.box[2] > SET_OFF * line.size;
  return line.estimated && setOff && STRAY.test(first.text) ? 'stray' : undefined;
}

/** Left edge of an item's text, after its mark if it has one. */
export function textStart(line: Segment): number {
  const [first, second] = line.tokens;
  const marked =
    first !== undefined &&
    second !== undefined &&
    (SYMBOL.test(first.text) || possibleMark(line) !== undefined);
  return marked ? second.box[0] : line.box[0];
}

/** Items of a list stand within so many lines of each other. */
const ITEM_LINES = 4;

/** Lines that open with what a bullet may have been misread as, where two or more such lines stand near each other. */
export function strayBullets(lines: readonly Segment[]): Set<Segment> {
  const isStray = (line: Segment) => {
    const [first, second] = line.tokens;
    if (first === undefined || second === undefined) return false;
    return STRAY.test(first.text) && /^[\p{L}\p{N}"“”]/u.test(second.text);
  };
  const found = new Set<Segment>();
  lines.forEach((line, i) => {
    const near = lines.slice(Math.max(0, i - ITEM_LINES), i + ITEM_LINES + 1);
    if (isStray(line) && near.some((other) => other !== line && isStray(other))) found.add(line);
  });
  return found;
}
