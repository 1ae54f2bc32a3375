import { type Column, hadRoom } from '../blocks/column.ts';
import type { Draft } from '../draft.ts';
import { opensItem, strayBullets } from '../lines/bullets.ts';
import type { Segment } from '../lines/segment.ts';
import {
  capitalized,
  endsSentence,
  endsWithMark,
  labelOf,
  runsOn,
  startsCapital,
  startsLowercase,
} from '../lines/text-ends.ts';
import { fieldLabelsOf } from '../tables/fields.ts';
import type { LevelPage } from '../words/straighten.ts';
import { measureOf, namesIn, type TextLine, textLinesOf, withoutSpacing } from './text-lines.ts';
import {
  isLetterClose,
  isLetterLine,
  isTitle,
  isTitleLike,
  namesProvider,
  type TitleFacts,
} from './titles.ts';
import { untangle, usualWidth } from './untangle.ts';

/** Text of more characters is prose even without an end mark. */
const LEAST_PROSE = 150;

/** A line longer than this share of the measure is no title by itself: a name may have lost its capital. */
const FULL = 0.9;
/** A line that fills this share of the measure may have been wrapped within a provider's name. */
const WRAPPED = 0.7;

/** Lines that belong together. */
interface Paragraph {
  readonly lines: Segment[];
  readonly kind: Draft['kind'];
}

/** "Figur", "Figur 3", "Tabel 2: …": what stands for a picture, its caption after it. */
const ANNOUNCEMENT = /^(figur|tabel|diagram|illustration|billede|foto)\b\s*\d*\s*([.:–-]|$)/iu;
const BARE_ANNOUNCEMENT = /^\p{L}+\s*\d*\s*[.:–-]?$/u;

/**
 * The blocks of plain text, page by page. There is no type to go by: what ends a paragraph is an end mark with room
 * left for the next word, what makes a title is a short line before a new sentence, or a provider named at its end.
 */
export function textDrafts(pages: readonly LevelPage[]): Draft[] {
  const sheets = pages.map(({ page, tokens }) => withoutSpacing(textLinesOf(tokens, page.number)));
  const all = sheets.flat();
  const lines = all.map(({ line }) => line);
  const facts: TitleFacts = { names: namesIn(lines), fieldLabels: fieldLabelsOf(lines) };
  return sheets.flatMap((sheet, i) => {
    const others = sheets.filter((other) => other !== sheet).flat();
    const next = sheets[i + 1]?.[0]?.line;
    return columnsOf(sheet, others, lines).flatMap((part) => {
      const column = measureOf(part, all);
      return withTitles(paragraphsOf(part, column, facts), column, facts, next);
    });
  });
}

/** A page as it is, or parted where its lines run across two columns. */
function columnsOf(
  sheet: readonly TextLine[],
  others: readonly TextLine[],
  lines: readonly Segment[],
): (readonly TextLine[])[] {
  const width = usualWidth(others);
  if (width === undefined) return [sheet];
  const parts = untangle(sheet, width, lines, (line) => ANNOUNCEMENT.test(line.text));
  if (parts === undefined) return [sheet];
  const unspaced = (column: readonly Segment[]) => column.map((line) => ({ line, blanks: 0 }));
  const columns = [parts.above, unspaced(parts.left), unspaced(parts.right), parts.below];
  return columns.filter((part) => part.length > 0);
}

function paragraphsOf(sheet: readonly TextLine[], column: Column, facts: TitleFacts): Paragraph[] {
  const bullets = strayBullets(sheet.map(({ line }) => line));
  const opens = (line: Segment) => opensItem(line) || bullets.has(line);
  const paragraphs: Paragraph[] = [];
  sheet.forEach(({ line, blanks }, i) => {
    const current = paragraphs.at(-1);
    const next = sheet[i + 1]?.line;
    if (current !== undefined && !isParted(current, line, next, blanks)) {
      current.lines.push(line);
      return;
    }
    const announces = ANNOUNCEMENT.test(line.text);
    const kind = announces ? 'figure' : opens(line) ? 'list-item' : 'paragraph';
    paragraphs.push({ lines: [line], kind });
  });
  return paragraphs;

  function isParted(
    current: Paragraph,
    line: Segment,
    next: Segment | undefined,
    blanks: number,
  ): boolean {
    const before = current.lines.at(-1)!;
    if (opens(line) || ANNOUNCEMENT.test(line.text)) return true;
    if (current.kind === 'figure') return !isCaption(current, before, line);
    if (runsOn(before.text, line.text)) return false;
    const first = current.lines.length === 1 && current.kind === 'paragraph';
    // "Ret og pligt:" over "Hvad må bestyrelsen? v. DGI" is one title, whatever stands between.
    if (first && before.text.endsWith(':') && namesProvider(line.text)) return false;
    if (blanks > 0) return true;
    if (/[,;–]$/u.test(before.text)) return false;
    if (isField(line, facts)) return true;
    if (namesProvider(before.text) && !startsLowercase(line.text)) {
      return !endsName(line) || shareOf(before, column) < WRAPPED;
    }
    if (startsLowercase(line.text)) return false;
    if (before.text.endsWith(':')) {
      const wholeTitle = first && isTitleLike(line, next, column, facts);
      return !(wholeTitle && hadRoom(before, line, column));
    }
    if (endsSentence(before.text)) {
      return hadRoom(before, line, column) || isTitleLike(line, next, column, facts);
    }
    if (hadRoom(before, line, column)) return true;
    // A full line without an end mark before a new sentence: a title, unless the capital is a name's.
    return (
      first &&
      shareOf(before, column) < FULL &&
      isAfterEnd(paragraphs.at(-2)) &&
      beginsSentence(line, facts)
    );
  }

  /** The first line after a bare announcement, and what runs on from it. */
  function isCaption(current: Paragraph, before: Segment, line: Segment): boolean {
    const bare = current.lines.length === 1 && BARE_ANNOUNCEMENT.test(before.text);
    return bare || runsOn(before.text, line.text);
  }
}

/** "Dato: …"; OCR may have lost the capital. */
function isField({ text }: Segment, { fieldLabels }: TitleFacts): boolean {
  const label = labelOf(capitalized(text));
  return label !== undefined && fieldLabels.has(label);
}

/** How much of the measure a line fills. */
const shareOf = (line: Segment, column: Column): number =>
  (line.box[2] - column.left) / (column.right - column.left);

/** Whether a line is no more than the last words of a provider's name. */
const endsName = ({ tokens, text }: Segment): boolean =>
  tokens.length <= 3 && startsCapital(text) && !endsWithMark(text);

const isAfterEnd = (paragraph: Paragraph | undefined): boolean =>
  paragraph === undefined ||
  paragraph.kind !== 'paragraph' ||
  paragraph.lines.length === 1 ||
  endsSentence(paragraph.lines.at(-1)!.text);

const beginsSentence = (line: Segment, { names }: TitleFacts): boolean =>
  !names.has(line.tokens[0]!.text.replace(/[.,:;]+$/u, ''));

/** Names the titles among the paragraphs: title-shaped, with text to follow, and no names under a letter. */
function withTitles(
  paragraphs: readonly Paragraph[],
  column: Column,
  facts: TitleFacts,
  next: Segment | undefined,
): Draft[] {
  const drafts: Draft[] = [];
  const signed = signatures(paragraphs);
  const last = paragraphs.at(-1);
  // A title at the end of a page leads to the next, unless it is a sentence that runs on there.
  const runsOver =
    next !== undefined && last !== undefined && runsOn(last.lines.at(-1)!.text, next.text);
  let leadsOn = true;
  for (const paragraph of paragraphs.toReversed()) {
    const { lines, kind } = paragraph;
    const isHeading =
      kind === 'paragraph' &&
      !signed.has(paragraph) &&
      !(runsOver && paragraph === last) &&
      isTitle(lines, facts) &&
      (leadsOn || namesProvider(lines.at(-1)!.text));
    if (!isHeading) leadsOn = (runsOver && paragraph === last) || (isText(lines, facts) ?? leadsOn);
    drafts.unshift({ kind: isHeading ? 'heading' : kind, lines, column, footnote: false });
  }
  return drafts;
}

/** The short lines that follow the close of a letter. */
function signatures(paragraphs: readonly Paragraph[]): Set<Paragraph> {
  const close = paragraphs.findIndex(({ lines }) => isLetterClose(lines.at(-1)!.text));
  if (close < 0) return new Set();
  const after = paragraphs.slice(close + 1);
  const text = after.findIndex(({ lines }) => lines.length > 2);
  return new Set(after.slice(0, text < 0 ? after.length : Math.max(0, text - 1)));
}

/** Whether lines are what a title leads to: sentences, fields, items. Undefined for a letter's opening or close. */
function isText(lines: readonly Segment[], facts: TitleFacts): boolean | undefined {
  const text = lines.map((line) => line.text).join(' ');
  if (isLetterLine(text)) return undefined;
  return (
    isField(lines[0]!, facts) ||
    opensItem(lines[0]!) ||
    text.length > LEAST_PROSE ||
    endsSentence(text)
  );
}
