/**
 * A mended word in the case that its reading had. Signs that stand for letters (@ and & for Ø and Å, | for I) have
 * no case: there the place in the sentence tells.
 */
export function inCaseOf(read: string, word: string, opens: boolean): string {
  const first = read.charAt(0);
  const isUpper = first !== first.toLowerCase();
  const letters = read.replace(/\P{L}/gu, '');
  if (letters.length >= 2 && letters === letters.toUpperCase()) return word.toUpperCase();
  if (isUpper || (opens && !/\p{L}/u.test(first))) return capitalised(word);
  return word;
}

export const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
