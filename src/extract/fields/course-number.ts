/**
 * "2214", "M-11", "26.104", "A 12": a digit, with at most a few letters and marks around it. Recognition writes dashes for
 * hyphens, and small letters for capitals that look like them ("sI–050").
 */
const COURSE_NUMBER =
  /^(?:[Nn]r\.?\s*)?(?<number>(?:(?=\p{Ll}?\p{Lu})\p{L}{1,4}[ –-]?)?\d[\d./–-]*\p{L}?)\.?$/u;
const LETTERS = /^\p{L}+/u;

/** A course number as printed; undefined for text that is none. */
export const readCourseNumber = (text: string): string | undefined =>
  COURSE_NUMBER.exec(text.trim())
    ?.groups?.number?.replace(/[./–-]+$/, '')
    .replaceAll('–', '-')
    .replace(LETTERS, (letters) => letters.toUpperCase());
