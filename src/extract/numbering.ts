/** "3 Titel", "3. Titel", "3) Titel", "1.2 Titel" */
const NUMBER = /^(?<number>\d{1,3}(?:\.\d{1,2})*)(?:[.):]|\s*[–-])?\s+(?=[\p{L}"“»'])/u;

/** Share of the titles that must be numbered, upwards, for the numbers to be numbers of titles. */
const MOST = 0.6;

/** How many characters a title's number takes with what parts it from the title; 0 without a number. */
export const numberLength = (title: string): number => NUMBER.exec(title)?.[0].length ?? 0;

/**
 * Whether titles are numbered: most begin with a number, and each number is greater than the one before it. So
 * "24 timer i byen" among titles without numbers keeps its number.
 */
export function areNumbered(titles: readonly string[]): boolean {
  const numbers = titles.flatMap((title) => {
    const number = NUMBER.exec(title)?.groups?.number;
    return number === undefined ? [] : [number.split('.').map(Number)];
  });
  if (numbers.length < 2 || numbers.length < titles.length * MOST) return false;
  return numbers.every((number, n) => n === 0 || isGreater(number, numbers[n - 1] as number[]));
}

function isGreater(number: readonly number[], than: readonly number[]): boolean {
  const at = number.findIndex((part, n) => part !== than[n]);
  return at !== -1 && (number[at] as number) > (than[at] ?? 0);
}
