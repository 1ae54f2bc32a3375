import { overlapX, type Page, type Tag, union } from '../../model/index.ts';
import { letterCount } from '../letters.ts';
import type { Token } from '../words/token.ts';

/** The words of a block of a tagged page; `tag` is undefined for words that no tag has. */
export interface TaggedGroup {
  readonly tag: Tag;
  readonly tokens: readonly Token[];
}

/** Share of a page's letters that must be tagged for its tags to be trusted. */
const LEAST_TAGGED = 0.9;
/** A page of fewer blocks than this tells no order. */
const LEAST_GROUPS = 2;
/** Share of the blocks that may stand above the one before them, in the same column: floats do. */
const MOST_STEPS_BACK = 0.1;

/**
 * The words of a tagged page, block by block in the order of its tags, and those that no tag has; undefined for an
 * untagged page and for one whose tags are not to be trusted: of too few words, or jumping up and down the page.
 */
export function taggedGroups(
  page: Page,
  tokens: readonly Token[],
): { groups: TaggedGroup[]; untagged: Token[] } | undefined {
  if (page.tags === undefined) return undefined;
  const tagOf = new Map(page.tags.flatMap((tag) => tag.marks.map((mark) => [mark, tag])));
  const words = new Map<Tag, Token[]>(page.tags.map((tag) => [tag, []]));
  const untagged: Token[] = [];
  for (const token of tokens) {
    const tag = token.mark === undefined ? undefined : tagOf.get(token.mark);
    (tag === undefined ? untagged : words.get(tag)!).push(token);
  }
  const groups = [...words]
    .map(([tag, own]) => ({ tag, tokens: own }))
    .filter((group) => group.tokens.length > 0);
  const share = 1 - letters(untagged) / Math.max(1, letters(tokens));
  if (share < LEAST_TAGGED || groups.length < LEAST_GROUPS || stepsBack(groups)) return undefined;
  return { groups, untagged };
}

const letters = (tokens: readonly Token[]): number =>
  tokens.reduce((sum, { text }) => sum + letterCount(text), 0);

/** Whether too many blocks stand right above the one that comes before them. */
function stepsBack(groups: readonly TaggedGroup[]): boolean {
  const boxes = groups
    .filter(({ tag }) => tag.cell === undefined)
    .map(({ tokens }) => union(tokens.map(({ box }) => box)));
  const back = boxes.slice(1).filter((box, i) => {
    const before = boxes[i]!;
    return box[3] <= before[1] + 1 && overlapX(box, before) > 0;
  });
  return back.length > Math.max(1, MOST_STEPS_BACK * boxes.length);
}
