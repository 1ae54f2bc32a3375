import type { Draft } from '../draft.ts';
import { width } from '../extent.ts';
import { opensItem, textStart } from '../lines/bullets.ts';
import type { Segment } from '../lines/segment.ts';
import {
  capitalized,
  endsSentence,
  endsWithHyphen,
  endsWithMark,
  isAddress,
  isCapitals,
  labelOf,
  runsOn,
  startsCapital,
  startsLowercase,
} from '../lines/text-ends.ts';
import { isLabelAsRead } from '../tables/fields.ts';
import { type Column, type FlowLine, hadRoom } from './column.ts';
import { isLooser, isSetOff, isUnder, SIZE_CHANGE, standsOff } from './leading.ts';
import { listMarks } from './list-marks.ts';
import { PARAGRAPH_GAP } from './pitch.ts';
import { titleEnds } from './title-lines.ts';

/** Lines that belong together, not yet named. */
export interface Pile {
  readonly lines: readonly Segment[];
  readonly column: Column;
  /** Opens with a bullet or a number. */
  readonly item: boolean;
}

/** Leading up to which a full line that plainly runs on is not parted from the next. */
const LOOSE_GAP = 2;
/** The same change of size (`SIZE_CHANGE`) where sizes are estimates (measured). */
const ESTIMATED_SIZE_CHANGE = 0.18;

/** What stands on one line at such a distance, in type sizes, does not belong together. */
const FAR_ASIDE = 4;

/** Lines in reading order as piles: paragraphs, headings, list items. */
export function pilesOf(flow: readonly FlowLine[], pitch: number): Pile[] {
  const listed = listMarks(flow.map(({ line }) => line));
  const titled = titleEnds(flow, pitch);
  const piles: { lines: Segment[]; column: Column; item: boolean }[] = [];
  for (const [i, { line, column }] of flow.entries()) {
    const pile = piles.at(-1);
    const next = flow[i + 1]?.line;
    if (
      pile === undefined ||
      isParted(pile, line, column, next) ||
      isUnderTitle(piles.at(-2)?.lines, pile.lines, line, column)
    ) {
      const item = opens(line) || (pile !== undefined && isLostItem(pile, line, column));
      piles.push({ lines: [line], column, item });
    } else {
      pile.lines.push(line);
    }
  }
  return piles;

  function opens(line: Segment): boolean {
    return opensItem(line) || listed.has(line);
  }

  function isParted(pile: Pile, line: Segment, column: Column, next?: Segment): boolean {
    const before = pile.lines.at(-1)!;
    if (line.rotation !== 0 || before.rotation !== 0) return true;
    const leading = line.baseline - before.baseline;
    if (Math.abs(leading) < 0.3 * line.size) return isSetAside(before, line);
    if (leading < 0 || line.container !== before.container) return true;
    const usual = pitch * Math.max(line.size, before.size);
    if (titled.has(before)) return true;
    const open = runsOn(before.text, line.text) && !hadRoom(before, line, column);
    if (leading > (open ? LOOSE_GAP : PARAGRAPH_GAP) * usual) return true;
    if (standsOff(pile.lines, line, next) && !mayGoOn(before, line, column)) return true;
    if (before.contents) return true;
    if (line.contents) return !runsOn(before.text, line.text);
    if (!isUnder(before, line) || opens(line)) return true;
    if (isLostItem(pile, line, column) && endsWithColon(before.text)) return true;
    if (changesStyle(pile, before, line, column)) return true;
    if (isSmaller(before, line) && startsCapital(line.text)) {
      if (hadRoom(before, line, column)) return true;
      if (before.style.bold && leading > HEADING_LEADING * before.size) return true;
      if (!endsWithMark(before.text) && isSetOff(before, line, next)) return true;
    }
    if (pile.item) {
      return leavesItem(pile.lines[0]!, before, line) || losesMark(pile, before, line, column);
    }
    return (
      opensField(pile, before, line, column, next) || endsParagraph(pile, before, line, column)
    );
  }
}

/** What stands between a title and its text leaves so many type sizes of room beyond the next word; the text's first line is wider than this share of the column, and it is not. */
const UNDER_TITLE_ROOM = 3;
const UNDER_TITLE_SHARE = 0.75;

/**
 * Whether the one line so far is a line of names or facts between its title and the text that begins here. Set text
 * tells it by its type, which on scans is too near that of the text.
 */
function isUnderTitle(
  title: readonly Segment[] | undefined,
  [only, ...others]: readonly Segment[],
  line: Segment,
  column: Column,
): boolean {
  const head = title?.at(-1);
  if (head === undefined || only === undefined || others.length > 0) return false;
  if (!line.estimated || !startsCapital(line.text)) return false;
  if (endsWithMark(only.text) || endsWithHyphen(only.text) || labelOf(only.text) !== undefined)
    return false;
  if (head.container !== only.container || only.baseline - head.baseline > 2 * head.size)
    return false;
  const isTitle = head.style.bold ? !only.style.bold : head.size > 1.1 * only.size;
  const most = UNDER_TITLE_SHARE * (column.right - column.left);
  const isRun = width(only.box) < most && width(line.box) > most;
  return isTitle && isRun && hadRoom(only, line, column, UNDER_TITLE_ROOM);
}

/** Between recognised words whose sizes differ by so much a gap of so many type sizes is no space. */
const ASIDE_SIZE_CHANGE = 0.12;
const ESTIMATED_ASIDE = 2;

/** On one line, but of other type or far off: a price at the right edge of a title. */
function isSetAside(before: Segment, line: Segment): boolean {
  const gap = line.box[0] - before.box[2];
  const otherType =
    before.style.bold !== line.style.bold ||
    Math.abs(line.size - before.size) > SIZE_CHANGE * before.size;
  if (gap > FAR_ASIDE * line.size) return true;
  if (!line.estimated) return otherType && gap > line.size;
  const sizeChange = Math.abs(line.size - before.size) / Math.max(line.size, before.size);
  return sizeChange > ASIDE_SIZE_CHANGE && gap > ESTIMATED_ASIDE * line.size;
}

/** A change of size, weight or colour between lines, but not emphasis that runs over a line end. */
function changesStyle(pile: Pile, before: Segment, line: Segment, column: Column): boolean {
  const most = line.estimated ? ESTIMATED_SIZE_CHANGE : SIZE_CHANGE;
  if (Math.abs(line.size - before.size) / Math.max(line.size, before.size) > most) return true;
  if (isLabelOver(before, line, column)) return true;
  if (runsOn(before.text, line.text)) return false;
  const capitals = pile.lines.every((other) => isCapitals(other.text));
  if (capitals && !isCapitals(line.text)) return true;
  const heads = isCapitals(line.text) && line.tokens.length > 1;
  if (!capitals && heads && endsWithMark(before.text)) return true;
  const lastStyle = before.tokens.at(-1)!.style;
  const firstStyle = line.tokens[0]!.style;
  if (before.style.bold && !line.style.bold) return !firstStyle.bold || endsWithMark(before.text);
  if (line.style.bold && !before.style.bold) return !lastStyle.bold;
  const uniform = (s: Segment) => s.tokens.every((token) => token.style.color === s.style.color);
  if (before.style.color !== line.style.color && uniform(before) && uniform(line)) {
    return !isAddress(line.text) && !isAddress(before.text);
  }
  return (
    before.style.italic !== line.style.italic &&
    endsSentence(before.text) &&
    pile.lines.every((other) => other.style.italic === before.style.italic)
  );
}

/** Whether a bold line was ended on purpose above one that has no bold word, though a small letter begins it: "Møder", "hver uge". */
const isLabelOver = (before: Segment, line: Segment, column: Column): boolean =>
  !line.estimated &&
  before.tokens.every(({ style }) => style.bold) &&
  !line.tokens.some(({ style }) => style.bold) &&
  hadRoom(before, line, column);

/** Lines of one heading stand so many type sizes under each other at most. */
const HEADING_LEADING = 1.5;

/** Recognised lines of two of the document's sizes: a title under the title of its section. */
const isSmaller = (before: Segment, line: Segment): boolean =>
  line.estimated && before.size - line.size > SIZE_CHANGE * before.size;

/** Back at the mark's edge or left of it, unless the item has no hanging indent and runs on. */
function leavesItem(first: Segment, before: Segment, line: Segment): boolean {
  const { size } = line;
  if (line.box[0] > textStart(first) - 0.5 * size) return false;
  const hangs = line.box[0] > first.box[0] + 0.3 * size;
  return !hangs && !runsOn(before.text, line.text);
}

/** Items stand within so many type sizes of each other. */
const ITEM_REACH = 8;

/**
 * Whether a line is a list item whose mark OCR has lost: it stands where the text of the item before it does, or is
 * indented after a colon.
 */
function isLostItem(pile: Pile, line: Segment, column: Column): boolean {
  if (!line.estimated) return false;
  const first = pile.lines[0]!;
  if (pile.item) {
    return (
      Math.abs(line.box[0] - textStart(first)) < 0.6 * line.size &&
      line.box[1] - first.box[3] < ITEM_REACH * line.size
    );
  }
  const indent = line.box[0] - Math.min(column.left, first.box[0]);
  return (
    endsWithColon(pile.lines.at(-1)!.text) && indent > 0.7 * line.size && indent < 4 * line.size
  );
}

/** OCR loses marks: a line of a list that was ended on purpose is followed by another item. */
function losesMark(pile: Pile, before: Segment, line: Segment, column: Column): boolean {
  if (!line.estimated || endsWithHyphen(before.text)) return false;
  const alike = startsCapital(line.text) || startsLowercase(pile.lines[0]!.text);
  return alike && hadRoom(before, line, column);
}

const endsWithColon = (text: string): boolean => text.endsWith(':');

/** A field is over when its last line leaves so many type sizes of room beyond the next word. */
const END_OF_FIELD = 2;

/** "Dato: …", "Sted: …": a line with its own label after another, or with a bold one. */
function opensField(
  pile: Pile,
  before: Segment,
  line: Segment,
  column: Column,
  next: Segment | undefined,
): boolean {
  // OCR may have lost the capital of a common label.
  const label = labelOf(line.text) ?? lostCapital(line.text);
  const own = labelOf(capitalized(pile.lines[0]!.text));
  if (label === undefined) {
    const inField = own !== undefined && isLabelAsRead(own);
    if (!inField) return false;
    const isOver = hadRoom(before, line, column, END_OF_FIELD);
    // recognition takes a capital I for a small l: room alone tells there
    if (!startsCapital(line.text)) return isOver && line.estimated && line.text.startsWith('l');
    return isOver || isSetOff(before, line, next);
  }
  const bold = line.tokens[0]!.style.bold && !line.style.bold && !before.tokens.at(-1)!.style.bold;
  if (bold) return true;
  const ended = endsSentence(before.text) || hadRoom(before, line, column) || isLabelAsRead(label);
  const capital = startsCapital(line.text) || (line.estimated && isLabelAsRead(label));
  return ended && capital && own !== undefined;
}

/** A label that has lost its capital; an end of a sentence before another label is none. */
const lostCapital = (text: string): string | undefined => {
  const label = labelOf(capitalized(text));
  return label === undefined || /\.\s/u.test(label) ? undefined : label;
};

/** An end mark with room left on the line, or before an indented line. */
function endsParagraph(pile: Pile, before: Segment, line: Segment, column: Column): boolean {
  if (startsLowercase(line.text)) return false;
  if (!endsSentence(before.text) && !announces(before, line)) return false;
  if (isLooser(pile, before, line)) return true;
  const indent = line.box[0] - Math.min(...pile.lines.slice(-3).map((other) => other.box[0]));
  const alike = Math.abs(line.box[0] - before.box[0]) < 0.2 * line.size;
  const inset = before.box[0] - column.left;
  const again = alike && inset > 0.7 * line.size && inset < 4 * line.size;
  if (again && pile.lines.length === 1 && before.box[2] - line.box[2] < line.size) return true;
  const centred = before.box[0] > column.left + line.size && pile.lines.length < 2;
  if (!centred && indent > 0.7 * line.size && indent < 4 * line.size) return true;
  return hadRoom(before, line, column);
}

/** Whether a line ends with a colon that is no field's, before a new sentence. */
function announces(before: Segment, line: Segment): boolean {
  const label = labelOf(before.text);
  if (!endsWithColon(before.text) || !startsCapital(line.text) || line.estimated) return false;
  return label === undefined || !isLabelAsRead(label);
}

/** Whether a line may go on in the next: full, and no sentence ended. */
const mayGoOn = (before: Segment, line: Segment, column: Column): boolean =>
  startsLowercase(line.text) || (!endsSentence(before.text) && !hadRoom(before, line, column));

/** A pile as a paragraph, a list item or an entry of the contents; which are headings takes the whole document. */
export const pileDraft = ({ lines, column, item }: Pile): Draft => ({
  kind: lines.at(-1)!.contents ? 'contents-entry' : item ? 'list-item' : 'paragraph',
  lines,
  column,
  footnote: false,
});
