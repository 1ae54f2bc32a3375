import { type Block, type Box, overlapX, overlapY } from '../model/index.ts';
import { movesOn } from './facts/index.ts';
import { groupBy } from './group-by.ts';

/**
 * Puts labelled fields that stand in a column beside the text behind the heading at their height: read column by
 * column, the fields of all offerings of a page stand together, before or after their texts.
 *
 * @param isLabelled whether a block holds labelled lines.
 */
export function settleSideFields(
  blocks: readonly Block[],
  isLabelled: (block: Block) => boolean,
): Block[] {
  const moved = new Map<Block, Block[]>();
  let above: Block | undefined;
  for (const own of groupBy(blocks, (block) => block.page).values()) {
    const headings = own.filter((block) => block.kind === 'heading');
    const title = above;
    above = headings.at(-1) ?? above;
    const ofTitle = title === undefined ? [] : factsOverTitles(own, headings, isLabelled);
    if (title !== undefined && ofTitle.length > 0) moved.set(title, ofTitle);
    const hasFieldsUnder = (heading: Block | undefined): boolean => {
      if (heading === undefined) return false;
      const from = own.indexOf(heading) + 1;
      const next = own.findIndex((block, n) => n >= from && block.kind === 'heading');
      return own
        .slice(from, next === -1 ? undefined : next)
        .some((block) => isLabelled(block) && shareColumn(block.box, heading.box));
    };
    for (const block of own) {
      if (!isLabelled(block) || block.kind === 'heading' || ofTitle.includes(block)) continue;
      const heading = headingBeside(block, headings, isOfFacts(own, block, isLabelled));
      const before = own.slice(0, own.indexOf(block));
      const now = before.findLast((each) => headings.includes(each));
      const textAbove = before.findLast((each) => !isLabelled(each));
      // where titles of the page run over it, what is in order or behind a text of its own column stays as it is
      const isSettled =
        heading === now || (textAbove !== undefined && isTextOver(textAbove, block));
      if (heading === undefined || (isSettled && isUnderAny(block, headings))) continue;
      // the column before ended with a text whose fields stand at the top of this one, or the last of them
      const last = before.at(-1);
      const run = before.slice(before.findLastIndex((each) => !isLabelled(each)) + 1);
      const isInGrid = run.some((each) => isLeftOf(each, block));
      const goesOn = !isInGrid && last !== undefined && isLabelled(last) && movesOn(last, block);
      const leads = own.slice(before.length).find((each) => !isLabelled(each)) === heading;
      if (!leads && (!hasFieldsUnder(now) || goesOn) && hasFieldsUnder(heading)) continue;
      moved.set(heading, [...(moved.get(heading) ?? []), block]);
    }
  }
  const all = new Set([...moved.values()].flat());
  return blocks.flatMap((block) => (all.has(block) ? [] : [block, ...(moved.get(block) ?? [])]));
}

/**
 * The facts at the head of a page in a column of facts beside the text, above all of its titles: those of the title that
 * the page before ended with. None where the column has others than facts, or no title of the page has its facts there.
 */
function factsOverTitles(
  page: readonly Block[],
  headings: readonly Block[],
  isLabelled: (block: Block) => boolean,
): Block[] {
  const first = Math.min(...headings.map(({ box }) => box[1]));
  const isFact = (block: Block): boolean => block.kind !== 'heading' && isLabelled(block);
  const facts = page.filter(
    (block) =>
      isFact(block) &&
      block.box[1] < first - block.style.size &&
      page.every((each) => isFact(each) || !shareColumn(each.box, block.box)),
  );
  const hasOwn = headings.some(({ box, style }) =>
    page.some(
      (block) =>
        isFact(block) &&
        !shareColumn(block.box, box) &&
        facts.some((each) => shareColumn(each.box, block.box)) &&
        Math.abs(block.box[1] - box[1]) < LEVEL_WITH * style.size,
    ),
  );
  return hasOwn ? facts : [];
}

/** Facts beside a text begin so near the height of its title, in type sizes. */
const LEVEL_WITH = 3;

/** The label of a value may have stood over it, so many type sizes up. */
const LABEL = 1.5;

/** Whether a fact stands at the left of another, level with it or with its label. */
const isLeftOf = (left: Block, { box }: Block): boolean =>
  left.box[2] <= box[0] && left.box[1] - LABEL * left.style.size < box[3] && box[1] < left.box[3];

/** Words of a text at least; what is shorter may be the title of a box. */
const TEXT = 8;

const isTextOver = (text: Block, block: Block): boolean =>
  text.kind !== 'heading' &&
  text.text.split(/\s+/u).length >= TEXT &&
  shareColumn(text.box, block.box);

const isUnderAny = (block: Block, headings: readonly Block[]): boolean =>
  headings.some(({ box }) => shareColumn(block.box, box));

/** Whether a block's column holds nothing but facts and titles: text that also runs under the column beside it is of neither. */
function isOfFacts(
  page: readonly Block[],
  block: Block,
  isLabelled: (block: Block) => boolean,
): boolean {
  const texts = page.filter((each) => each.kind !== 'heading' && !isLabelled(each));
  const facts = page.filter((each) => isLabelled(each) && shareColumn(each.box, block.box));
  // at the height of facts: what is centred over the columns, as a subtitle, stands beside none of them
  const beside = texts.filter(
    ({ box }) => box[0] >= block.box[2] && facts.some((fact) => overlapY(fact.box, box) > 0),
  );
  return (
    beside.length > 0 &&
    texts.every(
      ({ box }) =>
        !shareColumn(box, block.box) || beside.some((each) => shareColumn(box, each.box)),
    )
  );
}

/**
 * The heading in another column at the height of the block or nearest above; undefined where one of its own column is
 * nearer, or where that column is one of texts.
 *
 * @param ofFacts whether the block's column holds nothing but facts, under titles of sections.
 */
function headingBeside(
  block: Block,
  headings: readonly Block[],
  ofFacts: boolean,
): Block | undefined {
  const inColumn = headings.filter(({ box }) => shareColumn(block.box, box));
  const beside = headings.filter((heading) => !inColumn.includes(heading));
  // a title over both columns belongs to neither
  const isOver = ({ box }: Block): boolean => beside.some((other) => shareColumn(box, other.box));
  if (!ofFacts && !inColumn.every(isOver)) return undefined;
  const nearest = headings
    .filter((heading) => heading.box[1] <= block.box[1] + heading.style.size)
    .sort((a, b) => b.box[1] - a.box[1])[0];
  if (nearest === undefined || !inColumn.includes(nearest)) return nearest;
  // a long title beside the facts reaches over them, where others that are set like it do not
  const isLong = beside.some(
    ({ style, box }) =>
      style.bold === nearest.style.bold &&
      Math.abs(style.size - nearest.style.size) < SAME_SIZE &&
      Math.abs(box[0] - nearest.box[0]) < ONE_EDGE,
  );
  return isLong && nearest.box[0] < block.box[0] - ONE_EDGE ? nearest : undefined;
}

/** Type sizes nearer than this, in points, are one. */
const SAME_SIZE = 0.3;

const shareColumn = (a: Box, b: Box): boolean => overlapX(a, b) > 0;

/**
 * Puts texts that stand in a column beside the titles and facts of their offerings behind these: read column by column,
 * the texts of a page stand together behind its last title. Only where the column of texts holds nothing else, and the one
 * beside it no text.
 *
 * @param isFact whether a block holds labelled lines, or the value of a label above it.
 */
export function settleSideTexts(
  blocks: readonly Block[],
  isFact: (block: Block) => boolean,
): Block[] {
  const behind = new Map<Block, Block[]>();
  for (const own of groupBy(blocks, (block) => block.page).values()) {
    const texts = textsBeside(own, isFact);
    const headings = own.filter((block) => block.kind === 'heading');
    for (const text of texts) {
      const at = own.indexOf(text);
      const now = own.slice(0, at).findLast((block) => block.kind === 'heading');
      const title = headings
        .filter((heading) => heading.box[1] <= text.box[1] + heading.style.size)
        .sort((a, b) => b.box[1] - a.box[1])[0];
      if (title === undefined || title === now) continue;
      // behind what already stands under its title
      const from = own.indexOf(title);
      const next = own.findIndex(
        (block, n) => n > from && (block.kind === 'heading' || texts.has(block)),
      );
      const last = own[(next === -1 ? own.length : next) - 1] as Block;
      behind.set(last, [...(behind.get(last) ?? []), text]);
    }
  }
  const moved = new Set([...behind.values()].flat());
  return blocks.flatMap((block) => [
    ...(moved.has(block) ? [] : [block]),
    ...(behind.get(block) ?? []),
  ]);
}

/** Points that the left edges of one column may differ by. */
const ONE_EDGE = 6;

/** The texts in a column beside another of titles and facts; none where the columns are mixed. */
function textsBeside(
  page: readonly Block[],
  isFact: (block: Block) => boolean,
): ReadonlySet<Block> {
  const isText = (block: Block): boolean => block.kind !== 'heading' && !isFact(block);
  const facts = page.filter((block) => block.kind !== 'heading' && isFact(block));
  const beside = page.filter(
    (text) =>
      isText(text) &&
      facts.some(
        ({ box }) => box[2] <= text.box[0] && box[1] < text.box[3] && text.box[1] < box[3],
      ),
  );
  const edge = Math.min(...beside.map(({ box }) => box[0]));
  const right = page.filter(({ box }) => box[0] >= edge - ONE_EDGE);
  const left = page.filter(({ box }) => box[2] <= edge);
  const isParted = right.every(isText) && !left.some(isText);
  return new Set(isParted ? right : []);
}
