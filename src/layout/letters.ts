const counts = /[\p{L}\p{N}]/u;

/** Whether a code of ASCII is a letter or digit; other codes are looked up. */
const isAsciiLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);

/** Number of letters and digits: what counts when styles are weighed. */
export function letterCount(text: string): number {
  let letters = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.codePointAt(i) as number;
    if (code > 0xffff) i += 1;
    // asked of every word of a document many times over: the pattern only where it is needed
    if (code < 128 ? isAsciiLetter(code) : counts.test(String.fromCodePoint(code))) letters += 1;
  }
  return letters;
}
