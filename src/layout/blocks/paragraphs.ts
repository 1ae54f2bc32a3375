import type { Draft } from '../draft.ts';
import { endsWithHyphen, labelOf, runsOn } from '../lines/text-ends.ts';
import { isFieldLabel } from '../tables/fields.ts';
import { hadRoom } from './column.ts';

/** Relative difference of size between the parts of one paragraph. */
const SAME_SIZE = 0.08;
const SAME_ESTIMATED_SIZE = 0.15;
/** How far apart left edges may be to be one, in type sizes: a scan shifts from page to page. */
const SAME_EDGE = 2;
/** Type smaller than this share of the paragraph's is a note at its side. */
const SIDE_NOTE = 0.9;
/** A line was ended on purpose when it leaves room for the next word and so many type sizes more. */
const ROOM = 1.5;

/**
 * Joins paragraphs that run over columns and pages: a divided word, or no end mark before a small letter. Looks past
 * furniture, footnotes, figures and boxes, and stops at headings and list items.
 */
export function joinParagraphs(drafts: readonly Draft[]): Draft[] {
  const out: (Draft | undefined)[] = [...drafts];
  drafts.forEach((_, i) => {
    const start = out[i];
    if (start === undefined || !isRunning(start)) return;
    let whole = start;
    for (let j = i + 1; j < drafts.length; j++) {
      const next = out[j];
      if (next === undefined || isFloat(next, whole)) continue;
      if (next.kind !== 'paragraph' || !continues(whole, next, j === i + 1)) break;
      whole = { ...whole, ...columnOf(next), ...notesOf(whole, next), ...linesOf(whole, next) };
      out[i] = whole;
      out[j] = undefined;
    }
  });
  return out.filter((draft) => draft !== undefined);
}

/** What follows the last part is measured against the column of that part. */
const columnOf = ({ column }: Draft) => (column === undefined ? {} : { column });

const linesOf = (whole: Draft, next: Draft) => ({ lines: [...whole.lines, ...next.lines] });

const notesOf = ({ notes: own = [] }: Draft, { notes: others = [] }: Draft) => {
  const notes = [...new Set([...own, ...others])];
  return notes.length === 0 ? {} : { notes };
};

const isRunning = (draft: Draft): boolean =>
  draft.kind === 'paragraph' || draft.kind === 'list-item';

/** What may stand between the parts of a paragraph without ending it. */
function isFloat(draft: Draft, whole: Draft): boolean {
  if (draft.footnote && !whole.footnote) return true;
  if (isRunning(draft) && draft.lines[0]!.size < SIDE_NOTE * whole.lines[0]!.size) return true;
  switch (draft.kind) {
    case 'page-header':
    case 'page-footer':
    case 'figure':
    case 'table':
      return true;
    default:
      return draft.lines[0]!.container !== whole.lines.at(-1)!.container;
  }
}

/** Items and single lines often have no end mark: they go on only where their last line is full. */
const isBrief = ({ kind, lines }: Draft): boolean => kind === 'list-item' || lines.length === 1;

/** A field goes on at its own left edge, if it goes on at all. */
const isField = ({ lines }: Draft): boolean => {
  const label = labelOf(lines[0]!.text);
  return label !== undefined && isFieldLabel(label);
};

/** Whether the first bracket of what follows closes one that is open: "(lørdag kl. 9-15, Laden," and "650 kr.)". */
function closesBracket(whole: Draft, next: Draft): boolean {
  const brackets = ({ lines }: Draft): string =>
    lines.map(({ text }) => text.replace(/[^()]/gu, '')).join('');
  return /\($/u.test(brackets(whole)) && brackets(next).startsWith(')');
}

function continues(whole: Draft, next: Draft, adjacent: boolean): boolean {
  const last = whole.lines.at(-1)!;
  const first = next.lines[0]!;
  if (whole.footnote !== next.footnote) return false;
  const most = last.estimated || first.estimated ? SAME_ESTIMATED_SIZE : SAME_SIZE;
  if (Math.abs(first.size / last.size - 1) > most) return false;
  if (!runsOn(last.text, first.text) && !closesBracket(whole, next)) return false;
  const shift = Math.abs(first.box[0] - last.box[0]);
  if (isField(whole) && shift > SAME_EDGE * last.size && !endsWithHyphen(last.text)) return false;
  if (isBrief(whole) && whole.column !== undefined && !endsWithHyphen(last.text)) {
    if (hadRoom(last, first, whole.column, ROOM)) return false;
  }
  const movesOn = first.page !== last.page || first.baseline < last.baseline || !adjacent;
  return movesOn || endsWithHyphen(last.text);
}
