import { FULL_STOP } from '../full-stop.ts';
import { type FactPart, type PartReader, partOf, type Run } from './piece.ts';
import { areApart, between, linesOf, piecesOf, runsOf } from './runs.ts';

/** More pieces that nothing tells are no list of facts. */
const MOST_UNTOLD = 4;

/**
 * The facts that a text consists of, as "8. september 2026 kl. 9-16 | Rådhuset | 1.450 kr." or the same on lines;
 * undefined where any piece of it cannot be one, or where none is told by its form, a marker or a label.
 */
export function readParts(text: string, reader: PartReader): FactPart[] | undefined {
  const inner = IN_BRACKETS.exec(text)?.groups?.inner;
  if (inner !== undefined) return movedBy(1, readParts(inner.replaceAll('\n', ' '), reader));
  const read = readAll(text, reader) ?? behindNumber(text, reader);
  if (read !== undefined || !FULL_STOP.test(text)) return read;
  // facts set as a sentence: "22. april 2027 kl. 9-15, Spinderihallerne, Vejle."
  const sentence = readAll(text.replace(FULL_STOP, ''), reader) ?? [];
  return sentence.length > 1 && sentence[0]?.field !== undefined ? sentence : undefined;
}

/** Facts that stand in brackets, all of them: "(12. marts 2027 kl. 9-15, Rådhuset, gratis)" */
const IN_BRACKETS = /^\((?<inner>[^()]+)\)\.?$/u;

const movedBy = (at: number, parts: FactPart[] | undefined): FactPart[] | undefined =>
  parts?.map((part) => ({ ...part, start: part.start + at, end: part.end + at }));

/** "Holdnr. 28-101. ": a number that is told by its form, and its stop. */
const NUMBER_AND_STOP = /^(?<number>.{3,30}?\d)\.\s+(?=\S)/u;

/** The facts behind a number that ends in a full stop: "Holdnr. 28-101. 21. august 2028, Odense." */
function behindNumber(text: string, reader: PartReader): FactPart[] | undefined {
  const found = NUMBER_AND_STOP.exec(text);
  const number = found?.groups?.['number'] ?? '';
  const first = partOf(text, { start: 0, end: number.length }, reader);
  if (found === null || first?.field !== 'courseNumber') return undefined;
  const at = found[0].length;
  const others = readParts(text.slice(at), reader);
  const moved = movedBy(at, others);
  return moved && [first, ...moved];
}

function readAll(text: string, reader: PartReader): FactPart[] | undefined {
  const whole = partOf(text, { start: 0, end: text.length }, reader);
  const isWhole = whole?.field !== undefined && whole.label === undefined;
  // "Odense · 320 kr."
  const isOne = [linesOf(text), piecesOf(text)].every((runs) => !areApart(text, runs, reader));
  if (isWhole && isOne) return [whole];
  const parts: FactPart[] = [];
  for (const run of runsOf(text, reader)) {
    const part = partOf(text, run, reader);
    const mayBeParted = part === undefined || (part.field ?? part.label) === undefined;
    const byComma = mayBeParted ? atCommas(text, part ?? run, reader) : undefined;
    if (part === undefined && byComma?.[0]?.field === undefined) return undefined;
    parts.push(...(byComma ?? (part === undefined ? [] : [part])));
  }
  const joined = joinTimes(text, parts);
  const told = joined.filter(({ field, label }) => field !== undefined || label !== undefined);
  const untold = joined.length - told.length;
  return told.length > 0 && untold <= MOST_UNTOLD ? joined : undefined;
}

/** A piece parted at its commas, where one of its parts is told by its form; that of one too long to be a fact is the first. */
function atCommas(text: string, { start, end }: Run, reader: PartReader): FactPart[] | undefined {
  const cuts = [...text.slice(start, end).matchAll(/,\s+/gu)].map((found) => ({
    start: start + found.index,
    end: start + found.index + found[0].length,
  }));
  if (cuts.length === 0) return undefined;
  const pieces = between(text, cuts, start, end).map((run) => partOf(text, run, reader));
  if (pieces.some((piece) => piece === undefined)) return undefined;
  const parts = pieces as FactPart[];
  if (!parts.some(({ field }) => field !== undefined)) return undefined;
  // pieces that nothing tells are one: "Musikhuset, Ny Banegade 4"
  const joined: FactPart[] = [];
  for (const piece of parts) {
    const above = joined.at(-1);
    if (above !== undefined && above.field === undefined && piece.field === undefined) {
      joined.splice(-1, 1, spanned(text, above, piece));
    } else joined.push(piece);
  }
  return joined;
}

/** Times that follow one another are one: "Tirsdag den 4. maj 2026 · kl. 19-21". */
function joinTimes(text: string, parts: readonly FactPart[]): FactPart[] {
  const joined: FactPart[] = [];
  for (const part of parts) {
    const above = joined.at(-1);
    const goesOn =
      above?.field === 'schedule' &&
      part.field === 'schedule' &&
      part.label === undefined &&
      /^(?:kl|\d{1,2}[.:]\d{2})/iu.test(part.value);
    if (goesOn && above !== undefined) joined.splice(-1, 1, spanned(text, above, part));
    else joined.push(part);
  }
  return joined;
}

const spanned = (text: string, first: FactPart, last: FactPart): FactPart => ({
  ...first,
  end: last.end,
  value: text.slice(first.start, last.end).replaceAll('\n', ' ').trim(),
});
