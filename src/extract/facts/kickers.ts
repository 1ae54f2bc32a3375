import { type Block, overlapX } from '../../model/index.ts';

/** So many lists of facts before titles, and so much more often than behind texts, are a manner. */
const LEAST = 2;
const MORE = 1.5;

/** A run of facts with what stands before and behind it: places in the list of blocks, `[from, to)`. */
interface FactRun {
  readonly from: number;
  readonly to: number;
}

/**
 * Puts facts that stand before their title, as a line over it or a date beside it, behind it. Whether they do is told by
 * where they stand nearer: to the title under them, or to the text before them.
 */
export function factsBehindTitles(
  read: readonly Block[],
  isFact: (block: Block) => boolean,
): Block[] {
  const blocks = besideTitles(read, isFact);
  const runs = runsBeforeTitles(blocks, isFact);
  const voteOf = ({ from, to }: FactRun) => {
    const [above, first] = [blocks[from - 1], blocks[from] as Block];
    const [last, title] = [blocks[to - 1] as Block, blocks[to] as Block];
    if (areLevel(first, last, title)) return 'before';
    // the facts that a column or page before ended with go on, unless a title stands right under them
    const isOver = (gap(last, title) ?? Infinity) < CLOSE * title.style.size;
    if (!isOver && above !== undefined && isFact(above) && movesOn(above, first)) return 'behind';
    return nearer(above, first, last, title);
  };
  const votes = { before: 0, behind: 0 };
  for (const each of runs) {
    const vote = voteOf(each);
    if (vote !== undefined) votes[vote] += 1;
  }
  if (votes.before < LEAST || votes.before < votes.behind * MORE) return [...blocks];
  const moved = [...blocks];
  for (const each of runs) {
    if (voteOf(each) === 'behind') continue;
    const { from, to } = each;
    const run = moved.splice(from, to - from);
    moved.splice(from + 1, 0, ...run);
  }
  return moved;
}

/** So many facts beside titles that stand too early are a column of them. */
const LEAST_BESIDE = 3;

/** Facts in a column at the left that come before what stands above them at the right: put before the title beside them. */
function besideTitles(blocks: readonly Block[], isFact: (block: Block) => boolean): Block[] {
  const titleOf = new Map<Block, Block>();
  blocks.forEach((fact, n) => {
    if (!isFact(fact)) return;
    const at = blocks.findIndex((block, i) => i > n && !isAboveRight(fact, block));
    const title = blocks[at];
    if (at > n + 1 && title?.kind === 'heading' && isBesideRight(fact, title))
      titleOf.set(title, fact);
  });
  if (titleOf.size < LEAST_BESIDE) return [...blocks];
  const moved = new Set(titleOf.values());
  return blocks.flatMap((block) => {
    const fact = titleOf.get(block);
    return moved.has(block) ? [] : fact === undefined ? [block] : [fact, block];
  });
}

const isRight = (fact: Block, block: Block): boolean =>
  block.page === fact.page && block.box[0] >= fact.box[2];
const isAboveRight = (fact: Block, block: Block): boolean =>
  isRight(fact, block) && block.box[3] <= fact.box[1];
/** Whether a block stands at the right of facts, at their height. */
export const isBesideRight = (fact: Block, block: Block): boolean =>
  isRight(fact, block) && block.box[1] < fact.box[3] && fact.box[1] < block.box[3];

function runsBeforeTitles(blocks: readonly Block[], isFact: (block: Block) => boolean): FactRun[] {
  const runs: FactRun[] = [];
  blocks.forEach((block, to) => {
    if (block.kind !== 'heading') return;
    let from = to;
    while (from > 0) {
      const [above, below] = [blocks[from - 1] as Block, blocks[from] as Block];
      const isListed = isOneList(above, below) || isBeside(above, blocks.slice(from, to));
      if (!isFact(above) || (from < to && !isListed)) break;
      from -= 1;
    }
    if (from < to) runs.push({ from, to });
  });
  return runs;
}

/** Whether facts under one another are one list: in one column, without more than a line's room between them. */
function isOneList(above: Block, below: Block): boolean {
  const room = gap(above, below);
  return room !== undefined && room < below.style.size * 0.9 && overlapX(above.box, below.box) > 0;
}

/** Facts over their title stand so near to it, in its type sizes. */
const CLOSE = 0.6;

/** Whether a block begins the next column or page after another. */
export const movesOn = (above: Block, below: Block): boolean =>
  above.page !== below.page || (below.box[0] >= above.box[2] && below.box[3] <= above.box[1]);

/** Whether a fact stands beside a list of them, as in a grid of two columns. */
const isBeside = (fact: Block, list: readonly Block[]): boolean =>
  list.some(
    ({ box, page }) =>
      page === fact.page &&
      overlapX(box, fact.box) <= 0 &&
      box[1] < fact.box[3] &&
      fact.box[1] < box[3],
  );

/** Whether a list of facts stands at the height of a title. */
const areLevel = (first: Block, last: Block, title: Block): boolean =>
  first.box[1] < title.box[3] &&
  title.box[1] < last.box[3] &&
  last.page === title.page &&
  first.page === title.page;

/** Whether facts belong to the title under them or to what stands before them; undefined where nothing tells. */
function nearer(
  before: Block | undefined,
  first: Block,
  last: Block,
  title: Block,
): 'before' | 'behind' | undefined {
  const down = gap(last, title);
  const up = before === undefined ? undefined : gap(before, first);
  // beside the text before them
  if (before !== undefined && areBeside(before, first, last)) return 'behind';
  if (down === undefined) return up === undefined ? undefined : 'behind';
  if (up === undefined) return 'before';
  if (Math.abs(down - up) < last.style.size * 0.1) return undefined;
  return down < up ? 'before' : 'behind';
}

/** Whether a list of facts stands in a column beside a text, at its height. */
const areBeside = (text: Block, first: Block, last: Block): boolean =>
  text.page === first.page &&
  overlapX(text.box, first.box) <= 0 &&
  text.box[1] < last.box[3] &&
  first.box[1] < text.box[3];

/** Points between a block and the next under it on its page; undefined where it stands elsewhere. */
function gap(above: Block, below: Block): number | undefined {
  const [end, start] = [above.lines.at(-1), below.lines[0]];
  if (end === undefined || start === undefined || end.page !== start.page) return undefined;
  const points = start.box[1] - end.box[3];
  return points > -start.style.size * 0.5 ? points : undefined;
}
