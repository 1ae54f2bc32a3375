import { opensItem, strayBullets } from './bullets.ts';
import { type Column, hadRoom } from './column.ts';
import type { Draft } from './draft.ts';
import { fieldLabelsOf } from './fields.ts';
import type { LevelPage } from './furniture.ts';
import type { Segment } from './segment.ts';
import { endsSentence, labelOf, runsOn, startsLowercase } from './text-ends.ts';
import { measureOf, namesIn, type TextLine, textLinesOf, withoutSpacing } from './text-lines.ts';
import { isLetterLine, isTitle, isTitleLike, namesProvider, type TitleFacts } from './titles.ts';
import { untangle, usualWidth } from './untangle.ts';

/** Text of more characters is prose even without an end mark. */
const LEAST_PROSE = 150;

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
  return sheets.flatMap((sheet) => {
    const others = sheets.filter((other) => other !== sheet).flat();
    return columnsOf(sheet, others, lines).flatMap((part) => {
      const column = measureOf(part, all);
      return withTitles(paragraphsOf(part, column, facts), column, facts);
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
    if (namesProvider(before.text) && !startsLowercase(line.text)) return true;
    if (startsLowercase(line.text)) return false;
    if (labelOf(line.text) !== undefined && facts.fieldLabels.has(labelOf(line.text)!)) return true;
    if (before.text.endsWith(':')) {
      const wholeTitle = first && isTitleLike(line, next, column, facts);
      return !(wholeTitle && hadRoom(before, line, column));
    }
    if (endsSentence(before.text)) {
      return hadRoom(before, line, column) || isTitleLike(line, next, column, facts);
    }
    if (hadRoom(before, line, column)) return true;
    // A full line without an end mark before a new sentence: a title, unless the capital is a name's.
    return first && isAfterEnd(paragraphs.at(-2)) && beginsSentence(line, facts);
  }

  /** The first line after a bare announcement, and what runs on from it. */
  function isCaption(current: Paragraph, before: Segment, line: Segment): boolean {
    const bare = current.lines.length === 1 && BARE_ANNOUNCEMENT.test(before.text);
    return bare || runsOn(before.text, line.text);
  }
}

const isAfterEnd = (paragraph: Paragraph | undefined): boolean =>
  paragraph === undefined ||
  paragraph.kind !== 'paragraph' ||
  paragraph.lines.length === 1 ||
  endsSentence(paragraph.lines.at(-1)!.text);

const beginsSentence = (line: Segment, { names }: TitleFacts): boolean =>
  !names.has(line.tokens[0]!.text.replace(/[.,:;]+$/u, ''));

/** Names the titles among the paragraphs: title-shaped, with text to follow. */
function withTitles(paragraphs: readonly Paragraph[], column: Column, facts: TitleFacts): Draft[] {
  const drafts: Draft[] = [];
  // A title at the end of a page leads to the next.
  let leadsOn = true;
  for (const { lines, kind } of paragraphs.toReversed()) {
    const isHeading =
      kind === 'paragraph' &&
      isTitle(lines, facts) &&
      (leadsOn || namesProvider(lines.at(-1)!.text));
    if (!isHeading) leadsOn = isText(lines, facts) ?? leadsOn;
    drafts.unshift({ kind: isHeading ? 'heading' : kind, lines, column, footnote: false });
  }
  return drafts;
}

/** Whether lines are what a title leads to: sentences, fields, items. Undefined for a letter's opening or close. */
function isText(lines: readonly Segment[], { fieldLabels }: TitleFacts): boolean | undefined {
  const text = lines.map((line) => line.text).join(' ');
  if (isLetterLine(text)) return undefined;
  const label = labelOf(text);
  const isField = label !== undefined && fieldLabels.has(label);
  return isField || opensItem(lines[0]!) || text.length > LEAST_PROSE || endsSentence(text);
}
