import { joined, type Segment } from '../lines/segment.ts';

/** A run of dots or rules between an entry and its page number. */
const LEADER = /[.…·_]{3,}|(?:[.…·_] ){3,}/u;
/** What OCR leaves of a leader, where nothing else is expected. */
const TORN_LEADER = /…|[.·_]{3,}/u;
const ALL_LEADER = /^[.…·_ ]+$/u;
const PAGE_NUMBER = /^(?:s\.|side)?\s*\d{1,3}$/iu;
const ENDS_IN_NUMBER = /(?:^|\s|[.…·_])\d{1,3}$/u;
/** The title of a page that holds nothing but the contents. */
const PAGE_TITLE = /^(?:indhold|indholdsfortegnelse|contents)$/iu;
const TITLE = /^(?:indhold|indholdsfortegnelse|oversigt|contents)\b/iu;

/** Entries without leaders are taken for contents from this many on, or fewer under a title that says so. */
const LEAST_ENTRIES = 4;
const LEAST_UNDER_TITLE = 2;
const SAME_LINE = 0.3;
/** Page numbers end at one edge, give or take this many type sizes. */
const SAME_EDGE = 0.5;

/** An entry that may be one: its title, perhaps a leader, and its page number. */
interface Entry {
  readonly parts: readonly Segment[];
  readonly number: number;
}

/**
 * Joins the titles of a table of contents with the page numbers at the end of their lines, and marks them as
 * contents. Entries have leaders, or their numbers stand at one edge and do not fall from one to the next.
 */
export function joinContents(segments: readonly Segment[]): Segment[] {
  const led = segments.filter((s) => LEADER.test(s.text) && ENDS_IN_NUMBER.test(s.text));
  const titled = segments.some((s) => TITLE.test(s.text));
  const entries = columnsOf(segments.flatMap((s) => entryEndingIn(s, segments) ?? []))
    .filter((column) => isContents(column, titled))
    .flat();
  const taken = new Set(entries.flatMap((entry) => entry.parts));
  const whole = entries.map((entry) => ({ ...joined(entry.parts), contents: true }));
  const rest = segments.filter((s) => !taken.has(s));
  const marked = [...rest.map((s) => (led.includes(s) ? { ...s, contents: true } : s)), ...whole];
  return onContentsPage(marked);
}

/** On a page of contents all lines under its title are entries, even where OCR has lost their numbers. */
function onContentsPage(segments: readonly Segment[]): Segment[] {
  const title = segments.find((s) => PAGE_TITLE.test(s.text));
  if (title === undefined) return [...segments];
  const below = segments.filter((s) => s.baseline > title.baseline && s.container === undefined);
  const sure = below.filter((s) => s.contents || TORN_LEADER.test(s.text));
  if (sure.length < LEAST_UNDER_TITLE || sure.length < below.length / 2) return [...segments];
  return segments.map((s) => (below.includes(s) ? { ...s, contents: true } : s));
}

/** The entry whose page number a segment is, with the nearest text on the left of it. */
function entryEndingIn(number: Segment, segments: readonly Segment[]): Entry | undefined {
  if (!PAGE_NUMBER.test(number.text) || number.rotation !== 0) return undefined;
  const onLine = segments
    .filter((s) => s !== number && s.rotation === 0 && s.container === number.container)
    .filter((s) => Math.abs(s.baseline - number.baseline) < SAME_LINE * number.size)
    .sort((a, b) => b.box[0] - a.box[0]);
  const parts: Segment[] = [number];
  for (const segment of onLine) {
    if (segment.box[0] >= number.box[0]) continue;
    parts.unshift(segment);
    if (!ALL_LEADER.test(segment.text)) break;
  }
  const [title] = parts;
  if (title === undefined || !/\p{L}{2}/u.test(title.text)) return undefined;
  return { parts, number: Number.parseInt(number.text.replace(/\D+/g, ''), 10) };
}

/** Entries with their numbers at one edge, top to bottom. */
function columnsOf(entries: readonly Entry[]): Entry[][] {
  const columns: Entry[][] = [];
  const end = (entry: Entry) => entry.parts.at(-1)!.box[2];
  for (const entry of entries) {
    const size = entry.parts[0]!.size;
    const column = columns.find((c) => Math.abs(end(c[0]!) - end(entry)) < SAME_EDGE * size);
    if (column === undefined) columns.push([entry]);
    else column.push(entry);
  }
  return columns.map((column) =>
    column.sort((a, b) => a.parts[0]!.baseline - b.parts[0]!.baseline),
  );
}

function isContents(column: readonly Entry[], titled: boolean): boolean {
  const rises = column.every((entry, i) => i === 0 || entry.number >= (column[i - 1]?.number ?? 0));
  const moves = column.length > 1 && column[0]!.number < column.at(-1)!.number;
  const led = column.some((entry) => entry.parts.some((part) => LEADER.test(part.text)));
  // numbers behind one word rise, too: "Holdnr. 101"
  const titles = new Set(column.map(({ parts }) => parts[0]!.text));
  const least = titled || led ? LEAST_UNDER_TITLE : LEAST_ENTRIES;
  return column.length >= least && rises && moves && titles.size > column.length / 2;
}
