import { type Block, joinBlocks } from '../model/index.ts';
import { breaksDate } from './fields/dates.ts';

/** A time that breaks off behind its dash: "kl. 19-". */
const FROM = /\bkl\.? ?\d{1,2}(?:[.:]\d\d)?[-–]$/u;
const BEGINS_WITH_TIME = /^\d{1,2}(?:[.:]\d\d)?(?:\s|$)/u;
/** A number that breaks off before its digits or behind some of them: "tlf.", "tlf. 72". */
const CALLS = /(?<!\p{L})(?:tlf|telefon|mobil)[.:]*(?: \d{2}){0,3}$/iu;
const BEGINS_WITH_PAIR = /^\d{2} ?\d{2}/u;
/** Its lines follow each other within so many type sizes. */
const GAP = 0.8;
/** A line that goes on from one with a drawn sign before it stands so many type sizes further in. */
const INDENT = 2;
const MOST_LINES = 3;

/**
 * Dates that layout has parted behind their day or dash, and telephone numbers, as where recognition misjudges the
 * weight or size of one of their lines or a drawn sign stands before the first, put together: as a heading where one
 * of their lines is.
 */
export function joinBrokenFacts(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const above = joined.at(-1);
    if (above === undefined || !isBroken(above, block)) joined.push(block);
    else {
      const kind = [above, block].some((each) => each.kind === 'heading') ? 'heading' : above.kind;
      joined.splice(-1, 1, { ...joinBlocks(above, block), kind });
    }
  }
  return joined;
}

const isBroken = (above: Block, below: Block): boolean =>
  above.page === below.page &&
  above.lines.length + below.lines.length <= MOST_LINES &&
  (breaksDate(above.text, below.text) ||
    (FROM.test(above.text) && BEGINS_WITH_TIME.test(below.text)) ||
    (CALLS.test(above.text) && BEGINS_WITH_PAIR.test(below.text))) &&
  below.box[0] > above.box[0] - above.style.size &&
  below.box[0] < above.box[0] + INDENT * above.style.size &&
  below.box[1] - above.box[3] < GAP * above.style.size;
