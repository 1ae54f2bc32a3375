import { overlapX } from '../../model/index.ts';
import { width } from '../extent.ts';
import type { Segment } from '../lines/segment.ts';
import { endsWithHyphen } from '../lines/text-ends.ts';

/** Relative change of size that parts lines of set text. */
export const SIZE_CHANGE = 0.08;

/** Whether a line stands under another, and not beside it. */
export const isUnder = (before: Segment, line: Segment): boolean =>
  overlapX(before.box, line.box) > 0.3 * Math.min(width(before.box), width(line.box)) ||
  Math.abs(before.box[0] - line.box[0]) < 1.5 * line.size;

/** Leading, in leadings of the lines above, that parts paragraphs of set text: it is even to a hundredth. */
const LOOSER = 1.08;

/** Whether a line of set text stands farther below than the lines above it stand below each other. */
export function isLooser(
  { lines }: { readonly lines: readonly Segment[] },
  before: Segment,
  line: Segment,
) {
  if (line.estimated || line.size !== before.size) return false;
  const above = lines.at(-2);
  if (above === undefined || above.size !== before.size) return false;
  return line.baseline - before.baseline > LOOSER * (before.baseline - above.baseline);
}

/** The same of recognised lines, whose baselines stray by a twentieth of a leading (measured). */
const LOOSER_READ = 1.2;

/** Whether a recognised line stands farther below the one above than the lines around it stand below each other. */
export function standsOff(
  lines: readonly Segment[],
  line: Segment,
  next: Segment | undefined,
): boolean {
  const before = lines.at(-1)!;
  if (!line.estimated) return false;
  const leading = line.baseline - before.baseline;
  const isLooserThan = (each: number) => leading > LOOSER_READ * each;
  const [above, below] = [leadingOf(lines.at(-2), before), leadingOf(line, next)];
  if (above === undefined) return below !== undefined && isLooserThan(below);
  // a paragraph of one line has white space below it, too
  const isApart = below === undefined || isLooserThan(below) || below > LOOSER_READ * above;
  return isLooserThan(above) && isApart;
}

/** The distance of the baselines of two lines of one size in one column, if they are that. */
function leadingOf(above: Segment | undefined, below: Segment | undefined): number | undefined {
  if (above === undefined || below === undefined || !isUnder(above, below)) return undefined;
  const uneven = Math.abs(above.size - below.size) > SIZE_CHANGE * above.size;
  const leading = below.baseline - above.baseline;
  return uneven || leading < 0.8 * above.size ? undefined : leading;
}

/** White space under a title or a field, as a share of the leading of its text (measured on scans, as in `title-lines.ts`). */
const SET_OFF = 1.08;

/** Whether a recognised line stands farther above the first line of a text than the lines of the text do above each other. */
export function isSetOff(above: Segment, line: Segment, next: Segment | undefined): boolean {
  const own = leadingOf(line, next);
  if (!line.estimated || own === undefined || endsWithHyphen(above.text)) return false;
  return line.baseline - above.baseline > SET_OFF * own;
}
