import type { Block, Line } from '../../model/index.ts';
import { breaksDate } from '../fields/dates.ts';
import { groupBy } from '../group-by.ts';

/** Left edges this close are of one column, points. */
const ONE_COLUMN = 4;
/** A word space, as a share of the type size. */
const SPACE = 0.25;
/** A line that ends so goes on in the next, wherever its column ends: "Bo Dam, tlf.", "mandag og", "kl.". */
const UNFINISHED =
  /(?<!\p{L})(?:tlf|telefon|mobil|kl|nr|pr|ca|og|eller|samt|i|på|til|fra|med|hos)[.:]?$|[-–/&]$/iu;
const LABELLED = /^\p{Lu}[^:\n]{1,40}:\s/u;

/**
 * Reads the text of blocks with the line ends that only the width of their column made turned into spaces, so that the
 * others part what is listed. Offsets stay. A line was broken by its column where the next word would not have stood on it.
 */
export function unwrapper(blocks: readonly Block[]): (block: Block) => string {
  const pages = groupBy(blocks, ({ page }) => page);
  const columns = groupBy(blocks, ({ box }) => Math.round(box[0] / ONE_COLUMN));
  const edgeOf = (block: Block): number => {
    const beside = (pages.get(block.page) ?? []).filter((other) => isBeside(block, other));
    if (beside.length > 0) return Math.min(...beside.map(({ box }) => box[0]));
    // how far the column reaches only others tell
    const column = columns.get(Math.round(block.box[0] / ONE_COLUMN)) ?? [];
    const others = column.filter((other) => other !== block).map(({ box }) => box[2]);
    return others.length === 0 ? Infinity : Math.max(...others);
  };
  return (block) => {
    const { text, lines } = block;
    const texts = text.split('\n');
    if (texts.length < 2 || texts.length !== lines.length) return text;
    const edge = edgeOf(block);
    return texts.reduce((read, line, n) => {
      const [above, below] = [lines[n - 1], lines[n]];
      const wraps =
        above !== undefined &&
        below !== undefined &&
        !LABELLED.test(line) &&
        (UNFINISHED.test(texts[n - 1]!) ||
          breaksDate(texts[n - 1]!, line) ||
          isWrapped(above, below, edge));
      return `${read}${wraps ? ' ' : '\n'}${line}`;
    });
  };
}

/** Whether another block stands at the right of one, at its height. */
const isBeside = ({ box }: Block, other: Block): boolean =>
  other.box[0] >= box[2] && other.box[1] < box[3] && box[1] < other.box[3];

function isWrapped(above: Line, below: Line, edge: number): boolean {
  const [first] = below.words;
  // lines that are centred say nothing of their column
  if (first === undefined || Math.abs(above.box[0] - below.box[0]) > ONE_COLUMN) return false;
  return above.box[2] + SPACE * first.style.size + first.box[2] - first.box[0] > edge;
}
