import distance from 'natural/lib/natural/distance/index.js';
import { type Row, rowsOf } from '../lines/rows.ts';
import type { Segment } from '../lines/segment.ts';
import { segmentsOf } from '../lines/segments.ts';
import { sourceOf, type Typography } from '../type/typography.ts';
import type { LevelPage } from '../words/straighten.ts';
import { isEstimated } from '../words/token.ts';
import { headsTable } from './table-heads.ts';

/** What stands at the head and foot of a page for the sake of the page: running heads, feet, page numbers. */
export interface Furniture {
  readonly header: readonly Segment[];
  readonly footer: readonly Segment[];
}

type Zone = keyof Furniture;

/** A part of a row near the page's edge that may be furniture. */
interface Candidate {
  readonly page: number;
  readonly zone: Zone;
  /** The row it stands in: 0 is the outermost. */
  readonly depth: number;
  /** Whether its row is set apart from the text within. */
  readonly apart: boolean;
  /** Whether it is as far from the text as no line of a text is. */
  readonly far: boolean;
  /** Whether nothing else stands in its row. */
  readonly alone: boolean;
  /** Whether it is plain text, where any last line of a page could stand at its foot. */
  readonly plain: boolean;
  readonly segment: Segment;
  /** Baseline as a share of the page's height; in plain text the row. */
  readonly at: number;
  /** Text in lower case with its digits masked. */
  readonly masked: string;
  readonly numbers: readonly number[];
}

/** Furniture stands in the outer 12 % of the page, in at most three rows, at the same height ± 1.2 % (measured). */
const ZONE_SHARE = 0.12;
const MOST_ROWS = 3;
/** A page number alone is looked for higher up: pages with wide margins have it in the outer fifth. */
const NUMBER_ZONE_SHARE = 0.2;
const SAME_HEIGHT = 0.012;
/** Share of letters that OCR may read differently from page to page. */
const MISREAD = 0.2;
/** Larger type than this many body sizes is a heading unless most pages have it. */
const HEADING_SIZE = 1.15;
/** Blank space, in body sizes, that sets a row apart from the text. */
const APART = 0.8;
const FAR = 2.5;

const PAGE_NUMBER =
  /^(?:(?:side|s\.|page|p\.)\s*)?[-–—|·•]?\s*(\d{1,4})\s*(?:(?:\/|af|of)\s*\d{1,4})?\s*[-–—|·•]?$/i;

/** Running heads, running feet and page numbers of a whole document, by page number. */
export function furnitureOf(
  pages: readonly LevelPage[],
  typography: Typography,
): Map<number, Furniture> {
  const candidates = pages.flatMap((page) => candidatesOf(page, typography));
  const fuzzy = pages.some(({ page }) => isEstimated(page) || page.origin === 'plain-text');
  const accepted = new Set(
    candidates.filter((c) => isRepeated(c, candidates, pages.length, typography, fuzzy)),
  );
  for (const c of candidates) if (isPageNumber(c, candidates, typography)) accepted.add(c);
  for (const c of candidates) if (bearsPageNumber(c, typography)) accepted.add(c);
  for (const c of candidates) if (standsForPageNumber(c, accepted)) accepted.add(c);
  for (const c of candidates) if (isLevelFoot(c, accepted, typography)) accepted.add(c);
  return new Map(
    pages.map(({ page }) => {
      const own = candidates.filter((c) => c.page === page.number);
      return [page.number, { header: pick(own, 'header'), footer: pick(own, 'footer') }];
    }),
  );

  /** From the edge inwards, row by row, until one that holds no furniture. */
  function pick(own: readonly Candidate[], zone: Zone): Segment[] {
    const picked: Candidate[] = [];
    for (let depth = 0; depth < MOST_ROWS; depth++) {
      const row = own.filter((c) => c.zone === zone && c.depth === depth);
      const found = row.filter((c) => accepted.has(c));
      if (found.length === 0) break;
      // What shares a row with furniture, away from the text, is furniture: a section's name, say.
      picked.push(...(row[0]?.apart ? row : found));
    }
    return picked
      .map((c) => c.segment)
      .sort((a, b) => a.baseline - b.baseline || a.box[0] - b.box[0]);
  }
}

function candidatesOf({ page, tokens }: LevelPage, typography: Typography): Candidate[] {
  const rows = rowsOf(tokens);
  const isPlain = page.origin === 'plain-text';
  const source = sourceOf(page, typography);
  const table = isPlain
    ? -1
    : rows.slice(0, MOST_ROWS).findIndex((_, n) => headsTable(rows, n, source));
  const heads = rows
    .slice(0, table === -1 ? MOST_ROWS : table)
    .filter((row) => isPlain || row.box[3] < page.height * ZONE_SHARE);
  const inFoot = (row: Row) => {
    const share = isNumberAlone(row) ? NUMBER_ZONE_SHARE : ZONE_SHARE;
    return isPlain || row.box[1] > page.height * (1 - share);
  };
  const feet = rows.slice(-MOST_ROWS).reverse().filter(inFoot);
  const inZone = (zone: Zone, outer: readonly Row[]) =>
    outer.flatMap((row, depth) => {
      const inner = rows[rows.indexOf(row) + (zone === 'header' ? 1 : -1)];
      const gap = inner === undefined ? Infinity : gapBetween(row, inner);
      const parts = segmentsOf([row], [], source);
      return parts.map((segment) => ({
        page: page.number,
        zone,
        depth,
        apart: isPlain || gap > APART * typography.bodySize,
        far: !isPlain && gap > FAR * typography.bodySize,
        alone: parts.length === 1,
        plain: isPlain,
        segment,
        // Plain text has no foot: there, the row is the place.
        at: isPlain ? depth : row.baseline / page.height,
        masked: segment.text.toLowerCase().replace(/\d+/g, '#'),
        numbers: (segment.text.match(/\d+/g) ?? []).map(Number),
      }));
    });
  return [...inZone('header', heads), ...inZone('footer', feet)];
}

const isNumberAlone = ({ tokens }: Row): boolean =>
  PAGE_NUMBER.test(tokens.map((token) => token.text).join(' '));

const gapBetween = (a: Row, b: Row): number =>
  Math.max(a.box[1], b.box[1]) - Math.min(a.box[3], b.box[3]);

/** The candidates of other pages at the same height. */
const inSamePlace = (c: Candidate, all: readonly Candidate[]): Candidate[] =>
  all.filter((d) => d.page !== c.page && d.zone === c.zone && Math.abs(d.at - c.at) < SAME_HEIGHT);

function isRepeated(
  c: Candidate,
  all: readonly Candidate[],
  pageCount: number,
  typography: Typography,
  fuzzy: boolean,
): boolean {
  if (c.masked.replace(/[#\W_]/g, '').length < 2) return false;
  const { style, size } = c.segment;
  const large = size > HEADING_SIZE * typography.bodySize;
  const prominent = large || (style.bold && !typography.bodyBold);
  const alike = inSamePlace(c, all).filter((d) => {
    if (!isAlike(c.masked, d.masked, fuzzy)) return false;
    // "Modul 1", "Modul 2": numbered headings are alike, too.
    return !prominent || c.segment.text.replace(/\D/g, '') === d.segment.text.replace(/\D/g, '');
  });
  const others = new Set(alike.map((d) => d.page)).size;
  const onMostPages = others + 1 > pageCount / 2;
  if (large) return onMostPages && pageCount > 2;
  // the last rows of two columns may end at one height: "Holdnr." behind the other facts
  if (pageCount <= 4 && !c.apart) return onMostPages && others > 0;
  const distinct = c.apart && c.depth === 0 && !prominent && !c.plain;
  return others >= (distinct || pageCount <= 4 ? 1 : 2);
}

/** How many letters two texts do not share: at most twice their edit distance, and told at once. */
function differentLetters(a: string, b: string): number {
  const counts = new Map<string, number>();
  for (const letter of a) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  for (const letter of b) counts.set(letter, (counts.get(letter) ?? 0) - 1);
  return [...counts.values()].reduce((sum, count) => sum + Math.abs(count), 0);
}

function isAlike(a: string, b: string, fuzzy: boolean): boolean {
  if (a === b) return true;
  const length = Math.max(a.length, b.length);
  const most = MISREAD * length;
  if (!fuzzy || length < 6 || differentLetters(a, b) > 2 * most) return false;
  return distance.LevenshteinDistance(a, b) <= most;
}

/** A number that rises with the page, or that stands alone at the foot. */
function isPageNumber(c: Candidate, all: readonly Candidate[], typography: Typography): boolean {
  const number = PAGE_NUMBER.exec(c.segment.text)?.[1];
  if (number === undefined || c.segment.size > HEADING_SIZE * typography.bodySize) return false;
  const offset = Number(number) - c.page;
  const rises = (step: number) =>
    inSamePlace(c, all).some((d) =>
      d.numbers.some((n) => n - Number(number) === step * (d.page - c.page)),
    );
  // Two pages on a sheet have two numbers, which rise by two.
  if (rises(1) || (!c.alone && rises(2))) return true;
  if (c.depth !== 0 || !c.apart) return false;
  // the foot of a document of one page has no other to be known by
  if (!c.alone) return c.far && c.zone === 'footer' && offset === 0;
  return c.zone === 'footer' || offset === 0;
}

/** So many body sizes smaller is the type of a foot. */
const FOOT_SIZE = 0.85;

/** "Kurser i håndværk · 4", "4 | Kurser", "Kurser, side 4" */
const WITH_NUMBER =
  /^(?<first>\d{1,4})\s*[|·•–—]\s|(?:[|·•–—]|(?<!\p{L})side)\s*(?<last>\d{1,4})$/iu;

/** Small type far from the text that ends or begins with the number of its page, though no other page has the like. */
function bearsPageNumber(c: Candidate, { bodySize }: Typography): boolean {
  const { first, last } = WITH_NUMBER.exec(c.segment.text)?.groups ?? {};
  return (
    Number(first ?? last) === c.page &&
    c.depth === 0 &&
    c.far &&
    c.segment.size < FOOT_SIZE * bodySize
  );
}

/** Small type far under the text, as high as the foot of another page: facing pages may have feet of their own. */
function isLevelFoot(
  c: Candidate,
  accepted: ReadonlySet<Candidate>,
  { bodySize }: Typography,
): boolean {
  const isNote = /^[\d*†]/u.test(c.segment.text);
  if (c.zone !== 'footer' || c.depth !== 0 || !c.far || isNote) return false;
  return (
    c.segment.size < FOOT_SIZE * bodySize &&
    inSamePlace(c, [...accepted]).some((d) => d.segment.size < FOOT_SIZE * bodySize)
  );
}

/** A short token misread where other pages have their number. */
function standsForPageNumber(c: Candidate, accepted: ReadonlySet<Candidate>): boolean {
  if (!c.segment.estimated || !c.apart || c.segment.text.length > 4) return false;
  const numbers = inSamePlace(c, [...accepted]).filter((d) => PAGE_NUMBER.test(d.segment.text));
  const reach = 2 * c.segment.size;
  return (
    numbers.filter(
      (d) =>
        Math.abs(d.segment.box[0] - c.segment.box[0]) < reach ||
        Math.abs(d.segment.box[2] - c.segment.box[2]) < reach,
    ).length >= 2
  );
}
