/** "3 Titel", "3. Titel" (or "3, Titel", as recognised), "3) Titel", "1.2 Titel", "Kursus 3: Titel" */
const NUMBER =
  /^(?:(?:Kursus|Tilbud|Forløb|Aktivitet|Arrangement|Nr\.?)\s+)?(?<number>\d{1,3}(?:\.\d{1,2})*)(?:[.,):]|\s*[–·•|/-])?\s+(?=[\p{L}"“»'])/u;
/** "2214 Akvarel", "M-11 Strygerlege", "26.104: Lertøj", "B3 Cyanotypi" */
const CODE =
  /^(?<code>\p{Lu}{0,3}-?\d{2,5}(?:[.-]\d{1,4})?|\p{Lu}{1,3}-?\d)(?:[.):]|\s*[–·•|/-])?\s+(?=[\p{L}"“»'])/u;

/** Share of the titles that must be numbered for the numbers to be no part of them. */
const MOST = 0.6;
/** Share of the numbers that must be greater than the one before: recognition misreads some. */
const RISING = 0.8;
/** Numbers that count from 1 seldom have more digits. */
const CODE_DIGITS = 3;

/** "A. Titel", "B) Titel" */
const LETTER = /^(?<letter>[A-Z])[.):]\s+(?=[\p{L}"“»'])/u;

/** What the numbers before the titles of a group are: places in an order, also as letters, or codes such as course numbers. */
export type Numbering = 'none' | 'order' | 'letters' | 'code';

/**
 * Tells how titles are numbered. Most begin with a number: with codes of at least three digits or with letters, which
 * differ, or with the letters from A on, or with numbers each of which is greater than the one before. So "24 timer i
 * byen" among titles without numbers keeps its number.
 */
export function numberingOf(titles: readonly string[]): Numbering {
  const codes = titles.flatMap((title) => CODE.exec(title)?.groups?.code ?? []);
  const enough = (found: readonly unknown[]): boolean =>
    found.length >= 2 && found.length >= titles.length * MOST;
  const isCode = (code: string): boolean =>
    /\p{L}/u.test(code) || code.replace(/\D/g, '').length >= CODE_DIGITS;
  if (enough(codes) && codes.every(isCode) && new Set(codes).size > codes.length * MOST) {
    return 'code';
  }
  const numbers = titles.flatMap((title) => {
    const number = NUMBER.exec(title)?.groups?.number;
    return number === undefined ? [] : [number.split('.').map(Number)];
  });
  if (!enough(numbers)) {
    const letters = titles.flatMap((title) => LETTER.exec(title)?.groups?.letter ?? []);
    return enough(letters) && areInOrder(letters) ? 'letters' : 'none';
  }
  const rising = numbers.filter(
    (number, n) => n > 0 && isGreater(number, numbers[n - 1] as number[]),
  );
  return rising.length >= (numbers.length - 1) * RISING ? 'order' : 'none';
}

/** Whether letters are those from A on, each the next. */
const areInOrder = (letters: readonly string[]): boolean =>
  letters.every((letter, n) => letter === String.fromCharCode(65 + n));

const PATTERNS = { order: NUMBER, letters: LETTER, code: CODE };

/** How many characters a title's number takes with what parts it from the title, and the number; 0 without one. */
export function numberBefore(
  title: string,
  numbering: Numbering,
): { readonly length: number; readonly number: string | undefined } {
  if (numbering === 'none') return { length: 0, number: undefined };
  const match = PATTERNS[numbering].exec(title);
  const number = match?.groups?.code ?? match?.groups?.number ?? match?.groups?.letter;
  return { length: match?.[0].length ?? 0, number };
}

/** How deep the number before a title says it stands: 0 for "3", 1 for "3.1"; undefined without a number. */
export function depthByNumber(title: string): number | undefined {
  const number = NUMBER.exec(title)?.groups?.number;
  return number === undefined ? undefined : number.split('.').length - 1;
}

function isGreater(number: readonly number[], than: readonly number[]): boolean {
  const at = number.findIndex((part, n) => part !== than[n]);
  return at !== -1 && (number[at] as number) > (than[at] ?? 0);
}
