import type { Draft } from '../draft.ts';
import { NUMBERED_CAPTION } from '../figures/announcements.ts';
import { letterCount } from '../letters.ts';
import type { Segment } from '../lines/segment.ts';
import {
  endsSentence,
  isAddress,
  isCapitals,
  labelOf,
  startsCapital,
  startsLowercase,
} from '../lines/text-ends.ts';
import { fieldLabelsOf } from '../tables/fields.ts';
import type { Typography } from '../type/typography.ts';
import { bandTitles } from './bands.ts';

/** A heading has at most so many lines and words, and type at least so much larger than the body's (measured). */
const MOST_LINES = 4;
/** … bold ones in larger type, in narrow columns. */
const MOST_LINES_BOLD = 6;
const MOST_WORDS = 22;
const LARGER = 1.08;
/** Estimates that have been settled still leave this doubt. */
const ESTIMATED_LARGER = 1.15;
/** From here on even a sentence is a heading. */
const DISPLAY = 1.3;
/** Bold type smaller than this share of the body's is no heading of it. */
const SMALLEST = 0.85;
/** A heading told by nothing but the space around it is no smaller than the body. */
const WEIGHTLESS = 0.92;
/** Fewer words in quotation marks are a title. */
const LEAST_QUOTED = 5;
/** A heading told by colour or capitals alone is shorter. */
const MOST_WORDS_PLAIN = 12;
/** A sentence in bold heads the text below when it is no longer, and so much nearer to it than to what is above. */
const MOST_WORDS_SENTENCE = 12;
const LEAD_GAP = 1.25;

/** Tells the headings among the paragraphs and list items of a document. */
export function nameHeadings(drafts: readonly Draft[], typography: Typography): Draft[] {
  const labels = fieldLabelsOf(drafts.flatMap((draft) => draft.lines));
  const titles = bandTitles(drafts);
  return drafts.map((draft, i) => {
    const isText = draft.kind === 'paragraph' || draft.kind === 'list-item';
    if (!isText || draft.footnote) return draft;
    if (titles.has(draft)) return { ...draft, kind: 'heading' };
    if (isNameLine(drafts[i - 1], draft)) return draft;
    const heads = () => isLead(drafts[i - 1], draft, drafts[i + 1]);
    return isHeading(draft.lines, typography, labels, heads)
      ? { ...draft, kind: 'heading' }
      : draft;
  });
}

/** Whom an offering is from, in capitals; "FRA IDÉ TIL FILM" is a title. */
const FROM = /^(?:\p{Lu}+ )?(?:FRA|AF|VED|HOS|V[./])\s?\p{Lu}/u;
const TO = /\sTIL\s/u;
/** The title above is so much larger, and so many of its type sizes above at most. */
const TITLE_LARGER = 1.15;
const TITLE_REACH = 2;

/** Whether a line in capitals says right under a title whom it is from, in smaller type: small capitals on a scan, too. */
function isNameLine(above: Draft | undefined, { lines }: Draft): boolean {
  const title = above?.lines.at(-1);
  const [line, ...others] = lines;
  if (title === undefined || line === undefined || others.length > 0) return false;
  if (!isCapitals(line.text) || !FROM.test(line.text) || TO.test(line.text)) return false;
  const leading = line.baseline - title.baseline;
  const isUnder = line.page === title.page && leading > 0 && leading < TITLE_REACH * title.size;
  return isUnder && title.size > TITLE_LARGER * line.size;
}

/** Whether a block stands nearer to the text below, which is not bold, than to what is above. */
function isLead(above: Draft | undefined, draft: Draft, below: Draft | undefined): boolean {
  const first = draft.lines[0]!;
  const last = draft.lines.at(-1)!;
  const next = below?.lines[0];
  if (next === undefined || below?.kind !== 'paragraph' || next.page !== last.page) return false;
  if (next.style.bold || next.baseline <= last.baseline) return false;
  const before = above?.lines.at(-1);
  const topmost =
    before === undefined || before.page !== first.page || before.baseline > first.baseline;
  const gapAbove = topmost ? Infinity : first.baseline - before.baseline;
  return gapAbove > LEAD_GAP * (next.baseline - last.baseline);
}

/** Whether lines are a heading, by size, weight, colour, capitals or the band they stand in. */
function isHeading(
  lines: readonly Segment[],
  typography: Typography,
  fieldLabels: ReadonlySet<string>,
  isLeading: () => boolean,
): boolean {
  if (lines.length > MOST_LINES_BOLD) return false;
  const text = lines.map((line) => line.text).join(' ');
  const words = text.split(' ').length;
  const isText = lines.every(({ style, size }) => !style.bold && typography.isTextSize(size));
  const ratio = isText ? 1 : Math.min(...lines.map((line) => line.size)) / typography.bodySize;
  const sure = ratio >= LARGER && lines.every((line) => line.style.bold);
  if (!sure && lines.length > MOST_LINES) return false;
  if (words > MOST_WORDS || letterCount(text) < 2) return false;
  if (lines[0]!.estimated && isScrap(text, lines[0]!.weightless)) return false;
  if (isQuotation(text) || (isSentences(text) && !lines[0]!.style.bold)) return false;
  if (ratio >= DISPLAY) return true;
  // what is set smaller than the body may be read as large as it on a scan
  if (lines[0]!.estimated && NUMBERED_CAPTION.test(text)) return false;
  const label = labelOf(text);
  if (label !== undefined && label.length < text.length && fieldLabels.has(label)) return false;
  const bold = lines.every((line) => line.style.bold) && !typography.bodyBold;
  // a title in bold, larger type may ask
  const isTitle = () => (sure && /\?$/u.test(text)) || isLeading();
  if (endsSentence(text) && !(bold && words <= MOST_WORDS_SENTENCE && isTitle())) return false;
  if (ratio >= (lines[0]!.estimated ? ESTIMATED_LARGER : LARGER)) return true;
  if (bold && ratio > SMALLEST) return true;
  if (
    lines[0]!.weightless &&
    ratio > WEIGHTLESS &&
    startsCapital(text) &&
    !/[,:;-]$/u.test(text) &&
    isLeading()
  )
    return true;
  return words <= MOST_WORDS_PLAIN && lines.length <= 2 && isSetApart(lines, typography);
}

/**
 * What a misjudged size makes large on a scan: the last word of a sentence, or, in layers that do not tell how sure
 * they are, the scraps that OCR sees in pictures, of short words only.
 */
const isScrap = (text: string, scraps: boolean): boolean =>
  (startsLowercase(text) && endsSentence(text)) || (scraps && !/\p{L}{4}/u.test(text));

/** A sentence in quotation marks, however large. */
const isQuotation = (text: string): boolean =>
  /^[»"“„”].*[.!?…,]?[«"“”][.,]?$/u.test(text) && text.split(' ').length >= LEAST_QUOTED;

/** So many words up to a full stop are a sentence that introduces, and no title. */
const LONG_SENTENCE = 8;

/** Two sentences at least or one of many words: an introduction in large type, however large. */
function isSentences(text: string): boolean {
  const words = text.split(' ').length;
  const several = /\p{Ll}{2}[.!?]\s+\p{Lu}/u.test(text) && words > MOST_WORDS_PLAIN;
  return endsSentence(text) && (several || (words >= LONG_SENTENCE && text.endsWith('.')));
}

/** Body type in a colour of its own, or in capitals. */
function isSetApart(lines: readonly Segment[], typography: Typography): boolean {
  const text = lines.map((line) => line.text).join(' ');
  if (!/^[\p{Lu}\p{N}]/u.test(text) || /[,;]$/.test(text)) return false;
  if (lines[0]!.size < 0.95 * typography.bodySize) return false;
  if (isCapitals(text)) return true;
  return (
    typography.bodyColor !== undefined &&
    lines[0]!.container === undefined &&
    !isAddress(text) &&
    lines.every((line) => line.tokens.every((t) => t.style.color !== typography.bodyColor))
  );
}
