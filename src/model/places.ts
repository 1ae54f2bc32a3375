import type { Block, Line } from './block.ts';
import { traceToRaw } from './edit.ts';
import { type Box, roundBox, union } from './geometry.ts';
import type { Place } from './offering.ts';

/** The places of all of a block's lines, one box a page and run of lines. */
export function placesOfBlock(block: Block): Place[] {
  return placesOfLines(block.lines.map((line) => ({ line, box: line.box })));
}

/**
 * The places that the run `[start, end)` of a block's mended text was read from: traced through its edits to the
 * text as read, and from there to the words.
 */
export function placesOfRun(block: Block, start: number, end: number): Place[] {
  const [from, to] = traceToRaw(start, end, block.edits);
  const hit: { line: Line; box: Box }[] = [];
  let lineStart = 0;
  for (const line of block.lines) {
    const words = [];
    let at = lineStart;
    for (const word of line.words) {
      if (at < to && at + word.text.length > from) words.push(word.box);
      at += word.text.length + 1;
    }
    if (words.length > 0) hit.push({ line, box: union(words) });
    lineStart += line.text.length + 1;
  }
  return placesOfLines(hit);
}

/** Lines under one another in one column become one box; a new page or column begins another. */
function placesOfLines(lines: readonly { line: Line; box: Box }[]): Place[] {
  const places: { page: number; boxes: Box[] }[] = [];
  let previous: Line | undefined;
  for (const { line, box } of lines) {
    const follows =
      previous !== undefined && previous.page === line.page && line.box[1] >= previous.box[1];
    const last = places.at(-1);
    if (follows && last !== undefined) last.boxes.push(box);
    else places.push({ page: line.page, boxes: [box] });
    previous = line;
  }
  return places.map(({ page, boxes }) => ({ page, box: roundBox(union(boxes)) }));
}
