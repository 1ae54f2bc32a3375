import type { Block, LabelledField } from '../../model/index.ts';
import { findEmails } from '../fields/contacts.ts';
import { readDuration } from '../fields/duration.ts';
import { readPrice } from '../fields/price.ts';
import { isSchedule } from '../fields/schedule-text.ts';

/** A value in a line of facts that no label names. */
export interface Fact {
  readonly field: LabelledField;
  /** Where the value begins in its line. */
  readonly at: number;
}

/**
 * The facts of lines that part values by bars or points ("Kursusgården | 4. marts 2026 kl. 9-15 | Odense | 1.450 kr.")
 * by their block and the number of their line in its text; a line that closes such a run has none.
 */
export type FactLines = ReadonlyMap<Block, ReadonlyMap<number, readonly Fact[]>>;

/** So many lines of a form are a manner of setting facts; fewer may be anything with a bar in it. */
const LEAST_LINES = 3;
/** Facts run over at most so many lines. */
const MOST_LINES = 4;
/** A value is no longer than so many letters: what is, is text. */
const LONGEST_VALUE = 90;
/** What parts values, the strongest first; a dash only where white space is on both sides of it. */
const SEPARATORS = [/\s*[|¦‖]\s*/gu, /\s+[·•∙]\s+/gu, /\s+\/\s+/gu, /(?<!\d\.?)\s+[–—]\s+/gu];

interface Part extends Pick<Fact, 'at'> {
  readonly line: number;
  readonly text: string;
}
type Reading = LabelledField | 'name';
interface Candidate {
  readonly block: Block;
  /** Lines of the block's text that the facts stand in, from its first. */
  readonly lines: number;
  readonly parts: readonly Part[];
  readonly readings: readonly Reading[];
}

/**
 * Finds lines of facts without labels. What a value is shows by itself (a date, a price, a duration, an address); a
 * name before the date is the provider, one behind it the place, as such lines are set.
 */
export function factLines(blocks: readonly Block[]): FactLines {
  const candidates = blocks.flatMap((block, n) =>
    blocks[n - 1]?.kind === 'heading' || blocks[n + 1]?.kind === 'heading'
      ? candidateIn(block)
      : [],
  );
  const found = new Map<Block, Map<number, Fact[]>>();
  if (candidates.length < LEAST_LINES) return found;
  for (const { block, lines, parts, readings } of candidates) {
    const fields = settleNames(readings);
    if (fields === undefined) continue;
    const own = new Map<number, Fact[]>([[lines, []]]);
    parts.forEach(({ line, at }, n) => {
      own.set(line, [...(own.get(line) ?? []), { field: fields[n] as LabelledField, at }]);
    });
    found.set(block, own);
  }
  return found;
}

/** Blocks that hold nothing but facts are no headings, however they are set. */
export const factLinesAsText = (blocks: readonly Block[]): Block[] => {
  const headings = blocks.filter(
    (block) => block.kind === 'heading' && candidateIn(block).length > 0,
  );
  const isManner = headings.length >= LEAST_LINES;
  return blocks.map((block) =>
    isManner && headings.includes(block) ? { ...block, kind: 'paragraph' as const } : block,
  );
};

function candidateIn(block: Block): Candidate[] {
  if (block.kind !== 'paragraph' && block.kind !== 'heading') return [];
  const texts = block.text.split('\n');
  const [first = ''] = texts;
  const separator = SEPARATORS.find((each) => first.search(each) > 0);
  if (separator === undefined) return [];
  // the last value may run over to a line without separators: as many lines as read as facts
  for (let lines = Math.min(MOST_LINES, texts.length); lines > 0; lines--) {
    const parts = partsOf(texts.slice(0, lines), separator);
    const readings = parts.map(({ text }) => readingOf(text));
    const told = readings.filter((reading) => reading !== undefined && reading !== 'name');
    if (parts.length < 2 || told.length === 0 || readings.includes(undefined)) continue;
    return [{ block, lines, parts, readings: readings as Reading[] }];
  }
  return [];
}

function partsOf(texts: readonly string[], separator: RegExp): Part[] {
  const text = texts.join('\n');
  const ends = [...text.matchAll(separator)];
  const starts = [0, ...ends.map((end) => end.index + end[0].length)];
  return starts.flatMap((start, n) => {
    const part = text.slice(start, ends[n]?.index ?? text.length).trim();
    const above = text.slice(0, start).split('\n');
    const line = above.length - 1;
    const at = (above.at(-1) as string).length;
    return part === '' ? [] : [{ line, at, text: part.replaceAll('\n', ' ') }];
  });
}

/** What a value is by itself; a name where it may be one, undefined for text. */
function readingOf(text: string): Reading | undefined {
  if (text.length > LONGEST_VALUE) return undefined;
  if (isSchedule(text)) return 'schedule';
  if (/^(?:tilmelding\p{L}*|frist|senest)\b.*\d/iu.test(text)) return 'registrationDeadline';
  if (findEmails(text).length > 0) return 'contacts';
  if (readPrice(text).amount !== undefined) return 'price';
  if (readDuration(text).iso !== undefined) return 'duration';
  if (/^(?:nr\.?|kursusnr\.?|hold(?:nr\.?)?)?\s*(?:\p{Lu}{1,4}[ -]?)?\d{3,6}$/iu.test(text)) {
    return 'courseNumber';
  }
  return /^[\p{Lu}\d]/u.test(text) && !/[.!?:]$/u.test(text) ? 'name' : undefined;
}

/** Names by their place in the line; undefined where there are more than place and provider can explain. */
function settleNames(readings: readonly Reading[]): LabelledField[] | undefined {
  const when = readings.findIndex((reading) => reading !== 'name' && reading !== 'courseNumber');
  const before = readings.slice(0, when).filter((reading) => reading === 'name').length;
  const after = readings.slice(when).filter((reading) => reading === 'name').length;
  if (before > 1 || after > 1) return undefined;
  return readings.map((reading, n) => {
    if (reading !== 'name') return reading;
    return n < when ? 'providers' : 'location';
  });
}
