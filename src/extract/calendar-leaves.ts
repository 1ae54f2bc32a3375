import { type Block, flowing, joinBlocks } from '../model/index.ts';

/** So many of them are a manner of setting the days of a calendar. */
const LEAST = 3;

const DAY = /^(?:[1-9]|[12]\d|3[01])\.?$/u;
const WEEKDAY = /^(?:man|tirs|ons|tors|fre|lør|søn)(?:dag)?\.?$/iu;
const MONTH = /^(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\p{L}{0,6}\.?$/iu;
const WHOLE = /^(?<day>\d{1,2}\.?) (?<word>\p{L}+\.?)$/u;

const isWord = (text: string | undefined): boolean =>
  text !== undefined && (WEEKDAY.test(text) || MONTH.test(text));

/** A leaf of a calendar that names a day of a month: "5. mar". */
export interface CalendarLeaf {
  readonly title: string;
  readonly heading: Block;
}

/**
 * Leaves out the leaves of a calendar beside titles: a day in large figures with the day of the week or the month under
 * it ("22 / fredag"). They are no titles of sections and part of no text; where the date stands in full with the title,
 * those that name a month tell nothing more, else they tell the day.
 */
export function withoutCalendarLeaves(blocks: readonly Block[]): {
  readonly kept: readonly Block[];
  readonly leaves: readonly CalendarLeaf[];
} {
  const texts = blocks.map((block) => flowing(block).trim());
  const leaves = texts.flatMap((text, n): number[][] => {
    const whole = WHOLE.exec(text)?.groups;
    if (whole !== undefined && DAY.test(whole.day as string) && isWord(whole.word)) return [[n]];
    const isLeaf = DAY.test(text) && isWord(texts[n + 1]) && isUnder(blocks[n], blocks[n + 1]);
    return isLeaf ? [[n, n + 1]] : [];
  });
  if (leaves.length < LEAST) return { kept: blocks, leaves: [] };
  const taken = new Set(leaves.flat());
  return {
    kept: blocks.filter((_, n) => !taken.has(n)),
    leaves: leaves.flatMap((own) => {
      const [day = '', month = ''] = own
        .map((n) => texts[n])
        .join(' ')
        .split(' ');
      const [first, ...others] = own.map((n) => blocks[n] as Block);
      if (first === undefined || !MONTH.test(month)) return [];
      const title = `${day.replace(/\.$/u, '')}. ${month}`;
      return [{ title, heading: others.reduce(joinBlocks, first) }];
    }),
  };
}

/** The leaf at the left of a title, at its height. */
export const leafBeside = (
  { page, box }: Block,
  leaves: readonly CalendarLeaf[],
): CalendarLeaf | undefined =>
  leaves.find(
    ({ heading: leaf }) =>
      leaf.page === page && leaf.box[2] <= box[0] && leaf.box[1] < box[3] && box[1] < leaf.box[3],
  );

/** The figures are larger than the word, which stands under them. */
const isUnder = (day: Block | undefined, word: Block | undefined): boolean =>
  day !== undefined &&
  word !== undefined &&
  day.page === word.page &&
  day.style.size > word.style.size &&
  day.box[0] < word.box[2] &&
  word.box[0] < day.box[2];
