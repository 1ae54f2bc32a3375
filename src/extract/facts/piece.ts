import type { LabelledField } from '../../model/index.ts';
import { typeOf } from './typed.ts';

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

/** A stretch of a text. */
export interface Run {
  readonly start: number;
  readonly end: number;
}

/** What a labelled value begins with. */
export const LABEL = /^(?<label>\p{Lu}[\p{L}.()/-]*(?: [\p{L}.()/&-]+){0,3})\s*:\s*/u;

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
/** A dash that parts a fact from the one on the next line. */
const OPEN_DASH = /\s+[–—-]+\s*$/u;

/** What a stretch of a text is as one fact; undefined where it cannot be one. */
export function partOf(
  text: string,
  { start, end }: Run,
  reader: PartReader,
): FactPart | undefined {
  const piece = text.slice(start, end).replaceAll('\n', ' ');
  const label = LABEL.exec(piece);
  const name = label?.groups?.label;
  if (label !== null && name !== undefined) {
    const value = piece.slice(label[0].length).replace(OPEN_DASH, '').trim();
    const known = reader.nameField(name);
    if (value === '' || value.length > MOST_LABELLED) return undefined;
    if (known === undefined && !reader.recurs(name)) return undefined;
    const from = start + label[0].length;
    return { start: from, end, value, field: known ?? typeOf(value), label: name };
  }
  const at = reader.providerAt(piece.trim());
  const prefix = PREFIX.exec(piece);
  if (
    at === undefined &&
    prefix?.groups?.prefix !== undefined &&
    reader.recurs(prefix.groups.prefix)
  ) {
    const from = start + prefix[0].length;
    const value = piece.slice(prefix[0].length).trim();
    if (isShort(value))
      return { start: from, end, value, field: undefined, label: prefix.groups.prefix };
  }
  const from = start + (piece.length - piece.trimStart().length) + (at ?? 0);
  const value = text.slice(from, end).replaceAll('\n', ' ').replace(OPEN_DASH, '').trim();
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
  /^[\p{Lu}\d]|^(?:hos|ved|på|i|mød)\s|^(?:fra|af|med)\s+\p{Lu}/u.test(text) &&
  // an abbreviation ends no sentence: "Sct. Knuds Kirke"
  !/[:!?]$|\p{Ll}{3}\.$|(?:[!?]|\p{L}{4}\.)\s+\p{Lu}\p{Ll}/u.test(text) &&
  /\p{L}{2}/u.test(text);
