import type { Page } from '../model/index.ts';
import { columnOf } from './column.ts';
import { readingOrder } from './cut.ts';
import type { Draft } from './draft.ts';
import { figureDrafts, figuresOf } from './figures.ts';
import { footnoteDrafts, footnotesOf } from './footnotes.ts';
import { guttersOf } from './gutters.ts';
import { type FlowLine, type Pile, pilesOf, pitchOf } from './piles.ts';
import { rowsOf } from './rows.ts';
import { joined, type Segment } from './segment.ts';
import { markDrawnBullets, segmentsOf, turnedSegments } from './segments.ts';
import { tableRows } from './tables.ts';
import { isEstimated, type Token } from './token.ts';
import { type Unit, unitsOf } from './units.ts';

/** Type in boxes is often a little smaller, so that their columns stand closer. */
const IN_BOX = 0.9;
/** Boxes are set looser than the page at most by this pitch (measured). */
const LOOSEST_IN_BOX = 1.85;

/**
 * The blocks of one page's text (furniture taken off) in reading order; footnotes last. Headings are not told from
 * paragraphs yet: that takes the whole document.
 */
export function orderPage(page: Page, tokens: readonly Token[], bodySize: number): Draft[] {
  const estimated = isEstimated(page);
  const rows = rowsOf(tokens);
  const segments = segmentsOf(rows, guttersOf(rows), page.number, estimated);
  const turned = turnedSegments(tokens, page.number, estimated);
  const all = [...markDrawnBullets(segments, page.shapes, bodySize), ...turned];
  const notes = footnotesOf(all, page.height, bodySize);
  const { figures, rest } = figuresOf(
    all.filter((segment) => !notes.includes(segment)),
    bodySize,
  );
  const pitch = pitchOf(rest.filter((segment) => segment.container === undefined));
  const units = unitsOf(rest, figures);
  return [...ordered(units, bodySize, pitch), ...footnoteDrafts(notes)];
}

function ordered(units: readonly Unit[], size: number, pitch: number): Draft[] {
  const drafts: Draft[] = [];
  let flow: FlowLine[] = [];
  const flush = () => {
    drafts.push(...pilesOf(flow, pitch).map(toDraft));
    flow = [];
  };
  const columns = new Map<readonly Unit[], ReturnType<typeof columnOf>>();
  for (const run of readingOrder(units, size, (parts) => readRows(parts, size))) {
    if (run.rows !== undefined) {
      flush();
      drafts.push(tableDraft(run.rows.map(linesOf)));
      continue;
    }
    const column = columns.get(run.column) ?? columnOf(linesOf(run.column));
    columns.set(run.column, column);
    for (const unit of run.units) {
      if (unit.kind === 'line') {
        flow.push({ line: unit.line, column });
        continue;
      }
      flush();
      if (unit.kind === 'figure') drafts.push(...figureDrafts(unit.figure, size));
      else drafts.push(...inBox(unit.units, size, pitch));
    }
  }
  flush();
  return drafts;
}

function inBox(units: readonly Unit[], size: number, pitch: number): Draft[] {
  const lines = linesOf(units);
  const own = lines.length > 2 ? Math.min(pitchOf(lines), LOOSEST_IN_BOX) : pitch;
  return ordered(units, size * IN_BOX, own);
}

const linesOf = (units: readonly Unit[]): Segment[] =>
  units.flatMap((unit) => (unit.kind === 'line' ? [unit.line] : []));

/** Columns of lines alone can be a table; the rows as units again. */
function readRows(parts: readonly (readonly Unit[])[], size: number): Unit[][] | undefined {
  if (parts.some((part) => part.some((unit) => unit.kind !== 'line'))) return undefined;
  return tableRows(parts.map(linesOf), size)?.map((row) =>
    row.map((line) => ({ kind: 'line', box: line.box, line })),
  );
}

const toDraft = ({ lines, column, item }: Pile): Draft => ({
  kind: item ? 'list-item' : 'paragraph',
  lines,
  column,
  footnote: false,
});

const tableDraft = (rows: readonly (readonly Segment[])[]): Draft => ({
  kind: 'table',
  lines: rows.map(joined),
  footnote: false,
});
