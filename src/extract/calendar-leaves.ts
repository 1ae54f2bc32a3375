import { type Block, flowing, joinBlocks } from '../model/index.ts';
import { isTimeOfDay } from './fields/dates.ts';

/** So many of them are a manner of setting the days of a calendar. */
const LEAST = 3;

const DAY = /^(?:[1-9]|[12]\d|3[01])\.?$/u;
const WEEKDAY = /^(?:man|tirs|ons|tors|fre|lør|søn)(?:dag)?\.?$/iu;
const MONTH = /^(?<month>jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\p{L}{0,6}\.?$/iu;
const WHOLE = /^(?<day>\d{1,2}\.?) (?<word>\p{L}+\.?)$/u;

const isWord = (text: string): boolean => WEEKDAY.test(text) || MONTH.test(text);

/** A leaf, and where its blocks begin and end. */
interface Leaf {
  readonly from: number;
  readonly end: number;
  /** The day of the month, and its month where the leaf names it, in lowercase letters. */
  readonly day: string;
  readonly month: string | undefined;
}

/**
 * Settles the leaves of a calendar beside titles: a day in large figures with the day of the week or the month under it
 * ("22 / fredag", "7. / januar / kl. 19"). They are no titles of sections and part of no text. What names the month is a
 * date; it is left out where the date stands in full with the title, as are leaves that name none.
 */
export function settleCalendarLeaves(blocks: readonly Block[]): readonly Block[] {
  const leaves = leavesOf(blocks);
  if (leaves.length < LEAST) return blocks;
  const taken = new Map(leaves.flatMap((leaf) => range(leaf).map((n) => [n, leaf])));
  return blocks.flatMap((block, n) => {
    const leaf = taken.get(n);
    if (leaf === undefined) return [block];
    const isDate = leaf.month !== undefined && !standsInFull(leaf, blocks, leaves);
    return isDate && leaf.from === n ? [dateOf(blocks.slice(leaf.from, leaf.end))] : [];
  });
}

function leavesOf(blocks: readonly Block[]): Leaf[] {
  return blocks.flatMap((block, n): Leaf[] => {
    const text = flowing(block).trim();
    const whole = WHOLE.exec(text)?.groups;
    if (whole !== undefined && DAY.test(whole.day as string) && isWord(whole.word as string)) {
      return [{ from: n, end: n + 1, ...dayOf(whole.day as string, [whole.word as string]) }];
    }
    const under = blocks[n + 1];
    if (!DAY.test(text) || under === undefined || !isUnder(block, under)) return [];
    const words = under.text.split('\n').map((line) => line.trim());
    const isLeaf =
      isWord(words[0] as string) && words.every((word) => isWord(word) || isTimeOfDay(word));
    return isLeaf ? [{ from: n, end: n + 2, ...dayOf(text, words) }] : [];
  });
}

const dayOf = (day: string, words: readonly string[]): Pick<Leaf, 'day' | 'month'> => ({
  day: day.replace('.', ''),
  month: words.flatMap((word) => MONTH.exec(word)?.groups?.month ?? [])[0]?.toLowerCase(),
});

/** The figures are larger than the words, which stand under them. */
const isUnder = (day: Block, words: Block): boolean =>
  day.page === words.page &&
  day.style.size > words.style.size &&
  day.box[0] < words.box[2] &&
  words.box[0] < day.box[2];

/** Whether the date of a leaf is said again before the next leaf. */
function standsInFull(
  { day, month, end }: Leaf,
  blocks: readonly Block[],
  leaves: readonly Leaf[],
): boolean {
  const next = leaves.find(({ from }) => from >= end)?.from;
  const date = new RegExp(`(?<!\\d)${day}\\.? ?${month}`, 'iu');
  return blocks.slice(end, next).some((block) => date.test(flowing(block)));
}

const range = ({ from, end }: Leaf): number[] =>
  Array.from({ length: end - from }, (_, i) => from + i);

/** The blocks of a leaf as one line of facts. */
function dateOf([day, words]: readonly Block[]): Block {
  if (words === undefined) return { ...(day as Block), kind: 'paragraph' };
  return { ...joinBlocks(day as Block, words), kind: 'paragraph', style: words.style };
}
