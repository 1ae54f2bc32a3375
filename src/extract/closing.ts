import { type Block, flowing, overlapX } from '../model/index.ts';
import type { OfferingDraft } from './drafts.ts';
import { findDeadline } from './fields/running-text.ts';
import { fold } from './fold.ts';

/** How a closing note refers to the offerings above it (folded): "Ud over ovenstående …", "Alle de nævnte kurser …". */
const REFERS_BACK =
  /^(?:ud ?over|foruden|ovenstaende|alle|for alle|i tillaeg til|de) .{0,25}\b(?:ovenstaende|ovennaevnte|naevnte|forannaevnte)\b/;

/** How it speaks of the whole publication (folded). */
const SPEAKS_OF_THE_WHOLE = /\b(?:kataloget|katalogets|katalogerne|denne oversigt|dette haefte)\b/;

/** What Danish publications say at their end, whatever they are about (folded). */
const RESERVATION = /^(?:der|vi) tages? forbehold\b/;

/** Share of the offerings with labelled fields that must end with them for what follows to be no part of one. */
const END_WITH_FIELDS = 0.8;

/** So many offerings without headings in their text tell that one which has them is followed by something else. */
const WITHOUT_HEADINGS = 3;

/** What tells the facts of offerings from what may follow them. */
export interface ClosingContext {
  readonly isLabelled: (block: Block) => boolean;
  /** Whether a block is the value of a label that stands alone. */
  readonly isValue: (block: Block) => boolean;
  /** Whether the pages were recognised. */
  readonly approximate: boolean;
}

/**
 * Takes closing notes off the offerings that end a section: last paragraphs that speak of the offerings above or
 * of the publication, stand further from the text before them than the next offering's title usually does, or
 * run under the title's column from left of it as none of its text does, or follow the labelled fields where these end
 * the other offerings, or the foot of fields beside the text; off the last also what stands under a heading,
 * where no other offering has headings in its text. Behind the fields of any offering also what is set as no text of the
 * others is, as at the foot of a column of cards; on recognised pages what stands apart there: the introduction of a
 * section whose title was not read, or an offering whose title was not.
 */
export function dropClosingNotes(
  offerings: readonly OfferingDraft[],
  { isLabelled, isValue, approximate }: ClosingContext,
): void {
  const isFact = (block: Block): boolean =>
    isLabelled(block) || isValue(block) || findDeadline(flowing(block)) !== undefined;
  const usual = median(
    offerings.flatMap((offering, n) => {
      const before = offerings[n - 1]?.body.at(-1);
      const gap = before === undefined ? undefined : gapBetween(before, offering.heading);
      return gap === undefined ? [] : [gap];
    }),
  );
  dropHeadedEnd(offerings, isLabelled);
  const fieldsLast = endWithFields(offerings, isLabelled);
  const texts = new Set(
    offerings.flatMap(({ body }) => body.slice(0, body.findLastIndex(isLabelled)).map(styleOf)),
  );
  for (const { heading, body, endsSection } of offerings) {
    if (fieldsLast && approximate) dropUntitledOffering(body, isLabelled);
    if (!endsSection) {
      if (fieldsLast && approximate) dropUntitledIntroduction(body, isLabelled, usual);
      else if (fieldsLast) dropSetOtherwise(body, isLabelled, texts);
      continue;
    }
    const afterFields = fieldsLast ? body.findLastIndex(isFact) + 1 : 0;
    const at = body.findIndex(
      (block, n) =>
        n > 0 &&
        block.kind === 'paragraph' &&
        (body.slice(0, n).some((above) => !isLabelled(above)) || afterFields > 0) &&
        ((afterFields > 0 && n >= afterFields) ||
          speaksOfOthers(block) ||
          standsOutside(block, heading, body.slice(0, n), isFact) ||
          standsUnderFacts(block, body.slice(0, n), isFact) ||
          standsApart(block, body[n - 1] as Block, usual)),
    );
    if (at > 0) body.splice(afterLastText(body, at));
  }
}

/** Words of an introduction at least; what is shorter may be a value that runs over. */
const INTRODUCTION = 8;

const isProse = (block: Block): boolean =>
  block.kind === 'paragraph' &&
  /^\p{Lu}/u.test(flowing(block)) &&
  flowing(block).split(' ').length >= INTRODUCTION;

/** So many labels that come again behind another text are those of another offering. */
const COME_AGAIN = 2;

/** Takes off a text behind the fields that has the same fields behind it once more: the title over it was not read. */
function dropUntitledOffering(body: Block[], isLabelled: (block: Block) => boolean): void {
  const first = body.findIndex(isLabelled);
  const at = body.findIndex((block, n) => n > first && !isLabelled(block) && isProse(block));
  if (first < 0 || at < 0 || !body.slice(0, first).some(isProse)) return;
  const labels = new Set(body.slice(first, at).filter(isLabelled).map(labelOf));
  const again = body.slice(at).filter((block) => isLabelled(block) && labels.has(labelOf(block)));
  if (again.length >= COME_AGAIN) body.splice(at);
}

const labelOf = (block: Block): string => fold(flowing(block).split(':', 1)[0] as string);

function dropUntitledIntroduction(
  body: Block[],
  isLabelled: (block: Block) => boolean,
  usual: number | undefined,
): void {
  const fields = body.findLastIndex(isLabelled);
  const [last, next] = [body[fields], body[fields + 1]];
  if (last === undefined || next === undefined || !isProse(next)) return;
  if (next.page !== last.page || standsApart(next, last, usual)) body.splice(fields + 1);
}

const styleOf = ({ style: { size, bold, italic, color } }: Block): string =>
  JSON.stringify([Math.round(size * 2), bold, italic, color]);

/** Takes off the text behind the fields, where it is set as none before the fields is. */
function dropSetOtherwise(
  body: Block[],
  isLabelled: (block: Block) => boolean,
  texts: ReadonlySet<string>,
): void {
  const end = body.findLastIndex(isLabelled) + 1;
  const isOther = (block: Block): boolean =>
    block.kind === 'paragraph' && !texts.has(styleOf(block));
  if (end > 0 && body.slice(end).every(isOther)) body.splice(end);
}

function dropHeadedEnd(
  offerings: readonly OfferingDraft[],
  isLabelled: (block: Block) => boolean,
): void {
  const headingIn = (body: readonly Block[]): number =>
    body.findIndex((block) => block.kind === 'heading' && !isLabelled(block));
  const last = offerings.at(-1);
  const others = offerings.slice(0, -1);
  if (last === undefined || !last.endsSection || others.length < WITHOUT_HEADINGS) return;
  if (others.some(({ body }) => headingIn(body) !== -1)) return;
  const at = headingIn(last.body);
  if (at > 0) last.body.splice(at);
}

/** What stands before `end` without the headings over it: the heading of a closing note goes with the note. */
const afterLastText = (body: readonly Block[], end: number): number =>
  body.slice(0, end).findLastIndex(({ kind }) => kind !== 'heading') + 1;

function endWithFields(
  offerings: readonly OfferingDraft[],
  isLabelled: (block: Block) => boolean,
): boolean {
  // those that end a section may have a closing note behind their fields
  const labelled = offerings.filter(
    ({ body, endsSection }) => !endsSection && body.some(isLabelled),
  );
  const ending = labelled.filter(({ body }) => isLabelled(body.at(-1) as Block));
  return ending.length >= 2 && ending.length >= labelled.length * END_WITH_FIELDS;
}

function speaksOfOthers(block: Block): boolean {
  const text = fold(flowing(block));
  return [REFERS_BACK, SPEAKS_OF_THE_WHOLE, RESERVATION].some((pattern) => pattern.test(text));
}

/** So many type sizes left of the title text begins in another column, or over several. */
const OUTSIDE = 2;

function standsOutside(
  block: Block,
  heading: Block,
  above: readonly Block[],
  isFact: (block: Block) => boolean,
): boolean {
  if (isFact(block)) return false;
  const edge = heading.box[0] - OUTSIDE * heading.style.size;
  const own = above.filter((each) => !isFact(each));
  return (
    block.box[0] < edge && block.box[2] > heading.box[0] && own.every(({ box }) => box[0] > edge)
  );
}

/** Whether fields beside the text above reach further down than it does, and the block begins under both: text would have gone on beside them. */
function standsUnderFacts(
  block: Block,
  above: readonly Block[],
  isFact: (block: Block) => boolean,
): boolean {
  const own = above.filter(({ page }) => page === block.page);
  const text = own.findLast((each) => !isFact(each));
  if (text === undefined || isFact(block)) return false;
  const foot = text.box[3] + text.style.size;
  return own.some(
    (each) =>
      isFact(each) &&
      overlapX(each.box, text.box) <= 0 &&
      each.box[1] < text.box[3] &&
      each.box[3] > text.box[1] - text.style.size &&
      own.some(
        (last) =>
          isFact(last) &&
          last.box[3] > foot &&
          last.box[3] <= block.box[1] &&
          overlapX(last.box, each.box) > 0,
      ),
  );
}

function standsApart(block: Block, before: Block, usual: number | undefined): boolean {
  const gap = gapBetween(before, block);
  return usual !== undefined && gap !== undefined && gap > usual * 1.15;
}

/** Points between two blocks under one another on one page; undefined for others. */
function gapBetween(above: Block, below: Block): number | undefined {
  const last = above.lines.at(-1);
  const first = below.lines[0];
  if (last === undefined || first === undefined || last.page !== first.page) return undefined;
  const gap = first.box[1] - last.box[3];
  return gap >= 0 ? gap : undefined;
}

function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
