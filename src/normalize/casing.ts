/** Where a word stands: at the beginning of a sentence or heading; one blank after another word. */
interface Place {
  readonly opens: boolean;
  readonly adjoins: boolean;
}

/**
 * A mended word in the case that its reading had. Signs that stand for letters (@ and & for Ø and Å, | for I) have
 * no case: there the place in the sentence tells.
 */
export function inCaseOf(read: string, word: string, { opens, adjoins }: Place): string {
  const first = read.charAt(0);
  const isUpper =
    first !== first.toLowerCase() && !(adjoins && !opens && isTallLetter(first, word));
  const letters = read.replace(/\P{L}/gu, '');
  if (letters.length >= 2 && letters === letters.toUpperCase()) return word.toUpperCase();
  if (isUpper || (opens && !/\p{L}/u.test(first))) return capitalised(word);
  return word;
}

/** Capitals that a reader takes tall small letters for: the ring of å makes an A of it, and l looks like I. */
const isTallLetter = (read: string, word: string): boolean =>
  (read === 'A' && word.startsWith('å')) || (read === 'I' && word.startsWith('l'));

export const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
