import { type Block, flowing } from '../model/index.ts';
import type { OfferingDraft } from './drafts.ts';
import { fold } from './fold.ts';

/** How a closing note refers to the offerings above it (folded): "Ud over ovenstående …", "Alle de nævnte kurser …". */
const REFERS_BACK =
  /^(?:ud ?over|foruden|ovenstaende|alle|for alle|i tillaeg til|de) .{0,25}\b(?:ovenstaende|ovennaevnte|naevnte|forannaevnte)\b/;

/** How it speaks of the whole publication (folded). */
const SPEAKS_OF_THE_WHOLE = /\b(?:kataloget|katalogets|katalogerne|denne oversigt|dette haefte)\b/;

/**
 * Takes closing notes off the offerings that end a section: last paragraphs that speak of the offerings above or
 * of the publication, or stand further from the text before them than the next offering's title usually does.
 */
export function dropClosingNotes(offerings: readonly OfferingDraft[]): void {
  const usual = median(
    offerings.flatMap((offering, n) => {
      const before = offerings[n - 1]?.body.at(-1);
      const gap = before === undefined ? undefined : gapBetween(before, offering.heading);
      return gap === undefined ? [] : [gap];
    }),
  );
  for (const { body, endsSection } of offerings) {
    if (!endsSection) continue;
    const at = body.findIndex((block, n) => n > 0 && isClosing(block, body[n - 1] as Block, usual));
    if (at > 0) body.splice(at);
  }
}

function isClosing(block: Block, before: Block, usual: number | undefined): boolean {
  if (block.kind !== 'paragraph') return false;
  const text = fold(flowing(block));
  if (REFERS_BACK.test(text) || SPEAKS_OF_THE_WHOLE.test(text)) return true;
  const gap = gapBetween(before, block);
  return usual !== undefined && gap !== undefined && gap > usual * 1.15;
}

/** Points between two blocks under one another on one page; undefined for others. */
function gapBetween(above: Block, below: Block): number | undefined {
  const last = above.lines.at(-1);
  const first = below.lines[0];
  if (last === undefined || first === undefined || last.page !== first.page) return undefined;
  const gap = first.box[1] - last.box[3];
  return gap >= 0 ? gap : undefined;
}

function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
