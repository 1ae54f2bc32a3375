import { type Block, flowing } from '../model/index.ts';

/** So many of them are a manner of setting the days of a calendar. */
const LEAST = 3;

const DAY = /^(?:[1-9]|[12]\d|3[01])\.?$/u;
const WEEKDAY = /^(?:man|tirs|ons|tors|fre|lør|søn)(?:dag)?\.?$/iu;
const MONTH = /^(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\p{L}{0,6}\.?$/iu;
const WHOLE = /^(?<day>\d{1,2}\.?) (?<word>\p{L}+\.?)$/u;

const isWord = (text: string | undefined): boolean =>
  text !== undefined && (WEEKDAY.test(text) || MONTH.test(text));

/**
 * Leaves out the leaves of a calendar beside titles: a day in large figures with the day of the week or the month under
 * it ("22 / fredag"). They are no titles of sections and part of no text; the date stands in full with the title.
 */
export function withoutCalendarLeaves(blocks: readonly Block[]): readonly Block[] {
  const texts = blocks.map((block) => flowing(block).trim());
  const leaves = texts.flatMap((text, n): number[][] => {
    const whole = WHOLE.exec(text)?.groups;
    if (whole !== undefined && DAY.test(whole.day as string) && isWord(whole.word)) return [[n]];
    const isLeaf = DAY.test(text) && isWord(texts[n + 1]) && isUnder(blocks[n], blocks[n + 1]);
    return isLeaf ? [[n, n + 1]] : [];
  });
  if (leaves.length < LEAST) return blocks;
  const taken = new Set(leaves.flat());
  return blocks.filter((_, n) => !taken.has(n));
}

/** The figures are larger than the word, which stands under them. */
const isUnder = (day: Block | undefined, word: Block | undefined): boolean =>
  day !== undefined &&
  word !== undefined &&
  day.page === word.page &&
  day.style.size > word.style.size &&
  day.box[0] < word.box[2] &&
  word.box[0] < day.box[2];
