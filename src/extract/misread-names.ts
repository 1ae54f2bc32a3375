import { groupBy } from './group-by.ts';

/** What recognition takes for one another, with and without the Danish letters. */
const CONFUSED: readonly (readonly string[])[] = [
  ['i', 'l', '1', '|', 't', 'j', 'f'],
  ['I', 'l', '1', '|', 'T', 'J'],
  ['o', '0', 'ø', 'e', 'c', 'a', '@', 'd', 'å', 'O', 'Ø', 'Q', 'C', 'G'],
  ['æ', 'ae', 'ee', 'e', 'a', 'ze', 'z'],
  ['Æ', 'AE', 'E', 'A'],
  ['Å', 'A'],
  ['w', 'vv', 'v'],
  ['W', 'VV', 'V'],
  ['m', 'rn', 'nn', 'in', 'ni'],
  ['u', 'n', 'v', 'ii'],
  ['h', 'b'],
  ['B', '8', 'R', 'E'],
  ['S', '5', 's'],
  ['g', 'q', '9', 'y'],
  ['', '.', '-', ' ', ','],
];
/** A name that is printed so many times more often than another tells that this was misread. */
const MORE = 2;
/** Shorter names may differ in one letter, and so may the short words of names: "Hold A", "Hold E". */
const LEAST_LETTERS = 5;
const LEAST_WORD = 3;

/**
 * Names that come once or seldom and differ from one that comes at least twice as often in one place only, by letters that
 * recognition takes for one another ("WVS-skolen" among "VVS-skolen"), with that name.
 *
 * @param printed the names in each record.
 */
export function misreadNames(printed: readonly (readonly string[])[]): ReadonlyMap<string, string> {
  const counts = [...groupBy(printed.flat(), (name) => name)].map(
    ([name, { length }]) => [name, length] as const,
  );
  return new Map(
    counts.flatMap(([name, count]) => {
      const likely = counts.filter(
        ([other, times]) => times >= MORE * count && other !== name && isMisread(name, other),
      );
      const [most] = likely.sort((a, b) => b[1] - a[1]);
      return most === undefined ? [] : [[name, most[0]] as const];
    }),
  );
}

/** Whether two names differ in one place, by what recognition takes for one another. */
function isMisread(read: string, name: string): boolean {
  if (Math.min(read.length, name.length) < LEAST_LETTERS) return false;
  return CONFUSED.some((group) =>
    group.some((one) => group.some((other) => one !== other && differIn(read, name, one, other))),
  );
}

/** Whether `read` is `name` with `one` for `other` at one place. */
function differIn(read: string, name: string, one: string, other: string): boolean {
  if (read.length - one.length !== name.length - other.length) return false;
  let at = 0;
  while (at < read.length && at < name.length && read[at] === name[at]) at++;
  // what is alike may reach into the difference: "VVS" and "WVS" share no first letter, "in" and "ni" none, "v" and "vv" one
  for (let from = at; from >= Math.max(0, at - one.length); from--) {
    const isThere = read.startsWith(one, from) && name.startsWith(other, from);
    if (isThere && read.slice(from + one.length) === name.slice(from + other.length)) {
      return wordAt(name, from).length >= LEAST_WORD;
    }
  }
  return false;
}

/** The word of a text that a place is in or beside. */
const wordAt = (text: string, at: number): string =>
  `${/\S*$/u.exec(text.slice(0, at))?.[0]}${/^\S*/u.exec(text.slice(at))?.[0]}`;
