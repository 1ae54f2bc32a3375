import type { LabelledField } from '../../model/index.ts';
import { FULL_STOP } from '../full-stop.ts';
import { isPartOfTimes, typeOf } from './typed.ts';

/** A piece of a line or list of facts: `text.slice(start, end)`. */
export interface FactPart {
  readonly start: number;
  readonly end: number;
  readonly value: string;
  /** Told by a label that the profile knows, or by the value's form; undefined where neither tells. */
  readonly field: LabelledField | undefined;
  /** Its label, known or not, if it has one. */
  readonly label: string | undefined;
}

/** What tells the field of a part apart from its form. */
export interface PartReader {
  /** The field that a label names. */
  readonly nameField: (label: string) => LabelledField | undefined;
  /** How many characters of the text stand before the provider that it names, as "v/ " does; undefined for others. */
  readonly providerAt: (text: string) => number | undefined;
  /** Whether an unknown label, or a word before names as `PREFIX` has it, comes again and again in the document. */
  readonly recurs: (label: string) => boolean;
}

/** What parts facts on one line, also as recognition without these signs has it; a dash between digits is none. */
const SEPARATOR =
  /\s*[|·•]\s*|\s+[«»+*¢©°¤e]\s+|(?<!\d)\s+[–—-]\s+|\s+[–—-]\s+(?!\d)|\s+\/\s+|;\s+/gu;
const LABEL = /^(?<label>\p{Lu}[\p{L}.()/-]*(?: [\p{L}.()/&-]+){0,3})\s*:\s*/u;

/** A line with a label, known or not, and its value. */
export const LABELLED =
  /^\s*(?<label>\p{Lu}[\p{L}.()/-]*(?: [\p{L}.()/&-]+){0,3})\s*:\s*(?<value>.*)$/u;
/** Share of the lines that begin alike, with a label or a word before names, that must stand beside other facts or do so. */
export const AMONG_FACTS = 0.6;

/** What lines of names begin with: "Ved", "Af", "Præsenteres af". */
export const PREFIX =
  /^(?<prefix>(?:\p{L}+ ){0,2}(?:af|ved|hos|med|fra|v)[.:/]?)\s+(?=[\p{Lu}\d])/iu;

/** Facts are short: a longer piece is text. Words, letters. */
const MOST_WORDS = 9;
const MOST_LETTERS = 80;
/** A value behind a label may be longer. */
const MOST_LABELLED = 140;
/** Dates and prices may be divided over so many lines of a narrow column. */
const MOST_LINES = 3;
/** More pieces that nothing tells are no list of facts. */
const MOST_UNTOLD = 4;

interface Run {
  readonly start: number;
  readonly end: number;
}

/**
 * The facts that a text consists of, as "8. september 2026 kl. 9-16 | Rådhuset | 1.450 kr." or the same on lines;
 * undefined where any piece of it cannot be one, or where none is told by its form, a marker or a label.
 */
export function readParts(text: string, reader: PartReader): FactPart[] | undefined {
  const read = readAll(text, reader);
  if (read !== undefined || !FULL_STOP.test(text)) return read;
  // facts set as a sentence: "22. april 2027 kl. 9-15, Spinderihallerne, Vejle."
  const sentence = readAll(text.replace(FULL_STOP, ''), reader) ?? [];
  return sentence.length > 1 && sentence[0]?.field !== undefined ? sentence : undefined;
}

function readAll(text: string, reader: PartReader): FactPart[] | undefined {
  const whole = partOf(text, { start: 0, end: text.length }, reader);
  const isWhole = whole?.field !== undefined && whole.label === undefined;
  if (isWhole && !areApart(text, linesOf(text), reader)) return [whole];
  const parts: FactPart[] = [];
  for (const run of runsOf(text, reader)) {
    const part = partOf(text, run, reader);
    if (part === undefined) return undefined;
    const byComma = part.field === undefined ? atCommas(text, part, reader) : undefined;
    parts.push(...(byComma ?? [part]));
  }
  const joined = joinTimes(text, parts);
  const told = joined.filter(({ field, label }) => field !== undefined || label !== undefined);
  const untold = joined.length - told.length;
  return told.length > 0 && untold <= MOST_UNTOLD ? joined : undefined;
}

/** Whether lines are a name and a value, not one value over lines: "Odense" and "1.450 kr." */
function areApart(text: string, lines: readonly Run[], reader: PartReader): boolean {
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined || lines.length < 2) return false;
  // a date goes on behind its day: "Tirsdag den 17." and "februar 2026"
  if (
    /\d\.$/u.test(text.slice(first.start, first.end)) &&
    /^\p{Ll}/u.test(text.slice(first.end + 1))
  )
    return false;
  const whole = (from: Run, to: Run): FactPart | undefined =>
    partOf(text, { start: from.start, end: to.end }, reader);
  const isName = (part: FactPart | undefined): boolean =>
    part !== undefined &&
    part.field === undefined &&
    /^\p{Lu}/u.test(part.value) &&
    !isPartOfTimes(part.value);
  const isTold = (part: FactPart | undefined): boolean => part?.field !== undefined;
  return (
    (isName(whole(first, first)) && isTold(whole(lines[1] as Run, last))) ||
    (isName(whole(last, last)) && isTold(whole(first, lines.at(-2) as Run)))
  );
}

/** A label within a line: behind a space, its value behind a space. */
const INNER_LABEL = /(?<=[\s(])(?<label>\p{Lu}[\p{L}/-]*\.?(?: [\p{L}&-]+\.?){0,3}):(?=\s)/gu;

/** Where labels begin within a text, known ones or such as come again: "Pris: 450 kr. Tilmelding senest: 3. maj". */
function labelsWithin(text: string, reader: PartReader): Run[] {
  const flowing = text.replaceAll('\n', ' ');
  let valueAt = LABEL.exec(flowing)?.[0].length ?? 0;
  return [...flowing.matchAll(INNER_LABEL)].flatMap((found) => {
    const whole = found.groups?.label ?? '';
    const isLabel = (label: string): boolean =>
      reader.nameField(label) !== undefined || reader.recurs(label);
    // the whole is tried first, then what is left without its first words: "Odense Pris:" ends in a label
    const starts = [0, ...[...whole.matchAll(/\s(?=\p{Lu})/gu)].map(({ index }) => index + 1)];
    const start = starts.find((each) => isLabel(whole.slice(each)));
    if (start === undefined) return [];
    const at = found.index + start;
    // what stands right behind another label is its value: "Sted: Mødested: Skolen"
    const isValue = at <= valueAt;
    valueAt = found.index + found[0].length + 1;
    return isValue ? [] : [{ start: at, end: at }];
  });
}

/** The runs of a text between its labels and separators, or its lines where it has none. */
function runsOf(text: string, reader: PartReader): Run[] {
  const labels = labelsWithin(text, reader).filter(({ start }) => text[start - 1] !== '\n');
  if (labels.length === 0) return runsWithoutLabels(text, reader);
  return between(text, labels).flatMap(({ start, end }) => {
    const piece = text
      .slice(start, end)
      .trimEnd()
      .replace(/[,;|·•/–-]$/u, '')
      .trimEnd();
    const isSentence = end < text.length || /\d|\p{L}{3}/u.test(piece.slice(-4));
    const run = isSentence ? piece.replace(FULL_STOP, '') : piece;
    return runsWithoutLabels(run, reader).map((own) => ({
      start: start + own.start,
      end: start + own.end,
    }));
  });
}

function runsWithoutLabels(text: string, reader: PartReader): Run[] {
  const flowing = text.replaceAll('\n', ' ');
  if ([...flowing.matchAll(SEPARATOR)].some(({ index }) => index > 0)) {
    return between(
      text,
      [...flowing.matchAll(SEPARATOR)].map((found) => ({
        start: found.index,
        end: found.index + found[0].length,
      })),
    );
  }
  const lines = linesOf(text);
  // in a list of labelled lines others go on with the value above
  const labelled = lines.filter(({ start, end }) => LABEL.test(text.slice(start, end)));
  const isLabelled = labelled[0] === lines[0] && labelled.length * 2 >= lines.length;
  const runs: Run[] = [];
  for (let n = 0; n < lines.length; n++) {
    let taken = 1;
    for (let count = Math.min(MOST_LINES, lines.length - n); count > 1; count--) {
      const run = { start: (lines[n] as Run).start, end: (lines[n + count - 1] as Run).end };
      const one = partOf(text, run, reader)?.field !== undefined;
      const alone = lines
        .slice(n, n + count)
        .every((line) => partOf(text, line, reader)?.field !== undefined);
      const labelled = lines
        .slice(n + 1, n + count)
        .some((line) => LABEL.test(text.slice(line.start, line.end)));
      const apart = areApart(text, lines.slice(n, n + count), reader);
      if (one && !alone && !labelled && !apart) {
        taken = count;
        break;
      }
    }
    const run = { start: (lines[n] as Run).start, end: (lines[n + taken - 1] as Run).end };
    n += taken - 1;
    const above = runs.at(-1);
    const goesOn =
      isLabelled &&
      above !== undefined &&
      LABEL.test(text.slice(above.start, above.end)) &&
      !LABEL.test(text.slice(run.start, run.end)) &&
      partOf(text, run, reader)?.field === undefined;
    if (goesOn) runs.splice(-1, 1, { start: above.start, end: run.end });
    else runs.push(run);
  }
  return runs;
}

const linesOf = (text: string): Run[] =>
  between(
    text,
    [...text.matchAll(/\n/gu)].map(({ index }) => ({ start: index, end: index + 1 })),
  );

/** What is left of `[from, to)` between cuts. */
function between(text: string, cuts: readonly Run[], from = 0, to = text.length): Run[] {
  const runs: Run[] = [];
  let at = from;
  for (const { start, end } of [...cuts, { start: to, end: to }]) {
    if (text.slice(at, start).trim() !== '') runs.push({ start: at, end: start });
    at = end;
  }
  return runs;
}

function partOf(text: string, { start, end }: Run, reader: PartReader): FactPart | undefined {
  const piece = text.slice(start, end).replaceAll('\n', ' ');
  const label = LABEL.exec(piece);
  const name = label?.groups?.label;
  if (label !== null && name !== undefined) {
    const value = piece.slice(label[0].length).trim();
    const known = reader.nameField(name);
    if (value === '' || value.length > MOST_LABELLED) return undefined;
    if (known === undefined && !reader.recurs(name)) return undefined;
    const from = start + label[0].length;
    return { start: from, end, value, field: known ?? typeOf(value), label: name };
  }
  const prefix = PREFIX.exec(piece);
  if (prefix?.groups?.prefix !== undefined && reader.recurs(prefix.groups.prefix)) {
    const from = start + prefix[0].length;
    const value = piece.slice(prefix[0].length).trim();
    if (isShort(value))
      return { start: from, end, value, field: undefined, label: prefix.groups.prefix };
  }
  const at = reader.providerAt(piece.trim());
  const from = start + (piece.length - piece.trimStart().length) + (at ?? 0);
  const value = text.slice(from, end).replaceAll('\n', ' ').trim();
  const told = { start: from, end, value, label: undefined };
  if (at !== undefined) return { ...told, field: 'providers' };
  if (value.length > MOST_LETTERS || reader.nameField(value) !== undefined) return undefined;
  const field = typeOf(value);
  if (field !== undefined) return { ...told, field };
  return isShort(value) ? { ...told, field } : undefined;
}

/** Whether a piece that nothing tells may be a name or a place: a few words that are no sentence. */
export const isShort = (text: string): boolean =>
  text.split(/\s+/).length <= MOST_WORDS &&
  text.length <= MOST_LETTERS &&
  /^[\p{Lu}\d]|^(?:hos|ved|på|i|mød)\s/u.test(text) &&
  // an abbreviation ends no sentence: "Sct. Knuds Kirke"
  !/[:!?]$|\p{Ll}{3}\.$|(?:[!?]|\p{L}{4}\.)\s+\p{Lu}\p{Ll}/u.test(text) &&
  /\p{L}{2}/u.test(text);

/** A piece parted at its commas, where one of its parts is told by its form. */
function atCommas(text: string, part: FactPart, reader: PartReader): FactPart[] | undefined {
  if (part.label !== undefined || !part.value.includes(', ')) return undefined;
  const cuts = [...text.slice(part.start, part.end).matchAll(/,\s+/gu)].map((found) => ({
    start: part.start + found.index,
    end: part.start + found.index + found[0].length,
  }));
  const pieces = between(text, cuts, part.start, part.end).map((run) => partOf(text, run, reader));
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
