import type { Box, Page } from '../model/index.ts';
import { type Column, columnOf, type FlowLine } from './blocks/column.ts';
import { pileDraft, pilesOf } from './blocks/piles.ts';
import { pitchOf } from './blocks/pitch.ts';
import type { Draft } from './draft.ts';
import type { Figure } from './figures/captions.ts';
import { figureDrafts } from './figures/figure-drafts.ts';
import { figuresOf } from './figures/figures.ts';
import { linkFootnotes } from './furniture/footnote-links.ts';
import { footnoteDrafts, footnotesOf } from './furniture/footnotes.ts';
import { guttersOf } from './lines/gutters.ts';
import { isNoise } from './lines/noise.ts';
import { rowsOf } from './lines/rows.ts';
import type { Segment } from './lines/segment.ts';
import { markDrawnBullets, segmentsOf, turnedSegments } from './lines/segments.ts';
import { readingOrder } from './order/cut.ts';
import { linesOf, type Unit, unitsOf } from './order/units.ts';
import { joinContents } from './tables/contents.ts';
import { wholeLines } from './tables/lattice.ts';
import type { Continuation } from './tables/lined-areas.ts';
import { gridDrafts, gridOf } from './tables/page-grids.ts';
import { ruledTables } from './tables/ruled.ts';
import { partsOf } from './tagged/parts.ts';
import { taggedGroups } from './tagged/tagged-groups.ts';
import { sourceOf, type Typography } from './type/typography.ts';
import type { Token } from './words/token.ts';

/** Type in boxes is often a little smaller, so that their columns stand closer. */
const IN_BOX = 0.9;
/** Type so many body sizes large may be a title without weight. */
const TITLE = 1.15;
/** A box of so many lines in such type is the band of a title. */
const BAND_LINES = 3;
/** Boxes are set looser than the page at most by this pitch (measured). */
const LOOSEST_IN_BOX = 1.85;

/** What blocks of a page are told by: type size in points, distance of lines in type sizes, level rules. */
interface Measures {
  readonly size: number;
  readonly pitch: number;
  readonly rules: readonly Box[];
}

const levelRules = ({ rules = [] }: Page): Box[] =>
  wholeLines(rules).filter((rule) => rule[2] - rule[0] > rule[3] - rule[1]);

export interface OrderedPage {
  readonly drafts: Draft[];
  /** The table that ends the page, which the next may go on with. */
  readonly goesOn: Continuation | undefined;
}

/**
 * The blocks of one page's text (furniture taken off) in reading order; footnotes last. Headings are not told from
 * paragraphs yet: that takes the whole document. `before`: what may go on from the page before.
 */
export function orderPage(
  page: Page,
  tokens: readonly Token[],
  typography: Typography,
  before: Continuation | undefined,
): OrderedPage {
  const tagged = taggedGroups(page, tokens);
  if (tagged !== undefined) {
    return { drafts: orderTagged(page, tokens, tagged, typography), goesOn: undefined };
  }
  const { bodySize } = typography;
  const source = sourceOf(page, typography);
  const { tables, rest: running } = ruledTables(page, tokens, source, before);
  const rows = rowsOf(running);
  const segments = segmentsOf(rows, guttersOf(rows, source.estimated), source);
  const { notes, figures, rest } = named(
    page,
    segments.filter((segment) => !isNoise(segment)),
    turnedSegments(running, source).filter((segment) => !isNoise(segment)),
    bodySize,
  );
  const pitch = pitchOf(rest.filter((segment) => segment.container === undefined));
  const units = unitsOf(rest, figures, tables);
  const rules = levelRules(page);
  return {
    drafts: linkFootnotes([
      ...ordered(units, { size: bodySize, pitch, rules }),
      ...footnoteDrafts(notes),
    ]),
    goesOn: tables.find((table) => table.goesOn !== undefined)?.goesOn,
  };
}

/** Tells contents, bullets, footnotes and figures among the segments of a page. */
function named(
  page: Page,
  segments: readonly Segment[],
  turned: readonly Segment[],
  bodySize: number,
): { notes: Segment[]; figures: Figure[]; rest: Segment[] } {
  const all = [...markDrawnBullets(joinContents(segments), page.shapes, bodySize), ...turned];
  const notes = footnotesOf(all, page.height, bodySize);
  const taken = new Set(notes);
  return {
    notes,
    ...figuresOf(
      all.filter((segment) => !taken.has(segment)),
      bodySize,
    ),
  };
}

/** The blocks of a tagged page: part by part as its tags have them, each ordered in itself as other pages are. */
function orderTagged(
  page: Page,
  tokens: readonly Token[],
  { groups, untagged }: NonNullable<ReturnType<typeof taggedGroups>>,
  typography: Typography,
): Draft[] {
  const { bodySize } = typography;
  const source = sourceOf(page, typography);
  const gutters = guttersOf(rowsOf(tokens));
  const parts = partsOf(groups, untagged, gutters, source);
  const partOf = new Map<Token, number>();
  const segments: Segment[] = [];
  const turned: Segment[] = [];
  parts.forEach((part, i) => {
    if (part.kind === 'table') return;
    for (const token of part.tokens) partOf.set(token, i);
    segments.push(...segmentsOf(rowsOf(part.tokens), gutters, source));
    turned.push(...turnedSegments(part.tokens, source));
  });
  const { notes, figures, rest } = named(page, segments, turned, bodySize);
  const at = (segment: Segment | undefined) => partOf.get(segment?.tokens[0] as Token);
  const pitch = pitchOf(rest.filter((segment) => segment.container === undefined));
  const measures = { size: bodySize, pitch, rules: levelRules(page) };
  const drafts = parts.flatMap((part, i) => {
    if (part.kind === 'table') return ordered(unitsOf([], [], [part.table]), measures);
    const lines = rest.filter((segment) => at(segment) === i);
    const own = figures.filter(
      ({ above, labels, below }) => at([...above, ...labels, ...below][0]) === i,
    );
    const usual = part.whole && lines.length > 1 ? Math.max(pitch, pitchOf(lines)) : pitch;
    return ordered(unitsOf(lines, own, []), { ...measures, pitch: usual });
  });
  return linkFootnotes([...drafts, ...footnoteDrafts(notes)]);
}

function ordered(units: readonly Unit[], { size, pitch, rules }: Measures): Draft[] {
  const drafts: Draft[] = [];
  let flow: FlowLine[] = [];
  const flush = () => {
    drafts.push(...pilesOf(flow, pitch).map(pileDraft));
    flow = [];
  };
  const addUnit = (unit: Unit, column: Column) => {
    if (unit.kind === 'line') {
      flow.push({ line: unit.line, column });
      return;
    }
    flush();
    if (unit.kind === 'figure') drafts.push(...figureDrafts(unit.figure, size));
    else if (unit.kind === 'table') {
      drafts.push({ kind: 'table', lines: unit.table.rows, footnote: false });
    } else drafts.push(...inBox(unit.units, { size, pitch, rules }));
  };
  const typeSize = (unit: Unit) => (unit.kind === 'line' ? unit.line.size : 0);
  const isTitle = (unit: Unit): boolean =>
    unit.kind === 'line'
      ? unit.line.style.bold || unit.line.size > TITLE * size
      : unit.kind === 'box' && unit.units.length <= BAND_LINES && unit.units.every(isTitle);
  const isBox = (unit: Unit) => unit.kind === 'box';
  const columns = new Map<readonly Unit[], Column>();
  const readGrid = (parts: readonly (readonly Unit[])[]) => gridOf(parts, size);
  const estimated = linesOf(units).some((line) => line.estimated);
  const reading = { size, readGrid, typeSize, estimated, isTitle, isBox, rules };
  for (const run of readingOrder(units, reading)) {
    const column = columns.get(run.column) ?? columnOf(linesOf(run.column));
    columns.set(run.column, column);
    if (run.grid === undefined || run.grid.kind === 'boxes') {
      for (const unit of run.grid?.units ?? run.units) addUnit(unit, column);
    } else {
      flush();
      drafts.push(...gridDrafts(run.grid, column, pitch));
    }
  }
  flush();
  return drafts;
}

function inBox(units: readonly Unit[], { size, pitch, rules }: Measures): Draft[] {
  const lines = linesOf(units);
  const own = lines.length > 2 ? Math.min(pitchOf(lines), LOOSEST_IN_BOX) : pitch;
  return ordered(units, { size: size * IN_BOX, pitch: own, rules });
}
